"""The tread: herringbone bars round a pivot circle, as on every court shoe since the 1970s.

Herringbone grips along both diagonals; the circle under the ball of the foot lets the player turn. Bars and rings
are low strips with bevelled flanks on a flat floor, cut to the outline of the sole. None of it shows from the side,
so a strip is three quads across and the floor is a coarse triangulation. All three soles stand on it.
"""
import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

from curves import inside, nearest_on_loop, unit
from last import sole_bottom
from mesh import Piece, grid_faces

PIVOT, PIVOT_RADIUS = np.array([207.0, 3.0]), 25.0
BAR_PITCH, BAR_HALF_WIDTH = 7.6, 2.1
ZIGZAG_LENGTH, ZIGZAG_HEIGHT = 13.0, 3.6
FLOOR = 2.0  # mm the floor lies above the ground side of the bars


def fill(boundary, height, spacing, facing):
    """A sheet inside a closed 3D line: the line itself, and lattice points at z = height(xy). Facing is +1 or -1."""
    rim = boundary[:, :2]
    low, high = rim.min(0), rim.max(0)
    rows = np.arange(low[1], high[1], spacing)
    lattice = np.array([(x + spacing / 2 * (k % 2), y) for k, y in enumerate(rows)
                        for x in np.arange(low[0], high[0], spacing)])
    lattice = lattice[inside(lattice, rim)]
    lattice = lattice[nearest_on_loop(lattice, rim)[0] > spacing * .4]
    plane = np.vstack([rim, lattice])
    count = len(rim)
    edges = [(i, (i + 1) % count) for i in range(count)]
    corners, _, faces, origins = delaunay_2d_cdt([Vector(p) for p in plane], edges, [], 0, 1e-7, True)[:4]
    triangles = np.array([list(f) for f in faces])
    triangles = triangles[inside(np.array([list(c) for c in corners])[triangles].mean(1), rim)]
    triangles = np.array([ids[0] for ids in origins])[triangles]
    points = np.c_[plane, height(plane)]
    points[:count] = boundary
    normals = np.repeat(np.array([[0, 0, float(facing)]]), len(points), 0)
    return Piece(points, normals, [tuple(f) for f in triangles], plane.copy())


def strip(line, half_width):
    """A bevelled bar along a 2D line on the underside."""
    along = unit(np.gradient(line, axis=0))
    side = np.stack([along[:, 1], -along[:, 0]], 1)
    ground = sole_bottom(line[:, 0])
    rows = [np.c_[line + side * half_width * w, ground + z]
            for w, z in ((-1, FLOOR + .1), (-.78, .12), (.78, .12), (1, FLOOR + .1))]
    points = np.stack(rows, 1)
    tilt = np.array([-.8, -.25, .25, .8])
    normals = unit(np.concatenate([side[:, None] * tilt[None, :, None], -np.ones((len(line), 4, 1))], 2))
    return Piece(points.reshape(-1, 3), normals.reshape(-1, 3), grid_faces(len(line), 4),
                 points[..., :2].reshape(-1, 2).copy())


def _stretches(keep):
    """Index runs of a boolean row, at least four long."""
    runs = np.split(np.arange(len(keep)), np.flatnonzero(np.diff(keep.astype(int))) + 1)
    return [run for run in runs if keep[run[0]] and len(run) >= 4]


def _herringbone(field):
    """Zigzag lines across the sole, cut to the field and kept off the pivot; only ends and corners remain."""
    y = np.arange(-20, 21) * ZIGZAG_LENGTH / 4
    zigzag = ZIGZAG_HEIGHT * 2 / np.pi * np.arcsin(np.sin(y / ZIGZAG_LENGTH * np.pi))
    corner = np.arange(-20, 21) % 4 == 2
    for x in np.arange(12, 292, BAR_PITCH):
        line = np.stack([x + zigzag, y], 1)
        keep = inside(line, field) & (np.linalg.norm(line - PIVOT, axis=1) > PIVOT_RADIUS + 3.2)
        for run in _stretches(keep):
            yield line[[k for k in run if corner[k] or k in (run[0], run[-1])]]


def build_tread(shoe, outline):
    """Floor, bars and pivot."""
    edge = outline.ring(-3.3, bottom=FLOOR)[outline.stations[:-1]]
    shoe.add('tread', fill(edge, lambda xy: sole_bottom(xy[:, 0]) + FLOOR, 14, -1))
    field = outline.ring(-5.2, bottom=0)[:, :2]
    for line in _herringbone(field):
        shoe.add('tread', strip(line, BAR_HALF_WIDTH))
    angle = np.linspace(0, 2 * np.pi, 41)
    for radius in (PIVOT_RADIUS, PIVOT_RADIUS - 6.5, PIVOT_RADIUS - 13, 5.0):
        circle = PIVOT + radius * np.stack([np.cos(angle), np.sin(angle)], 1)
        shoe.add('tread', strip(circle, 1.9))
