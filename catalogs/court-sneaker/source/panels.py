"""Panels: leather cut to an outline and laid on the last, with thickness and a turned edge.

A panel is meshed by constrained Delaunay triangulation (`triangulate`) over
three sets of points: the outline, a few rings inset from it where the relief is steep, and a sparse staggered
lattice inside where the leather is calm. Each point is then lifted along the last's normal by a height that depends
only on its distance d to the outline:

    top ______________ crown: leather swells a little away from the seam
       /  \\_/ dip where the thread pulls the leather down
      |   edge turned over with a small radius
      | wall down to the layer below

Normals come from the same function, not from the triangles, so a coarse mesh shades like a fine one. Layers stay
at least 0.8 mm apart or depth buffers fight; where a panel runs on under another one it `sinks`, so that the hidden
strip can never surface.
"""
from dataclasses import dataclass

import numpy as np

from curves import arc_length, closed, inside, nearest_on_loop, sparse, unit
from mesh import Piece, closed_strip
from triangulate import triangulate

HOLE_SIDES = 12
RIM_TOLERANCE, RIM_STEP = .03, 9.0  # mm: how far a rim's chords may cut a corner, and how long they may be
EDGE_FALL = 0.6  # of the edge radius; more would let the edge touch the layer below
CALM = 4.5  # mm from the outline, where the section is flat
HIDDEN_BELOW = 0.07  # outline points at smaller s lie inside the sole: no rings, no wall


@dataclass
class Style:
    """Section of a panel, mm: heights of underside and top over the last, edge radius, stitch dip, crown, mesh."""
    bottom: float
    top: float
    radius: float = 0.8
    dip: float = 0.22
    dip_at: float = 2.0
    crown: float = 0.25
    grid: float = 5.5
    rings: tuple = (0.25, 0.8, 2.0, 3.2)
    hole_radius: float = 0.0
    hole_floor: float = None  # where a hole ends, mm over the last; just under the panel if None
    sink: object = None  # function of (points, distance to outline) -> mm to lower
    hidden_below: float = HIDDEN_BELOW

    def height(self, distance):
        """Height of the panel's top at a distance from its outline."""
        edge = np.clip(1 - distance / self.radius, 0, 1)
        top = self.top - self.radius * (1 - np.sqrt(np.clip(1 - edge * edge, 0, 1))) * EDGE_FALL
        dip = self.dip * np.exp(-((distance - self.dip_at) / 0.75)**2)
        return top - dip + self.crown * (1 - np.exp(-(distance / 6.0)**2))

    def sunk(self, points, distance=np.array(9.0)):
        """Millimetres by which the panel is lowered at points."""
        return np.zeros(len(points)) if self.sink is None else self.sink(points, distance)

    def slope(self, distance):
        """Derivative of `height`, limited so that shading of the turned edge stays soft."""
        e = 0.05
        rise = self.height(distance + e) - self.height(np.maximum(distance - e, 0))
        return np.clip(rise / (e + np.minimum(distance, e)), -2, 2.2)


@dataclass
class Panel:
    """What a finished panel leaves for stitches and neighbours: its outline on the last and its section."""
    loop: np.ndarray  # (t, s)
    rim: np.ndarray  # indices of the samples of the loop that bound the mesh
    points: np.ndarray
    inward: np.ndarray  # tangent unit vectors into the panel
    style: Style


def _oriented(last, loop):
    """The loop counter-clockwise in the unfolded plane, and which of its samples its rim keeps.

    These are chosen before the loop may be turned round: two panels that meet edge to edge keep the same.
    """
    rim = np.zeros(len(loop) + 1, bool)
    rim[sparse(closed(last.point(loop)), RIM_TOLERANCE, RIM_STEP)] = True
    q, rim = last.unfolded(loop), rim[:-1]
    area = np.sum(q[:, 0] * np.roll(q[:, 1], -1) - np.roll(q[:, 0], -1) * q[:, 1])
    return (loop, np.flatnonzero(rim)) if area > 0 else (loop[::-1].copy(), np.flatnonzero(rim[::-1]))


def _rings(last, panel):
    """Points at fixed distances inside the outline; those that would crowd another stretch of it are dropped."""
    shown = panel.loop[:, 1] > panel.style.hidden_below
    for distance in panel.style.rings:
        ring = last.move(panel.loop, panel.inward * distance)
        ring = ring[shown & (ring[:, 1] > 0) & (ring[:, 1] < 1)]
        if len(ring):
            clear = nearest_on_loop(last.point(ring), panel.points)[0] > 0.86 * distance
            yield ring[clear]


def _lattice(last, panel, holes):
    """Staggered interior points, clear of the rings and of the holes."""
    style, (low, high) = panel.style, (panel.loop.min(0), panel.loop.max(0))
    rows = int(max(2, last.length(np.linspace(low[0], high[0], 50)).mean() / style.grid))
    points = []
    for k, s in enumerate(np.linspace(0, 1, rows + 1)):
        if not low[1] <= s <= high[1]:
            continue
        t = np.linspace(low[0], high[0], 600)
        lengths = arc_length(last.point(np.stack([t, np.full(600, s)], 1)))
        count = int(lengths[-1] / style.grid)
        stations = (np.arange(count) + 0.5 * (k % 2) + .25) / max(count, 1) * lengths[-1]
        points.append(np.stack([np.interp(stations, lengths, t), np.full(count, s)], 1))
    points = np.vstack(points) if points else np.zeros((0, 2))
    points = points[inside(last.unfolded(points), last.unfolded(panel.loop))]
    if len(points):
        clearance = max(style.rings[-1] + style.grid * 0.35, 1.0)
        points = points[nearest_on_loop(last.point(points), panel.points)[0] > clearance]
    if len(holes) and len(points):
        gaps = np.linalg.norm(last.point(points)[:, None] - last.point(np.array(holes))[None], axis=2)
        points = points[gaps.min(1) > style.hole_radius + 1.2]
    return points


def _hole_rims(last, style, holes):
    """A small circle on the surface round every hole centre."""
    angle = np.arange(HOLE_SIDES) / HOLE_SIDES * 2 * np.pi
    for centre in holes:
        normal = last.normal(centre)
        a = unit(np.cross(normal, [0, 0, 1.0]))
        b = np.cross(normal, a)
        circle = style.hole_radius * (np.cos(angle)[:, None] * a + np.sin(angle)[:, None] * b)
        yield last.move(np.repeat(centre[None], HOLE_SIDES, 0), circle)


def _lift(last, panel, ts):
    """Positions and normals of the panel's top."""
    style, base, normal, boundary = panel.style, last.point(ts), last.normal(ts), len(panel.rim)
    distance, nearest = nearest_on_loop(base, panel.points)
    shown = panel.loop[panel.rim, 1] > style.hidden_below
    distance[:boundary] = np.where(shown, 0, CALM)  # no rolled edge inside the sole
    inward = base - nearest
    inward = unit(inward - normal * (inward * normal).sum(1, keepdims=True))
    inward[:boundary] = panel.inward[panel.rim]
    height = style.height(distance) - style.sunk(base, distance)
    shade = unit(normal - inward * style.slope(distance)[:, None])
    calm = distance >= CALM
    shade[calm] = normal[calm]
    return base + normal * height[:, None], shade


def _wall(last, panel, rim, rim_shade):
    """The cut edge from the outline's lifted points down to the layer below.

    A piece of its own, so that its grain runs along the edge; it shares the rim's normals and shows no seam.
    """
    loop = panel.loop[panel.rim]
    foot = last.lifted(loop, np.full(len(rim), panel.style.bottom))
    wall = closed_strip(np.stack([rim, foot], 1), 1)
    wall.normals = closed(np.stack([rim_shade, -panel.inward[panel.rim]], 1)).reshape(-1, 3)
    shown = closed(loop)[:, 1] > 0.02
    faces = [face for face in wall.faces if shown[min(face) // 2] or shown[max(face) // 2]]
    return Piece(wall.points, wall.normals, faces, wall.uv)


def _bores(last, panel, rim_loops, holes):
    """Walls and floors of the holes, a piece each. A floor keeps a hole dark and closed."""
    for rim, centre in zip(rim_loops, holes):
        floor = panel.style.bottom - 0.4 if panel.style.hole_floor is None else panel.style.hole_floor
        heights = (panel.style.height(np.array([9.0]))[0] - panel.style.sunk(last.point(rim)), floor)
        wall = np.stack([last.lifted(rim, np.full(HOLE_SIDES, h)) for h in heights], 1)
        yield closed_strip(wall, 1)
        normal = last.normal(centre)
        a = unit(np.cross(normal, [0, 0, 1.0]))
        flat = wall[:, 1] @ np.stack([a, np.cross(normal, a)], 1)
        yield Piece(wall[:, 1], np.repeat(normal[None], HOLE_SIDES, 0), [tuple(range(HOLE_SIDES))], flat - flat.min(0))


def build(last, loop, style, holes=()):
    """A panel on the last from its (t, s) outline. Returns (Panel, its pieces)."""
    loop, rim = _oriented(last, loop)
    points = last.point(loop)
    along = unit(np.roll(points, -1, 0) - np.roll(points, 1, 0))
    panel = Panel(loop, rim, points, unit(np.cross(last.normal(loop), along)), style)
    rim_loops = list(_hole_rims(last, style, holes))
    ts = np.vstack([loop[rim], *_rings(last, panel), _lattice(last, panel, holes)])
    rims = [np.arange(HOLE_SIDES) + len(ts) + HOLE_SIDES * k for k in range(len(rim_loops))]
    ts = np.vstack([ts, *rim_loops])
    triangles = triangulate(last.unfolded(ts), last.point(ts), len(rim), rims)
    top, shade = _lift(last, panel, ts)
    pieces = [Piece(top, shade, [tuple(f) for f in triangles]), *_bores(last, panel, rim_loops, holes)]
    if style.height(np.zeros(1))[0] - style.bottom > 0.01:  # a pillow comes down to its own underside: no wall
        pieces.append(_wall(last, panel, top[:len(rim)], shade[:len(rim)]))
    return panel, pieces
