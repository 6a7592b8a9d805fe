"""What a process and all below it have used: CPU time and memory, out of /proc."""
import os
import pathlib

PROC = pathlib.Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def fields_of(pid):
    """The fields of /proc/PID/stat from the state on, or none when it has ended."""
    try:
        return (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None


def family(pid):
    """The process and all below it."""
    children = {}
    for entry in PROC.iterdir():
        fields = fields_of(entry.name) if entry.name.isdigit() else None
        if fields:
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [pid]
    for member in found:
        found += children.get(member, [])
    return found


def cpu_seconds(pid):
    """Of all threads, and of children that have ended."""
    return sum(sum(map(int, fields[11:15])) for fields in map(fields_of, family(pid)) if fields) / TICKS


def memory_mb(pid):
    """Proportional set size: a page that n processes share counts a nth in each."""
    total = 0
    for member in family(pid):
        try:
            lines = (PROC / str(member) / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


class Meter:
    """Notes what has been used each time a viewer says how far it is."""

    def __init__(self, pid, started):
        self.pid, self.started, self.figures, self.mark = pid, started, {}, 0.0

    def hear(self, told, now):
        used = 1000 * cpu_seconds(self.pid)
        event = told["event"]
        if event == "first":
            self.figures.update(first_ms=1000 * (now - self.started), first_cpu=used)
        elif event == "turned":
            self.figures.update(fps=told["frames"] / told["seconds"], frame_cpu=(used - self.mark) / told["frames"])
        elif event == "switched" and told["latencies"]:
            self.figures.update(switch_ms=sorted(told["latencies"])[len(told["latencies"]) // 2],
                                switch_cpu=(used - self.mark) / len(told["latencies"]))
        elif event == "done":
            self.figures["memory"] = memory_mb(self.pid)
        self.mark = 1000 * cpu_seconds(self.pid)
