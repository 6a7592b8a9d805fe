"""What click_bench and session_bench measured, by model: out of Google Benchmark's JSON into plain records."""
from dataclasses import dataclass, field

PEERS = ("z3 naive", "z3 consequences", "cadical", "clasp brave", "clasp cautious")
QUESTIONS = ("states", "count", "shares", "cheapest")
SESSION_QUESTIONS = ("click_updates_every_state", "completion", "explanation", "repairs", "price_offers", "cheapest_proven", "surprises")


@dataclass
class Clicks:
    """Milliseconds of CPU time over `clicks` clicks. `ours_*`: ours on exactly the same ones."""
    clicks: int
    median: float
    p99: float
    ours_median: float = 0.0
    ours_p99: float = 0.0
    gave_up: bool = False


@dataclass
class Figures:
    """Of one model. What was not measured is missing from the dictionaries."""
    name: str
    size: dict = field(default_factory=dict)  # parts, options, rules, nodes, edges, leaves, kept_bytes, ...: click_bench's counters
    milliseconds: dict = field(default_factory=dict)  # by "compile" and QUESTIONS
    clicks: dict = field(default_factory=dict)  # ours: by "random", "orders", "session", "random/select", ...
    peers: dict = field(default_factory=dict)  # (visits, peer) -> Clicks
    session: dict = field(default_factory=dict)  # by SESSION_QUESTIONS: what each asks of a Session, at each move of a customer

    def best_peer(self, visits, measure):
        """The peer with the least ratio to ours, and that ratio; `measure` is "median" or "p99"."""
        ratios = {peer: getattr(clicks, measure) / getattr(clicks, "ours_" + measure)
                  for (kind, peer), clicks in self.peers.items() if kind == visits}
        if not ratios:
            return None
        peer = min(ratios, key=ratios.get)
        return peer, ratios[peer]


def _clicks(entry, prefix=""):
    if prefix + "clicks" not in entry:
        return None
    found = Clicks(int(entry[prefix + "clicks"]), entry[prefix + "median"], entry[prefix + "p99"])
    if not prefix and "ours_median" in entry:
        found.ours_median, found.ours_p99 = entry["ours_median"], entry["ours_p99"]
        found.gave_up = entry["gave_up"] != 0
    return found


def _add(figures, what, entry):
    visits, _, peer = what.partition("/")
    if what == "compile":
        figures.size = {key: entry[key] for key in ("parts", "options", "rules", "nodes", "edges", "leaves", "kept_bytes",
                                                    "peak_bytes", "left_out", "simplify_ms", "order_ms", "search_ms",
                                                    "width") if key in entry}
    if what == "compile" or what in QUESTIONS:
        figures.milliseconds[what] = entry["cpu_time"]
    elif peer:
        found = _clicks(entry)
        if found:
            figures.peers[(visits, peer)] = found
    else:
        figures.clicks[what] = _clicks(entry)
        for kind in ("select", "swap", "retract"):
            if _clicks(entry, kind + "_"):
                figures.clicks[f"{what}/{kind}"] = _clicks(entry, kind + "_")


def read(documents):
    """A list of Figures, in the order of the runs; where two measured the same, the later counts."""
    models = {}
    for entry in (entry for document in documents for entry in document["benchmarks"]):
        question = entry["name"].partition("/")[0]
        if question in SESSION_QUESTIONS:
            figures = models.setdefault(entry["label"], Figures(entry["label"]))
            figures.session[question] = Clicks(int(entry["clicks"]), entry["median_ms"], entry["p99_ms"])
            continue
        name, _, what = entry["name"].removesuffix("/iterations:1").partition("/")
        figures = models.setdefault(name, Figures(name))
        if "error_occurred" not in entry:
            _add(figures, what, entry)
    return list(models.values())
