"""Sauce and cheese as meshes: a height field, cut where it ends.

A square grid is cut along the line where a second field is zero by marching triangles, so that the edge of the cheese is
as smooth as its thickness; everything inside keeps the grid.
"""
import numpy as np

from ground import plane_uv
from mesh import Mesh, unit


def _cut(points, inside, triangles):
    """The part of the triangles where `inside` > 0. Rows of `points` are carried along linearly."""
    out, extra, known = [], [], {}

    def edge(a, b):
        key = (min(a, b), max(a, b))
        if key not in known:
            t = inside[a] / (inside[a] - inside[b])
            known[key] = len(points) + len(extra)
            extra.append(points[a] + (points[b] - points[a]) * t)
        return known[key]

    signs = inside[triangles] > 0
    out.extend(triangles[signs.all(1)].tolist())
    for tri, sign in zip(triangles[signs.any(1) & ~signs.all(1)], signs[signs.any(1) & ~signs.all(1)]):
        k = int(np.flatnonzero(sign)[0]) if sign.sum() == 1 else int(np.flatnonzero(~sign)[0])
        a, b, c = (int(tri[(k + i) % 3]) for i in range(3))
        if sign.sum() == 1:
            out.append([a, edge(a, b), edge(a, c)])
        else:
            ab, ac = edge(a, b), edge(a, c)
            out += [[ab, b, c], [ab, c, ac]]
    rows = np.vstack([points, extra]) if extra else points
    used, place = np.unique(np.array(out), return_inverse=True)
    return rows[used], place.reshape(-1, 3)


def layer(ground, height, inside, step, reach=128.0):
    """The surface `height` where `inside` > 0, on a grid of `step` mm (triangles lean alternately)."""
    count = int(2 * reach / step)
    axis = (np.arange(count + 1) / count * 2 - 1) * reach
    x, z = np.meshgrid(axis, axis)
    columns = count + 1
    i, j = np.meshgrid(np.arange(count), np.arange(count), indexing='ij')
    a, b, c, d = (v.ravel() for v in (i * columns + j, i * columns + j + 1, (i + 1) * columns + j, (i + 1) * columns + j + 1))
    lean = ((i + j) % 2 == 0).ravel()[:, None]
    first = np.where(lean, np.stack([a, c, b], 1), np.stack([a, c, d], 1))
    second = np.where(lean, np.stack([b, c, d], 1), np.stack([a, d, b], 1))
    flat = np.stack([x.ravel(), z.ravel()], 1)
    plane, triangles = _cut(flat, ground.at(inside, flat[:, 0], flat[:, 1]), np.concatenate([first, second]))
    return surface(ground, height, plane, triangles, step)


def surface(ground, height, plane, triangles, step):
    """Lifts a triangulation of the plane; normals by central differences over the grid's own step."""
    at = lambda dx, dz: ground.at(height, plane[:, 0] + dx, plane[:, 1] + dz)
    e = 0.5 * step
    slope_x, slope_z = (at(e, 0) - at(-e, 0)) / (2 * e), (at(0, e) - at(0, -e)) / (2 * e)
    points = np.stack([plane[:, 0], at(0, 0), plane[:, 1]], 1)
    normals = unit(np.stack([-slope_x, np.ones(len(plane)), -slope_z], 1))
    uv = plane_uv(points)
    return Mesh(points, normals, uv, triangles, uv1=uv)
