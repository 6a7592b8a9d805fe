"""The tables of docs/benchmarks.md, between its markers `<!-- table: NAME -->` and `<!-- end -->`."""
import re

from figures import PEERS, SESSION_QUESTIONS


def number(value):
    """Three significant digits, without an exponent."""
    if value is None:
        return "–"
    if value == 0:
        return "0"
    if value >= 100:
        return f"{value:,.0f}"
    digits = 1 if value >= 10 else 2 if value >= 1 else 3 if value >= 0.1 else 4
    return f"{value:,.{digits}f}"


def times(ratio):
    return f"{ratio:,.0f} ×" if ratio >= 10 else f"{ratio:.1f} ×"


def markdown(header, rows):
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]

    def line(cells):
        padded = [cells[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        return "| " + " | ".join(padded) + " |"

    rule = "|" + "|".join("-" * (width + 1) + ("-" if column == 0 else ":") for column, width in enumerate(widths)) + "|"
    return "\n".join([line(header), rule, *(line(row) for row in rows)])


def compiling(run):
    header = ["model", "parts", "options", "rules", "compile ms", "nodes", "edges", "leaves", "kept kB", "peak kB"]
    rows = []
    for each in run:
        if not each.size:
            continue
        size = each.size
        rows.append([each.name, *(f"{size[key]:,.0f}" for key in ("parts", "options", "rules")),
                     number(each.milliseconds["compile"]), *(f"{size[key]:,.0f}" for key in ("nodes", "edges", "leaves")),
                     number(size["kept_bytes"] / 1e3), number(size["peak_bytes"] / 1e3)])
    return markdown(header, rows)


def profile(run):
    """Where the time goes. The last column is what is no search: reading rules into clauses, and putting the catalog together."""
    rows = []
    for each in run:
        if "search_ms" not in each.size:
            continue
        parts = [each.size[key] for key in ("simplify_ms", "order_ms", "search_ms")]
        rest = max(0.0, each.milliseconds["compile"] - sum(parts))
        rows.append([each.name, f"{each.size['width']:.0f}", *(number(part) for part in parts), number(rest)])
    return markdown(["model", "width", "simplify ms", "order ms", "search ms", "the rest ms"], rows)


def clicks(run):
    header = ["model and clicks", "clicks timed", "median ms", "p99 ms", "ahead of the best peer, median", "and p99"]
    rows = []
    for each in run:
        for visits in ("random", "orders"):
            ours = each.clicks.get(visits)
            if not ours:
                continue
            ahead = [each.best_peer(visits, measure) for measure in ("median", "p99")]
            rows.append([f"{each.name}, {visits}", f"{ours.clicks:,}", number(ours.median), number(ours.p99),
                         *(f"{times(best[1])} ({best[0]})" if best else "–" for best in ahead)])
    return markdown(header, rows)


def kinds(run):
    header = ["model and clicks", "select", "swap", "retract", "through Session"]
    rows = []
    for each in run:
        for visits in ("random", "orders"):
            if visits not in each.clicks:
                continue
            cells = [each.clicks.get(f"{visits}/{kind}") for kind in ("select", "swap", "retract")]
            cells.append(each.clicks.get("session") if visits == "random" else None)
            rows.append([f"{each.name}, {visits}", *(f"{number(c.median)} / {number(c.p99)}" if c else "–" for c in cells)])
    return markdown(header, rows)


def questions(run):
    names = {"states": "states", "count": "exact count", "cheapest": "cheapest with each option", "shares": "share of each option"}
    clicks = {"count clicks": "count after a click", "cheapest clicks": "cheapest after a click"}
    rows = []
    for each in run:
        if not each.milliseconds:
            continue
        after = [each.clicks.get(key) for key in clicks]
        rows.append([each.name, *(number(each.milliseconds.get(key)) for key in names),
                     *(f"{number(c.median)} / {number(c.p99)}" if c else "–" for c in after)])
    return markdown(["model", *names.values(), *clicks.values()], rows)


def products(run):
    shown = [each for each in run if each.session]
    rows = []
    for question in SESSION_QUESTIONS:
        found = [each.session.get(question) for each in shown]
        rows.append([question.replace("_", " "), *(f"{number(c.median)} / {number(c.p99)}" if c else "–" for c in found)])
    return markdown(["question", *(each.name for each in shown)], rows)


def peers(run):
    rows = []
    for each in run:
        for visits in ("random", "orders"):
            found = {peer: each.peers.get((visits, peer)) for peer in PEERS}
            if any(found.values()):
                rows.append([f"{each.name}, {visits}", *(_peer_cell(found[peer]) for peer in PEERS)])
    return markdown(["model and clicks", *PEERS], rows)


def _peer_cell(clicks):
    if not clicks:
        return "–"
    if clicks.gave_up and clicks.clicks <= 1:
        return f"> {number(clicks.median)}"
    return f"{number(clicks.median)} / {number(clicks.p99)} ({clicks.clicks:,}), {times(clicks.median / clicks.ours_median)}"


TABLES = {
    "clicks": ("A click", clicks),
    "kinds": ("Select, swap, retract: median / p99 ms", kinds),
    "peers": ("The peers: median / p99 ms (clicks timed), and how many times our median", peers),
    "compiling": ("Compiling", compiling),
    "profile": ("Where compiling spends its time", profile),
    "products": ("What a customer asks of our products (median / p99), ms", products),
    "questions": ("Other questions, from no selections and along the random clicks (median / p99), ms", questions),
}


def all_of(run):
    return [(title, make(run)) for title, make in TABLES.values()]


def replace(page, run):
    """The page with the tables of this run."""
    for name, (_, make) in TABLES.items():
        pattern = rf"(<!-- table: {name} -->\n).*?(<!-- end -->)"
        page, found = re.subn(pattern, lambda m, made=make(run): m[1] + made + "\n" + m[2], page, flags=re.S)
        if found != 1:
            raise SystemExit(f"docs/benchmarks.md needs exactly one place for the table \"{name}\"")
    return page
