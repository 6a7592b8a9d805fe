"""The upper: the pattern of this model, panel by panel, from the vamp below to the heel tab on top.

Layers, mm over the last (bottom, top): vamp and collar 1.3, quarters and toe cap 2.2 and 3.1, eyestay and heel
counter 3.2 to 3.3, heel tab 4.4, side mark 3.1. A panel that runs on under another one sinks below it along the hidden
strip. Every visible edge carries one or two rows of stitches. Lateral and medial sides differ a little, as they do
on a foot: the medial quarter starts 6 mm further back and its mark sits 3 mm further back.
"""
import numpy as np

import stitches
from curves import smoothstep, arc_length
from last import sole_top
from outline import (LATERAL, MEDIAL, at, draw, drop, drop_at, feather, locate, plan, run, side, t_on_feather, t_on_top)
from panels import Style, build

EYELETS = 6
EYELET_INSET = 8.2  # mm from the throat edge
EYELET_RANGE = (199, 131)  # x on the top line, first and last
ZIGZAG = stitches.Thread(pitch=2.5, lean=0)


def above_sole(clearance):
    """Keeps what shows above the sole's rim."""
    return lambda ts, points: points[:, 2] > sole_top(points[:, 0]) + clearance


def structural_seam(shoe, last, panel, keep, thread=stitches.Thread()):
    """The finish of a structural edge, as the customer chooses it: one row, two parallel rows, or a zigzag."""
    for part, inset in (('stitching_single', 2.0), ('stitching_double', 4.4)):
        shoe.add(part, *stitches.seam(last, panel, inset, keep, thread))
    shoe.add('stitching_zigzag', *stitches.zigzag(last, panel, (1.5, 4.9), keep, ZIGZAG))


TOECAP_EDGE = [feather(LATERAL, 139), side(LATERAL, 147, 34), side(LATERAL, 160, 41.5), side(LATERAL, 180, 46),
               side(LATERAL, 203, 48), side(LATERAL, 224, 49.2), side(LATERAL, 244, 51.5), plan(262.5, -21.5),
               plan(270.5, -8), plan(273, 6), plan(269, 21.5), plan(257.5, 32), side(MEDIAL, 236, 51.2),
               side(MEDIAL, 216, 50), side(MEDIAL, 196, 49), side(MEDIAL, 174, 47), side(MEDIAL, 155, 42),
               side(MEDIAL, 142, 34.5), feather(MEDIAL, 133)]


def perforations():
    """Vamps by part name: plan points of their holes. Rows, none, and our sun with its rays of air."""
    rows = [(x, 3.5 + (x - 228) * .06 + (k - (count - 1) / 2) * 8.2)
            for x, count in ((227.5, 4), (234.5, 5), (241.5, 4), (248.5, 3)) for k in range(count)]
    sun = [(256 + r * np.cos(a), 5 + r * np.sin(a)) for r, half, count in
           ((0, 0, 1), (8, 100, 6), (15.5, 72, 7), (23, 58, 9), (30.5, 48, 10))
           for a in np.radians(180 + np.linspace(-half, half, count))]
    return {'vamp': rows, 'vamp_plain': [], 'vamp_sun': sun}


def build_vamps(shoe, last):
    """Forefoot panel, one for each pattern of holes; it ends 9 mm under the toe cap, the quarters and the eyestay."""
    front = np.array([locate(last, mark) for mark in TOECAP_EDGE[1:-1]])
    front[:, 1] = np.maximum(front[:, 1] - 9 / last.length(front[:, 0]), 0)
    lateral, medial = front[0, 0], front[-1, 0]
    loop = draw(last, [[at(*ts) for ts in front], [at(*front[-1]), at(medial, .955)],
                       run(medial, lateral, .98, 40), [at(lateral, .955), at(*front[0])]], 2.8, 1)
    style = Style(-1.6, 1.3, dip=0, crown=0, rings=(1.5, 4.0, 7.0), hole_radius=1.1, hole_floor=-1.0, grid=4.0,
                  sink=lambda points, distance: 2.0 * (1 - smoothstep(2.0, 8.5, distance)))
    for part, holes in perforations().items():
        shoe.add(part, *build(last, loop, style, [locate(last, plan(*hole)) for hole in holes])[1])


def build_toecap(shoe, last):
    """Mudguard and toe cap in one sweep round the forefoot."""
    bottom = run(t_on_feather(last, 139, LATERAL), t_on_feather(last, 133, MEDIAL), 0, 50)
    loop = draw(last, [bottom, TOECAP_EDGE[::-1]], 2.4, 2)
    behind_cup = lambda points, distance: .9 * (1 - smoothstep(-4.2, -2.2, points[:, 2] - sole_top(points[:, 0])))
    panel, pieces = build(last, loop, Style(0.2, 3.1, sink=behind_cup))
    shoe.add('toecap', *pieces)
    structural_seam(shoe, last, panel, above_sole(2.2))


def quarter_outline(last, view, shift):
    """Front edge, eyestay line, collar line, back edge, feather line."""
    front = [feather(view, 150 + shift), side(view, 157 + shift, 38), side(view, 170 + shift, 56),
             side(view, 186 + shift, 70), drop(view, 186 + shift, 9)]
    under_stay = [drop(view, x, d) for x, d in ((186 + shift, 9), (165, 7), (140, 6), (126, 6))]
    collar = [drop(view, x, d) for x, d in ((126, 6), (112, 11), (100, 13.5), (84, 14.5), (64, 14.5), (44, 14.5),
                                            (26, 13), (17, 11))]
    back = [drop(view, 17, 11), feather(view, 13, .5), feather(view, 14)]
    bottom = run(t_on_feather(last, 14, view), t_on_feather(last, 150 + shift, view), 0)
    return [front, under_stay, collar, back, bottom]


def build_quarter(shoe, last, view, shift):
    """One side panel, stitched along the collar and down the front edge."""
    panel, pieces = build(last, draw(last, quarter_outline(last, view, shift), 2.4, 3), Style(0.1, 2.2))
    shoe.add('quarter', *pieces)
    below = lambda ts: (1 - ts[:, 1]) * last.length(ts[:, 0])
    clear = above_sole(2)
    collar = lambda ts, p: clear(ts, p) & (below(ts) < 19) & (p[:, 0] < 112) & (p[:, 0] > 26)
    front = lambda ts, p: clear(ts, p) & (below(ts) > 19) & (p[:, 0] > 140)
    structural_seam(shoe, last, panel, collar)
    structural_seam(shoe, last, panel, front)


def build_collar(shoe, last, view):
    """The padded strip along the foot opening, tucked under the quarter."""
    first, end = t_on_top(last, 14, view), t_on_top(last, 118, view)
    lower = [at(end, .985)] + [drop(view, x, 20 if x == 112 else 22) for x in (112, 100, 84, 64, 44, 26, 14)]
    loop = draw(last, [lower, [drop(view, 14, 22), at(first, .99)], run(first, end, .99, 30)], 2.8, 1)
    sink = lambda points, distance: 1.2 * (1 - smoothstep(0, 5, distance)) * (points[:, 2] < 200)
    style = Style(-1.2, 1.2, grid=5, dip=0, crown=0, rings=(1.2, 3.0), sink=sink)
    panel, pieces = build(last, loop, style)
    shoe.add('collar', *pieces)
    below = lambda ts: (1 - ts[:, 1]) * last.length(ts[:, 0])
    roll = lambda ts, points: (below(ts) < 6) & (points[:, 0] > 27) & (points[:, 0] < 104)
    for row in stitches.seam(last, panel, 3.2, roll, stitches.FINE):  # holds the padding of the edge
        shoe.add('stitching', row)


def _arc(view, centre, radius, start, stop, count):
    """An arc of the side mark, sheared forward a third: points in side view."""
    angles = np.radians(np.linspace(start, stop, count))
    return [side(view, centre[0] + radius * (np.cos(a) + .35 * np.sin(a)), centre[1] + radius * np.sin(a))
            for a in angles]


def _sun(view, x):
    """A sun and its ring rising over the line of the sole: outlines as segments of marks."""
    centre = (x, 25.5)
    sun = _arc(view, centre, 11.5, -6, 186, 13)
    outer, inner = _arc(view, centre, 27, -4, 184, 17), _arc(view, centre, 17, 184, -4, 13)
    return ([sun, [sun[-1], side(view, x, 22), sun[0]]],
            [outer, [outer[-1], inner[0]], inner, [inner[-1], outer[0]]])


def _bars(view, x):
    """Two leaning bars, the front one lower."""
    for start, low, high in ((x - 14, 31, 59), (x + 11, 30.5, 53)):
        lean = .36
        foot, head = start, start + (high - low) * lean
        yield [[side(view, foot, low), side(view, foot + 14, low)], [side(view, foot + 14, low), side(view, head + 14, high)],
               [side(view, head + 14, high), side(view, head, high)], [side(view, head, high), side(view, foot, low)]]


def _wave(view, x):
    """Two waves that run towards the toe and thin out there."""
    along = np.linspace(0, 1, 15)
    for base, thick in ((44.5, 5.2), (33.5, 5.2)):
        line = base + 5.0 * np.sin(along * 2 * np.pi * 1.25 + 2.6) * (1 - .25 * along) - 3 * along
        half = thick * (.5 + .5 * np.sqrt(1 - along * .98))[:, ] * .8 * np.minimum(1, along * 9 + .45)
        xs = x - 37 + 78 * along
        top = [side(view, a, z + h / 2 + 1) for a, z, h in zip(xs, line, half)]
        low = [side(view, a, z - h / 2 - 1) for a, z, h in zip(xs, line, half)][::-1]
        yield [top, [top[-1], low[0]], low, [low[-1], top[0]]]


MARKS = {'sidemark': _sun, 'sidemark_bars': _bars, 'sidemark_wave': _wave}


def build_sidemarks(shoe, last, view, x):
    """Our marks, of which a shoe has one; the stitches are parts of their own, for film has none."""
    style = Style(1.9, 3.1, radius=.6, grid=5, rings=(.25, .7, 1.6, 2.6), dip_at=1.6, hidden_below=-1)
    for part, shapes in MARKS.items():
        for shape in shapes(view, x):
            panel, pieces = build(last, draw(last, shape, 1.9, 2), style)
            shoe.add(part, *pieces)
            shoe.add(part + '_stitching', *stitches.seam(last, panel, 1.6, above_sole(2), stitches.FINE))


def eyelet_centres(last):
    """Six (t, s) a side, at equal distances along the throat."""
    centres = {}
    for view in (LATERAL, MEDIAL):
        t = np.linspace(t_on_top(last, EYELET_RANGE[0], view), t_on_top(last, EYELET_RANGE[1], view), 300)
        lengths = arc_length(last.point(np.stack([t, np.ones(300)], 1)))
        stations = np.interp(np.linspace(0, lengths[-1], EYELETS), lengths, t)
        centres[view] = [np.array([u, 1 - EYELET_INSET / last.length(u)]) for u in stations]
    return centres


EYESTAY_DROPS = ((102, 7), (107, 13.5), (114, 19.5), (126, 21), (147, 19.5), (172, 19.5), (190, 19.5), (203, 18))


def build_eyestay(shoe, last, eyelets):
    """The U of leather round the throat that carries the eyelets."""
    lateral, medial = t_on_top(last, 102, LATERAL), t_on_top(last, 102, MEDIAL)
    middle = (lateral + medial) / 2
    outer = ([drop(LATERAL, x, d) for x, d in EYESTAY_DROPS]
             + [drop_at(middle - .02, 15.5), drop_at(middle + .03, 15.5)]
             + [drop(MEDIAL, x, d) for x, d in EYESTAY_DROPS[::-1]])
    loop = draw(last, [outer, [drop(MEDIAL, 102, 7), at(medial, .995)], run(medial, lateral, .995, 70),
                       [at(lateral, .995), drop(LATERAL, 102, 7)]], 2.2, 3)
    holes = eyelets[LATERAL] + eyelets[MEDIAL]
    panel, pieces = build(last, loop, Style(0.6, 3.3, hole_radius=2.1, hole_floor=2.45), holes)
    shoe.add('eyestay', *pieces)
    outer = lambda ts, p: ((1 - ts[:, 1]) * last.length(ts[:, 0]) > 9) & (p[:, 0] > 118)
    for row in stitches.seam(last, panel, 2.0, lambda ts, p: ~outer(ts, p)):
        shoe.add('stitching', row)
    structural_seam(shoe, last, panel, outer)


def build_heel_counter(shoe, last):
    """The counter that cups the heel; returns the panel, on which the heel text lies."""
    ends = t_on_feather(last, 56, MEDIAL) - 1, t_on_feather(last, 56, LATERAL)
    left = [feather(LATERAL, 56), side(LATERAL, 52, 38), side(LATERAL, 43, 53), side(LATERAL, 30, 62.5),
            side(LATERAL, 18, 66)]
    right = [side(MEDIAL, 18, 66), side(MEDIAL, 30, 62.5), side(MEDIAL, 43, 53), side(MEDIAL, 52, 38),
             feather(MEDIAL, 56)]
    loop = draw(last, [run(*ends, 0, 40), left, [left[-1], at(0, .70), right[0]], right], 2.4, 3)
    panel, pieces = build(last, loop, Style(1.2, 3.2))
    shoe.add('heel_counter', *pieces)
    clear = above_sole(2)
    structural_seam(shoe, last, panel, lambda ts, p: clear(ts, p) & (p[:, 0] > 12.5))
    return panel


def build_heel_tab(shoe, last):
    """The tab at the back of the collar, part of the counter."""
    tip = [at(-.0125, .60), at(0, .585), at(.0125, .60)]
    left = [tip[-1], side(LATERAL, 19, 74), drop(LATERAL, 24, 5), drop(LATERAL, 25, .6)]
    right = [drop(MEDIAL, 25, .6), drop(MEDIAL, 24, 5), side(MEDIAL, 19, 74), tip[0]]
    top = run(t_on_top(last, 25, LATERAL), t_on_top(last, 25, MEDIAL) - 1, .99, 20)
    panel, pieces = build(last, draw(last, [tip, left, top, right], 2.0, 3), Style(.4, 4.4, grid=4.0, crown=.1))
    shoe.add('heel_counter', *pieces)
    for row in stitches.seam(last, panel, 2.0, lambda ts, p: (1 - ts[:, 1]) * last.length(ts[:, 0]) > 2.5):
        shoe.add('stitching', row)


def build_upper(shoe, last):
    """All panels. Returns (eyelet centres by side, the heel counter panel)."""
    eyelets = eyelet_centres(last)
    build_vamps(shoe, last)
    build_toecap(shoe, last)
    for view, shift, mark_x in ((LATERAL, 0, 101), (MEDIAL, -6, 98)):
        build_quarter(shoe, last, view, shift)
        build_collar(shoe, last, view)
        build_sidemarks(shoe, last, view, mark_x)
    build_eyestay(shoe, last, eyelets)
    counter = build_heel_counter(shoe, last)
    build_heel_tab(shoe, last)
    return eyelets, counter
