"""The pattern: where the upper's edges run on the last, and the grid of its leather between them.

As a shoemaker does, edges are drawn on the flattened last: sigma along the feather line, D from the ridge. There the top
line is one spline, from the back over the quarters into the throat, and every meridian of the grid is straight, from the
feather line to the top line. So the upper is a ring without pole or boolean cut, a peep toe is another lower edge, and a
slingback another top line.
"""
from dataclasses import dataclass

import numpy as np

from last import BACK, JOINT, LATERAL, MEDIAL, SEAT
from mesh import slopes
from splines import along, arc_length, monotone, rows_at, smoothstep, spline, unit

# Stations on one side: round the seat, along the waist, round the toe.
CLOSED, SLING = (13, 29, 39), (0, 21, 39)
SLING_FROM = 88.0     # sigma where the slingback's wing meets the sole
DENSE = 22            # rows from which the surface is smoothed
COARSE = 13           # rows below the top line's seam
NEAR_TOP = np.array([3.6, 2.8, 2.35, 1.95, 1.55, 1.1, .55, 0.])  # mm below the top line
SEAM = 1.95           # mm below the top line: the stitched groove
GROOVE, PUFF = .20, .10
THROAT, THROAT_BULGE = 189., 1.74
# sigma, mm above the feather line, mm more at a steep pitch
TOP = {
    'closed': {LATERAL: [(BACK, 51.6, 0.), (-6, 51.4, 1.2), (6, 49.8, 6.), (18, 45.8, 11.), (30, 41.0, 13.5), (60, 33.4, 10.5),
                         (92, 28.8, 5.), (116, 27.6, 1.5), (134, 28.2, 0.)],
               MEDIAL: [(BACK, 51.6, 0.), (-6, 51.4, 1.2), (6, 50.0, 6.), (18, 46.4, 11.), (30, 41.9, 13.5), (60, 35.4, 10.5),
                        (92, 31.4, 5.), (116, 30.0, 1.5), (134, 29.4, 0.)]},
    'sling': {LATERAL: [(SLING_FROM, .6, 0), (93, 9.5, 0), (102, 19.5, 0), (116, 26.4, .5), (134, 28.2, 0)],
              MEDIAL: [(SLING_FROM, .6, 0), (93, 10.5, 0), (102, 21.2, 0), (116, 28.2, .5), (134, 29.4, 0)]},
}
PEEP_FROM, PEEP_DEPTH = .37, 19.5  # e where the opening starts on the feather line, mm it reaches back on the ridge


@dataclass
class Grid:
    """Leather on the last: points and outward normals (stations, rows, 3), rows from feather line to top line.

    `height` (stations, rows) is mm above the feather line, `sigma` likewise; `side` (stations,); `wrap`: a closed ring.
    """
    points: np.ndarray
    normals: np.ndarray
    height: np.ndarray
    sigma: np.ndarray
    across: np.ndarray
    side: np.ndarray
    wrap: bool

    def at(self, station, row, over=0.):
        """Points and normals at fractional (station, row), `over` mm above the leather."""
        n = len(self.points)
        station, row = np.broadcast_arrays(np.asarray(station, float), np.asarray(row, float))
        station = station % n if self.wrap else np.clip(station, 0, n - 1)
        i, j = np.floor(station).astype(int), np.clip(np.floor(row).astype(int), 0, self.points.shape[1] - 2)
        i2 = (i + 1) % n if self.wrap else np.minimum(i + 1, n - 1)
        u, v = (station - i)[..., None], (row - j)[..., None]
        mix = lambda g: ((g[i, j] * (1 - u) + g[i2, j] * u) * (1 - v) + (g[i, j + 1] * (1 - u) + g[i2, j + 1] * u) * v)
        normals = unit(mix(self.normals))
        return mix(self.points) + normals * np.asarray(over, float)[..., None], normals


def stations(last, cut):
    """sigma of the grid's stations on one side, back to tip."""
    seat, waist, toe = CLOSED if cut == 'closed' else SLING
    if cut == 'closed':
        back = [np.linspace(BACK, SEAT, seat, endpoint=False), np.linspace(SEAT, JOINT, waist, endpoint=False)]
    else:
        back = [SLING_FROM + (JOINT - SLING_FROM) * np.linspace(0, 1, waist, endpoint=False)**1.25]
    return np.concatenate([*back, last.tip - last.toe_length * np.linspace(1, 0, toe + 1)**1.9])


def top_line(last, side, cut, samples=400):
    """The top line of one side as (sigma, D) and its arc length."""
    rows = np.array(TOP[cut][side], float)
    steep = np.sin(np.interp(20, last.s, last.theta))
    heights = rows[:, 1] + steep * rows[:, 2]
    start = np.stack([rows[:, 0], last.girth(side, rows[:, 0]) - heights], -1)
    turn = np.radians([22, 44, 66, 90])
    s1, d1 = start[-1]
    throat = np.stack([s1 + (THROAT - s1) * np.sin(turn)**(2 / THROAT_BULGE), d1 * abs(np.cos(turn))**(2 / THROAT_BULGE)], -1)
    throat[-1, 1] = 0
    points = np.concatenate([start, throat])
    knots = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1)**.75))
    knots /= knots[-1]
    level = (last.girth(side, [BACK + 1])[0] - last.girth(side, [BACK])[0]) if cut == 'closed' else -2.2
    speed = lambda i, j: np.linalg.norm(points[j] - points[i]) / (knots[j] - knots[i])
    first = unit(np.array([1, level])) * speed(0, 1)
    curve = spline(knots, points, np.linspace(0, 1, samples), start=first, end=np.array([0, -1.]) * speed(-2, -1))
    return curve, arc_length(curve)


def _reach(last, sigma, cut, curve, lengths):
    """Arc length on the top line where each station's meridian ends."""
    ahead = np.where(sigma > JOINT, last.e_of(sigma), 1)
    place = np.where(sigma <= JOINT, sigma, JOINT + 84 * (1 - ahead**.87))
    upto = int(len(curve) * .75)
    length_at = lambda s: np.interp(s, curve[:upto, 0], lengths[:upto])
    stops = [20, 60, 95, 124] if cut == 'closed' else [100, 112, 126]
    knots = [sigma[0], *([20, 60, 96, 130] if cut == 'closed' else [100, 113, 132]), JOINT, JOINT + 84]
    throat = lengths[np.argmin(abs(curve[:, 0] - 158) + 1e3 * (np.arange(len(curve)) > len(curve) * .9))]
    return monotone(knots, [0, *(length_at(s) for s in stops), throat, lengths[-1]], place)


def _lower_edge(last, side, sigma, girth):
    """(sigma, D) of the meridians' lower ends: the feather line, or the rim of a peep toe."""
    s, d = sigma.copy(), girth.copy()
    if last.pose.toe == 'peep':
        e = last.e_of(sigma)
        rim = (e < PEEP_FROM) & (sigma > JOINT)
        corner = last.tip - last.toe_length * PEEP_FROM**2
        t = np.linspace(0, np.pi / 2, 240)
        line = np.stack([corner + (last.tip - PEEP_DEPTH - corner) * np.sin(t)**1.25,
                         last.girth(side, [corner])[0] * np.cos(t)], 1)
        lengths = arc_length(last.from_ridge(line[:, 0], side * line[:, 1]))
        s[rim], d[rim] = along(line, lengths, (1 - e[rim] / PEEP_FROM) * lengths[-1]).T
        d[-1] = 0
    return s, d


def _meridians(last, side, cut):
    """sigma, D and girth of one side's dense grid."""
    sigma = stations(last, cut)
    curve, lengths = top_line(last, side, cut)
    ends = _reach(last, sigma, cut, curve, lengths)
    top_s, top_d = (np.interp(ends, lengths, curve[:, k]) for k in (0, 1))
    v = np.linspace(0, 1, DENSE + 1)[None]
    toe = smoothstep(150, 215, sigma)[:, None]
    v = v * (1 - toe) + toe * v**1.55
    low_s, low_d = _lower_edge(last, side, sigma, last.girth(side, sigma))
    s = low_s[:, None] + (top_s - low_s)[:, None] * v
    straight = low_d[:, None] + (top_d - low_d)[:, None] * v
    girth = last.girth(side, s.ravel()).reshape(s.shape)
    level = girth - (girth[:, -1] - top_d)[:, None] * v  # keeps to the height above the feather where girth varies
    front = smoothstep(110, 165, sigma)[:, None]
    return s, np.clip(level * (1 - front) + straight * front, 0, girth), girth


def _both_sides(lateral, medial, wrap):
    """Lateral back to tip, then medial tip to back, the shared meridians once."""
    return np.concatenate([lateral, medial[-2:0:-1] if wrap else medial[-2::-1]])


def _smoothed(points, sigma, last, wrap):
    """A light membrane over waist and vamp, where the sections' blend would show as a ripple."""
    weight = .5 * (smoothstep(96, 140, sigma) * (1 - smoothstep(206, last.tip - 14, sigma)))[:, None, None]
    for _ in range(14):
        before, after = (np.roll(points, 1, 0), np.roll(points, -1, 0))
        if not wrap:
            before[0], after[-1] = points[0], points[-1]
        mean = (before + after)[:, 1:-1] / 4 + (points[:, :-2] + points[:, 2:]) / 4
        points[:, 1:-1] += weight * (mean - points[:, 1:-1])
    return points


def leather(last, cut):
    """The upper's outer surface as a `Grid`."""
    wrap, both = cut == 'closed', {}
    for side in (LATERAL, MEDIAL):
        s, d, girth = _meridians(last, side, cut)
        points = last.wall(side, s.ravel(), (girth - d).ravel()).reshape(s.shape + (3,))
        both[side] = points, girth - d, s, side * d
    points, height, sigma, across = (_both_sides(a, b, wrap) for a, b in zip(both[LATERAL], both[MEDIAL]))
    feather = stations(last, cut)
    points = _smoothed(points, _both_sides(feather, feather, wrap), last, wrap)
    sides = _both_sides(np.full(len(feather), LATERAL), np.full(len(feather), MEDIAL), wrap)
    length = np.linalg.norm(np.diff(points, axis=1), axis=2).sum(1)
    below = np.minimum(NEAR_TOP[None], length[:, None] * NEAR_TOP[None] / 8)
    rows = np.concatenate([np.linspace(0, 1, COARSE, endpoint=False)[None] * (1 - below[:, :1] / np.maximum(length, 1e-6)[:, None]),
                           1 - below / np.maximum(length, 1e-6)[:, None]], 1)
    table = lambda g: np.stack([np.interp(r, np.linspace(0, 1, DENSE + 1), line) for r, line in zip(rows, g)])
    points = rows_at(points, rows)
    normals = unit(np.cross(slopes(points, 0, wrap), slopes(points, 1, False)))
    middle = points.mean((0, 1))
    if (normals * (points - middle)).sum() < 0:
        normals = -normals
    relief = _relief(below, length)
    points = points + normals * np.concatenate([np.zeros((len(points), COARSE)), relief], 1)[..., None]
    normals = _outward(points, wrap, normals)
    return Grid(points, normals, table(height), table(sigma), table(across), sides, wrap)


def _relief(below, length):
    """The stitched groove and the folded edge's fullness, mm, over distances below the top line."""
    groove = GROOVE * np.exp(-((below - SEAM) / .42)**2)
    puff = PUFF * np.clip(1 - abs(below - .85) / .9, 0, 1)
    return (puff - groove) * smoothstep(2, 10, length)[:, None]


def _outward(points, wrap, like):
    normals = unit(np.cross(slopes(points, 0, wrap), slopes(points, 1, False)))
    return np.where((normals * like).sum(-1, keepdims=True) < 0, -normals, normals)
