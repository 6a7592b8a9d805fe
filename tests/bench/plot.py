"""Time of an update against model size, as an SVG of our own making: logarithmic axes, ours and the peers.

A dot is a median, the line above it reaches to the 99th percentile. Names stand at the end of their curves, moved apart where
they would touch.
"""
import math
from html import escape

WIDTH, HEIGHT = 1000, 640
LEFT, RIGHT, TOP, BOTTOM = 84, 176, 96, 132
INK, MUTED, GRID, PAPER = "#1d2433", "#667085", "#e7eaf0", "#ffffff"
OURS = "maquette"
MADE = "line-"  # names of product lines made from a seed: ours alone, as a line of their own
COLOURS = {OURS: "#0b6e4f", "cadical": "#c2571a", "z3 consequences": "#3b5bdb", "z3 naive": "#8da2f0",
           "clasp brave": "#a23b72", "clasp cautious": "#d99abf"}
LABELS = {OURS: "Maquette", "cadical": "CaDiCaL, witnesses", "z3 consequences": "Z3, consequences",
          "z3 naive": "Z3, every option", "clasp brave": "clasp, brave", "clasp cautious": "clasp, cautious"}
LINE_HEIGHT = 17


class Axis:
    """A logarithmic scale onto pixels, from a power of ten to a power of ten (or a given end)."""

    def __init__(self, low, high, from_pixel, to_pixel):
        self.low, self.high = math.log10(low), math.log10(high)
        self.from_pixel, self.to_pixel = from_pixel, to_pixel

    def __call__(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.from_pixel + share * (self.to_pixel - self.from_pixel)

    def moved(self, pixels):
        return Axis(10.0 ** self.low, 10.0 ** self.high, self.from_pixel + pixels, self.to_pixel + pixels)

    def decades(self):
        return [10.0 ** power for power in range(math.ceil(self.low - 1e-9), math.floor(self.high + 1e-9) + 1)]


def series_of(run):
    """{contestant: [(options, median, p99)]}, each by size."""
    series = {OURS: []}
    for each in run:
        if not each.size or each.name.startswith(MADE):
            continue
        options = each.size["options"]
        if each.clicks.get("random"):
            series[OURS].append((options, each.clicks["random"].median, each.clicks["random"].p99))
        for (visits, peer), clicks in each.peers.items():
            if visits == "random" and not (clicks.gave_up and clicks.clicks <= 1):
                series.setdefault(peer, []).append((options, clicks.median, clicks.p99))
    return {name: sorted(points) for name, points in series.items() if points}


def made_lines(run):
    return sorted((each.size["options"], each.clicks["random"].median, each.clicks["random"].p99)
                  for each in run if each.size and each.name.startswith(MADE) and each.clicks.get("random"))


def spread(positions, least):
    """The positions moved as little as makes them `least` apart; order kept."""
    moved = []
    for wanted in positions:
        moved.append(wanted if not moved else max(wanted, moved[-1] + least))
    excess = moved[-1] - positions[-1] if moved else 0
    return [position - excess / 2 for position in moved]


def text(x, y, words, size=13, colour=INK, anchor="start", extra=""):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" {extra}>'
            f"{escape(words)}</text>")


def duration(milliseconds):
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:g} s"
    return f"{milliseconds:g} ms" if milliseconds >= 1 else f"{milliseconds * 1000:g} µs"


def grid(x, y):
    parts = []
    for value in y.decades():
        parts.append(f'<path d="M{x.from_pixel} {y(value):.1f}H{x.to_pixel}" stroke="{GRID}"/>')
        parts.append(text(x.from_pixel - 12, y(value) + 4, duration(value), 12, MUTED, "end"))
    for value in x.decades():
        parts.append(f'<path d="M{x(value):.1f} {y.to_pixel}V{y.from_pixel}" stroke="{GRID}"/>')
        parts.append(text(x(value), y.to_pixel - 8, f"{value:,.0f} options", 12, MUTED, "middle"))
    frame = y(1000 / 60)
    parts.append(f'<path d="M{x.from_pixel} {frame:.1f}H{x.to_pixel}" stroke="{MUTED}" stroke-dasharray="2 4"/>')
    parts.append(text(x.to_pixel - 6, frame - 6, "one frame at 60 a second", 11, MUTED, "end"))
    return parts


def model_names(run, x, y):
    measured = sorted((each.size["options"], each.name) for each in run if each.size and not each.name.startswith(MADE))
    places = spread([x(options) for options, _ in measured], 15)
    parts = []
    for (options, name), place in zip(measured, places):
        floor = y.from_pixel
        parts.append(f'<path d="M{x(options):.1f} {floor}V{floor + 5}L{place:.1f} {floor + 16}" stroke="{MUTED}" fill="none"/>')
        parts.append(text(place + 3, floor + 27, name, 11.5, MUTED, "end", f'transform="rotate(-40 {place + 3:.1f} {floor + 27})"'))
    return parts


def curve(name, points, x, y):
    """Each contestant a little beside the others, so that their bars do not hide one another."""
    colour, strong = COLOURS[name], name == OURS
    beside = 2.5 * (list(COLOURS).index(name) - (len(COLOURS) - 1) / 2)
    x = x.moved(beside)
    path = "L".join(f"{x(options):.1f} {y(median):.1f}" for options, median, _ in points)
    parts = [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{2.6 if strong else 1.4}" '
             f'stroke-linejoin="round" opacity="{1 if strong else 0.75}"/>']
    for options, median, p99 in points:
        parts.append(f'<path d="M{x(options):.1f} {y(median):.1f}V{y(p99):.1f}" stroke="{colour}" '
                     f'stroke-width="{3 if strong else 1.6}" opacity="0.45" stroke-linecap="round"/>')
        parts.append(f'<circle cx="{x(options):.1f}" cy="{y(median):.1f}" r="{4.6 if strong else 3.2}" fill="{colour}" '
                     f'stroke="{PAPER}" stroke-width="1.2"/>')
    return parts


def dashed(points, x, y):
    if not points:
        return []
    path = "L".join(f"{x(options):.1f} {y(median):.1f}" for options, median, _ in points)
    middle = points[len(points) // 2]
    colour = COLOURS[OURS]
    parts = [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.6" stroke-dasharray="1 5" stroke-linecap="round"/>']
    parts += [f'<circle cx="{x(options):.1f}" cy="{y(median):.1f}" r="3" fill="{PAPER}" stroke="{colour}" stroke-width="1.4"/>'
              for options, median, _ in points]
    parts.append(text(x(middle[0]) + 10, y(middle[1]) + 18, "Maquette, product lines made from a seed", 11, colour))
    return parts


def curve_names(series, x, y):
    ends = sorted((y(points[-1][1]), name) for name, points in series.items())
    places = spread([end for end, _ in ends], LINE_HEIGHT)
    parts = []
    for (end, name), place in zip(ends, places):
        last = x(series[name][-1][0])
        parts.append(f'<path d="M{last + 7:.1f} {end:.1f}L{x.to_pixel + 8} {place:.1f}" stroke="{COLOURS[name]}" opacity="0.35"/>')
        weight = 'font-weight="700"' if name == OURS else ""
        parts.append(text(x.to_pixel + 12, place + 4, LABELS[name], 13, COLOURS[name], "start", weight))
    return parts


def draw(run):
    series = series_of(run)
    sizes = [options for points in [*series.values(), made_lines(run)] for options, _, _ in points]
    tails = [p99 for points in series.values() for _, _, p99 in points]
    medians = [median for points in series.values() for _, median, _ in points]
    x = Axis(min(sizes) / 1.4, max(sizes) * 1.3, LEFT, WIDTH - RIGHT)
    y = Axis(10.0 ** math.floor(math.log10(min(medians))), 10.0 ** math.ceil(math.log10(max(tails))), HEIGHT - BOTTOM, TOP)
    parts = [text(LEFT, 36, "What a click takes", 22, INK, "start", 'font-weight="700"'),
             text(LEFT, 58, "CPU time to learn which of all options are possible after a click, against the size of the model. "
                            "Dots are medians, bars reach to p99.", 13, MUTED)]
    parts += grid(x, y) + model_names(run, x, y)
    for name in sorted(series, key=lambda each: each == OURS):
        parts += curve(name, series[name], x, y)
    parts += dashed(made_lines(run), x, y)
    parts += curve_names(series, x, y)
    body = "\n".join(parts)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            f'font-family="Inter, Helvetica, Arial, sans-serif">\n<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>\n'
            f"{body}\n</svg>\n")
