"""Lace over the vamp: a net of hexagons with sewn flowers, drawn on the leather's flat pattern.

Every knot of the net is a place on the upper (station, row), found once in the basis, so the lace moves with the
leather. A thread is a flat strip whose normals lean to its sides, which shades it round at the price of two triangles.
"""
import numpy as np

from mesh import Part
from pattern import COARSE
from splines import along, arc_length, unit

CELL, THREAD, OVER = 4.1, .20, .32         # mm across a hexagon, of a thread's half width, over the leather
FROM_SIGMA, ROWS = 150.0, (1.5, COARSE + 1.4)
BORDER_STEP = 1.4                          # mm between the points of a border
SCALLOP, SCALLOPS = 5.0, 9.0               # depth and width of the scalloped edge behind
PETALS, PETAL_POINTS = 5, 9
FLOWERS = [(189, 20, 6.4), (200, -13, 6.2), (211, 7, 6.4), (226, -3, 5.6), (183, -24, 6.2), (168, 37, 6.0), (167, -37, 6.0),
           (196, 4.5, 4.0), (215, -10, 4.0), (184, 35, 4.6), (182, -38, 4.6), (238, 2.5, 4.2), (205, 20, 4.2), (160, 49, 4.8),
           (159, -48, 4.8), (199, 31, 4.0), (198, -29, 4.2), (174, 24, 3.8), (172, -25, 3.6), (218, 15, 3.6), (190, -2, 3.0)]


class Net:
    """Threads and petals on the flat pattern: points (n, 2) with a sideways lean (n, 2), and triangles."""

    def __init__(self):
        self.points, self.lean, self.height, self.triangles, self.count = [], [], [], [], 0

    def _add(self, points, lean, height, triangles):
        self.triangles.append(np.asarray(triangles) + self.count)
        self.points.append(points)
        self.lean.append(lean)
        self.height.append(np.broadcast_to(height, len(points)))
        self.count += len(points)

    def thread(self, line, half=THREAD, height=0., closed=False):
        """A strip along a polyline."""
        slope = (np.roll(line, -1, 0) - np.roll(line, 1, 0)) if closed else np.gradient(line, axis=0)
        side = unit(slope[:, ::-1] * [-1, 1])
        n = len(line)
        i = np.arange(n if closed else n - 1)
        j = (i + 1) % n
        self._add(np.concatenate([line - side * half, line + side * half]), np.concatenate([-side, side]), height,
                  np.concatenate([np.stack([i, j, n + j], 1), np.stack([i, n + j, n + i], 1)]))

    def petal(self, middle, outline):
        """A filled petal, a little cushioned, with its cord."""
        points = np.concatenate([outline, outline.mean(0)[None]])
        n = len(outline)
        i = np.arange(n)
        lean = np.concatenate([unit(outline - outline.mean(0)) * .45, [[0, 0]]])
        self._add(points, lean, np.append(np.full(n, .05), .30), np.stack([i, (i + 1) % n, np.full(n, n)], 1))
        self.thread(outline, .26, .16, closed=True)


def _flower(net, middle, size):
    for k in range(PETALS):
        turn = 2 * np.pi * k / PETALS + .3 * middle[0]
        a = np.linspace(0, 2 * np.pi, PETAL_POINTS, endpoint=False)
        long, wide = size * .47, size * .31
        local = np.stack([size * .53 + long * np.cos(a), wide * np.sin(a) * (1 + .35 * np.cos(a))], 1)
        c, s = np.cos(turn), np.sin(turn)
        net.petal(middle, middle + local @ np.array([[c, s], [-s, c]]))
    a = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    net.petal(middle, middle + .16 * size * np.stack([np.cos(a), np.sin(a)], 1))


def _hexagons(low, high):
    """Edges (n, 2, 2) of a honeycomb over a rectangle."""
    edge, edges = CELL / np.sqrt(3), set()
    key = lambda p: (round(p[0], 3), round(p[1], 3))
    for j in range(int((high[1] - low[1]) / (1.5 * edge)) + 2):
        for i in range(int((high[0] - low[0]) / CELL) + 2):
            middle = low + np.array([CELL * (i + .5 * (j % 2)), 1.5 * edge * j])
            ring = [key(middle + edge * np.array([np.sin(k * np.pi / 3), np.cos(k * np.pi / 3)])) for k in range(6)]
            edges.update(tuple(sorted((ring[k], ring[(k + 1) % 6]))) for k in range(6))
    return np.array(sorted(edges))


class Finder:
    """Finds places on the upper from points of its flat pattern."""

    def __init__(self, grid, chart):
        self.grid, self.chart = grid, chart[:len(grid.points)]
        self.flat = self.chart.reshape(-1, 2)

    def places(self, points):
        """Fractional (station, row) of points (n, 2): Newton's steps in the cell, from the nearest corner."""
        rows = self.chart.shape[1]
        nearest = np.concatenate([((p[:, None] - self.flat[None])**2).sum(-1).argmin(1) for p in np.array_split(points, 60)])
        at = np.stack([nearest // rows, nearest % rows], 1).astype(float)
        limit = np.array([len(self.chart) - 1.001, rows - 1.001])
        for _ in range(12):
            at = np.clip(at, 0, limit)
            here, dx, dy = self._bilinear(at)
            away = points - here
            det = dx[:, 0] * dy[:, 1] - dx[:, 1] * dy[:, 0]
            det = np.where(abs(det) < 1e-9, 1e-9, det)
            step = np.stack([(away[:, 0] * dy[:, 1] - away[:, 1] * dy[:, 0]) / det,
                             (dx[:, 0] * away[:, 1] - dx[:, 1] * away[:, 0]) / det], 1)
            at = at + np.clip(step, -1.2, 1.2)
        at = np.clip(at, 0, limit)
        return at, np.linalg.norm(self._bilinear(at)[0] - points, axis=1)

    def _bilinear(self, at):
        i, j = np.floor(at).astype(int).T
        u, v = (at - np.floor(at)).T[..., None]
        a, b, c, d = self.chart[i, j], self.chart[i + 1, j], self.chart[i, j + 1], self.chart[i + 1, j + 1]
        return ((a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v, (b - a) * (1 - v) + (d - c) * v,
                (c - a) * (1 - u) + (d - b) * u)


def _covered(grid, at, away):
    """Whether places lie under the lace."""
    i, j = np.floor(at).astype(int).T
    sigma = grid.sigma[i, j]
    scallop = SCALLOP * abs(np.sin(np.pi * grid.height[i, j] / SCALLOPS))
    return (away < .05) & (at[:, 1] > ROWS[0]) & (at[:, 1] < ROWS[1]) & (sigma > FROM_SIGMA - scallop)


def design(grid, chart):
    """The lace in the basis: (places (n, 2), lean (n, 2), height (n,), triangles, flat points)."""
    finder, net = Finder(grid, chart), Net()
    front = chart[:len(grid.points)][(grid.sigma > FROM_SIGMA - SCALLOP)]
    edges = _hexagons(front.min(0), front.max(0))
    flat = edges.reshape(-1, 2)
    inside = _covered(grid, *finder.places(flat)).reshape(-1, 2).all(1)
    blooms = np.array(FLOWERS)
    middles = _on_chart(grid, chart, blooms[:, :2])
    clear = (np.linalg.norm(edges.mean(1)[:, None] - middles[None], axis=2) > .62 * blooms[None, :, 2]).all(1)
    for edge in edges[inside & clear]:
        net.thread(edge)
    for middle, (_, _, size) in zip(middles, FLOWERS):
        _flower(net, middle, size)
    border = net.count
    for line in [_along_row(grid, chart, row) for row in ROWS] + _scallops(grid, chart):
        net.thread(line, .40, .1)
    points = np.concatenate(net.points)
    places, away = finder.places(points)
    triangles = np.concatenate(net.triangles)
    near = (away[triangles] < .3).all(1)
    whole = near & (_covered(grid, places, away * 0)[triangles].all(1) | (triangles >= border).all(1))
    return places, np.concatenate(net.lean), np.concatenate(net.height), triangles[whole], points


def _on_chart(grid, chart, wanted):
    """Where on the flat pattern places (sigma, D) lie."""
    own = np.stack([grid.sigma, abs(grid.across) * grid.side[:, None]], -1).reshape(-1, 2)
    flat = chart[:len(grid.points)].reshape(-1, 2)
    nearest = ((wanted[:, None] - own[None])**2).sum(-1).argsort(1)[:, :3]
    return flat[nearest].mean(1)


def _scallops(grid, chart):
    """The edge behind, on both sides, as lines of the flat pattern."""
    lines, half = [], len(grid.points) // 2
    for stations in (np.arange(half), np.arange(half, len(grid.points))):
        line = []
        for row in np.linspace(*ROWS, 70):
            j, t, height = int(row), row - int(row), 0.
            pick = lambda g: (g[stations, j] * (1 - t) + g[stations, j + 1] * t)
            sigma = pick(grid.sigma)
            order = np.argsort(sigma)
            for _ in range(4):
                wanted = FROM_SIGMA - SCALLOP * abs(np.sin(np.pi * height / SCALLOPS))
                height = np.interp(wanted, sigma[order], pick(grid.height)[order])
            line.append([np.interp(wanted, sigma[order], pick(chart[..., k])[order]) for k in (0, 1)])
        lines.append(np.array(line))
    return lines


def _along_row(grid, chart, row):
    """A line of the flat pattern along a fractional row, within the lace."""
    j, t = int(row), row - int(row)
    use = grid.sigma[:, j] > FROM_SIGMA
    flat = chart[:len(grid.points)]
    line = (flat[:, j] * (1 - t) + flat[:, j + 1] * t)[use]
    lengths = arc_length(line)
    return along(line, lengths, np.linspace(0, lengths[-1], int(lengths[-1] / BORDER_STEP)))


def build_lace(grid, drawn):
    """The part `lace` on a pose's upper."""
    places, lean, height, triangles, flat = drawn
    points, normals = grid.at(places[:, 0], places[:, 1], OVER + height)
    step = np.array([.05, 0]), np.array([0, .05])
    along_u, along_v = ((grid.at(places[:, 0] + s[0], places[:, 1] + s[1])[0] - grid.at(places[:, 0], places[:, 1])[0])
                        for s in step)
    side = unit(unit(along_u) * lean[:, :1] + unit(along_v) * -lean[:, 1:])
    amount = np.linalg.norm(lean, axis=1, keepdims=True)
    return Part(points, unit(normals + side * amount * .9), triangles, flat)
