"""Parts in the making: plain arrays with explicit normals.

A `Part` keeps its number and order of vertices in every pose, for only then is the difference of two poses a morph
target. Normals come from the surface each builder knows, not from averages over faces. Faces are turned to agree with
the normals once, in the basis, and every pose uses the basis' faces.
"""
from dataclasses import dataclass

import numpy as np

from splines import arc_length, unit


@dataclass
class Part:
    """points (n, 3) mm, unit normals (n, 3), triangles (m, 3), uv (n, 2) mm, chart (n, 2) in the part's own unit square
    of the occlusion atlas (None: it borrows the white corner)."""
    points: np.ndarray
    normals: np.ndarray
    triangles: np.ndarray
    uv: np.ndarray
    chart: np.ndarray = None


def quads(rows, columns, wrap=False):
    """Triangles of a grid of vertices stored row by row; `wrap` closes it round the first axis."""
    i, j = np.meshgrid(np.arange(rows if wrap else rows - 1), np.arange(columns - 1), indexing='ij')
    a, b = i * columns + j, (i + 1) % rows * columns + j
    both = np.stack([np.stack([a, b, b + 1], -1), np.stack([a, b + 1, a + 1], -1)], -2)
    return both.reshape(-1, 3)


def slopes(points, axis, wrap):
    """Central differences along an axis of a grid."""
    return np.roll(points, -1, axis) - np.roll(points, 1, axis) if wrap else np.gradient(points, axis=axis)


def grid_normals(points, wrap_rows=False, wrap_columns=False):
    """Normals of a grid (rows, columns, 3); the sign follows rows x columns."""
    return unit(np.cross(slopes(points, 0, wrap_rows), slopes(points, 1, wrap_columns)))


def facing(triangles, points, normals):
    """The triangles, turned to agree with the normals; those without area are dropped."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    turn = (cross * normals[triangles].sum(1)).sum(1) < 0
    out = np.where(turn[:, None], triangles[:, ::-1], triangles)
    return out[np.linalg.norm(cross, axis=1) > 1e-7]


def unit_chart(rows, columns):
    """A grid's own unit square."""
    return np.stack(np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing='ij'), -1).reshape(-1, 2)


def grid_uv(points):
    """Arc length along the middle column and along the mean row."""
    down = arc_length(points[:, points.shape[1] // 2])
    over = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=1), axis=2).mean(0)))
    return np.stack(np.broadcast_arrays(down[:, None], over[None] - over[-1] / 2), -1).reshape(-1, 2)


def grid_part(points, normals, uv=None, charted=True):
    """A grid (rows, columns, 3) as a part."""
    rows, columns = points.shape[:2]
    uv = grid_uv(points) if uv is None else uv.reshape(-1, 2)
    return Part(points.reshape(-1, 3), unit(normals).reshape(-1, 3), quads(rows, columns), uv,
                unit_chart(rows, columns) if charted else None)


def doubled(grid):
    """A grid closed round its first axis, with its seam doubled so that UV runs on."""
    return np.concatenate([grid, grid[:1]])


def merged(parts):
    """Several parts as one; they lie side by side in its unit square if they have charts."""
    first = np.cumsum([0] + [len(p.points) for p in parts])
    charts = None
    if all(p.chart is not None for p in parts):
        size = np.array([np.sqrt(np.ptp(p.uv, axis=0).prod() + 1) for p in parts])
        edge = np.concatenate([[0], np.cumsum(size / size.sum())])
        charts = np.vstack([np.stack([p.chart[:, 0], edge[k] + (edge[k + 1] - edge[k]) * (.02 + .96 * p.chart[:, 1])], -1)
                            for k, p in enumerate(parts)])
    return Part(np.vstack([p.points for p in parts]), np.vstack([p.normals for p in parts]),
                np.vstack([p.triangles + first[k] for k, p in enumerate(parts)]), np.vstack([p.uv for p in parts]), charts)


def swept(path, thick, section, section_normals, closed=False, charted=True):
    """A section (k, 2) swept along a path (n, 3): its first axis across the path, its second along `thick` (n, 3).

    `section` and `section_normals` may be (n, k, 2). Sections close on themselves: the last point repeats the first.
    """
    tangent = unit(slopes(path, 0, closed))
    across = unit(np.cross(tangent, thick))
    up = np.cross(across, tangent)
    section, section_normals = (np.broadcast_to(a, (len(path),) + a.shape[-2:]) for a in (section, section_normals))
    lift = lambda flat: flat[..., :1] * across[:, None] + flat[..., 1:] * up[:, None]
    points, normals = path[:, None] + lift(section), lift(section_normals)
    if closed:
        points, normals = doubled(points), doubled(normals)
    return grid_part(points, normals, charted=charted)


def band_section(width, thickness, sides=12, exponent=6.):
    """A flat rounded section and its normals, closed."""
    angle = np.linspace(0, 2 * np.pi, sides + 1) + np.pi / sides
    c, s = np.cos(angle), np.sin(angle)
    power = lambda v, p: np.sign(v) * abs(v)**p
    flat = np.stack([power(c, 2 / exponent) * width / 2, power(s, .7) * thickness / 2], -1)
    steep = np.stack([power(c, 3.) * 1.6, power(s, .6)], -1)
    return flat, unit(steep)


def round_section(radius, sides=10, squash=1.):
    """A circle, or an ellipse flattened along the second axis, and its normals, closed."""
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.stack([np.cos(angle), np.sin(angle)], -1)
    return ring * [radius, radius * squash], unit(ring * [squash, 1])


def cap(ring, normal, charted=True):
    """A flat lid on a closed ring of points."""
    middle = ring.mean(0)
    side = unit(ring[0] - middle)
    flat = (ring - middle) @ np.stack([side, np.cross(normal, side)], 1)
    count = len(ring)
    triangles = np.array([(count, k, (k + 1) % count) for k in range(count)])
    uv = np.vstack([flat, [[0, 0]]])
    chart = .5 + uv / (2.1 * abs(flat).max()) if charted else None
    return Part(np.vstack([ring, middle]), np.repeat(normal[None], count + 1, 0), triangles, uv, chart)
