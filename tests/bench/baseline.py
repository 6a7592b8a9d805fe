"""The figures kept in the tree, and how a run compares with them."""
import json

from tables import markdown, number


def flatten(run):
    """{"model/what": milliseconds}"""
    flat = {}
    for each in run:
        for what, value in each.milliseconds.items():
            flat[f"{each.name}/{what}"] = value
        for what, clicks in each.clicks.items():
            flat[f"{each.name}/{what} median"] = clicks.median
            flat[f"{each.name}/{what} p99"] = clicks.p99
        for what, clicks in each.session.items():
            flat[f"{each.name}/session {what} median"] = clicks.median
            flat[f"{each.name}/session {what} p99"] = clicks.p99
        for (visits, peer), clicks in each.peers.items():
            flat[f"{each.name}/{visits}/{peer} median"] = clicks.median
        for what in ("nodes", "kept_bytes", "peak_bytes"):
            if what in each.size:
                flat[f"{each.name}/{what}"] = each.size[what]
    return flat


def dump(run):
    return json.dumps({name: float(f"{value:.4g}") for name, value in flatten(run).items()}, indent=1) + "\n"


def compare(run, kept):
    """A table of what changed by more than a tenth; the peers show how much of it is the machine's."""
    rows = []
    for name, value in flatten(run).items():
        if kept.get(name):
            ratio = value / kept[name]
            if not 0.9 < ratio < 1.1:
                rows.append([name, number(kept[name]), number(value), f"{ratio:.2f}"])
    same = sum(1 for name in flatten(run) if name in kept) - len(rows)
    rows.sort(key=lambda row: -float(row[3]))
    if not rows:
        return f"Against the baseline: {same} figures, all within a tenth."
    return (f"Against the baseline ({same} more figures are within a tenth):\n\n"
            + markdown(["figure", "baseline", "now", "ratio"], rows))
