"""Triangles for a panel: constrained Delaunay in the unfolded plane, then put right on the surface itself.

The plane finds out what is inside the outline (Chew 1989; Blender carries an implementation), but unfolding stretches:
near the heel a ring of samples that runs evenly on the leather is sheared in the plane, and its triangles come out as
teeth. So edges are flipped until every one is Delaunay for its true lengths (Lawson 1977; on surfaces: Bobenko and
Springborn, "A Discrete Laplace-Beltrami Operator for Simplicial Surfaces", 2007).
"""
import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

from curves import inside

FLAT = np.cos(np.radians(60))  # an edge sharper than this is shape, not triangulation


def triangulate(plane, points, boundary, rims):
    """Triangles over points (n, 3) with flat pictures (n, 2).

    They lie inside the boundary (the first points) and outside every rim (lists of indices).
    """
    ring = lambda ids: [(int(ids[k]), int(ids[(k + 1) % len(ids)])) for k in range(len(ids))]
    edges = ring(range(boundary)) + [edge for rim in rims for edge in ring(rim)]
    corners, _, faces, origins = delaunay_2d_cdt([Vector(p) for p in plane], edges, [], 0, 1e-7, True)[:4]
    origin = np.array([ids[0] if ids else -1 for ids in origins])
    if (origin < 0).any():
        raise ValueError('the outline of a panel crosses itself')
    triangles = np.array([list(f) for f in faces])
    centres = np.array([list(c) for c in corners])[triangles].mean(1)
    keep = inside(centres, plane[:boundary])
    for rim in rims:
        keep &= ~inside(centres, plane[rim])
    return flipped(points, _without_slivers(plane, origin[triangles[keep]], boundary))


def _without_slivers(plane, triangles, boundary):
    """Drops flat triangles that span only outline points: they would bridge a concave stretch."""
    a, b, c = (plane[triangles[:, k]] for k in range(3))
    double_area = abs((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0])
    longest = np.max([np.linalg.norm(e, axis=1) for e in (b - a, c - b, a - c)], axis=0)
    return triangles[~((triangles < boundary).all(1) & (double_area / longest < 0.08))]


def _angle(points, corner, left, right):
    u, v = points[left] - points[corner], points[right] - points[corner]
    return np.arctan2(np.linalg.norm(np.cross(u, v)), u @ v)


def _normal(points, triangle):
    n = np.cross(points[triangle[1]] - points[triangle[0]], points[triangle[2]] - points[triangle[0]])
    return n / max(np.linalg.norm(n), 1e-12)


def flipped(points, triangles):
    """The same surface with every inner edge Delaunay; triangles all turn the same way."""
    faces = [tuple(int(i) for i in t) for t in triangles]
    owner = {}
    for f, (a, b, c) in enumerate(faces):
        owner.update({(a, b): f, (b, c): f, (c, a): f})
    waiting = sorted(edge for edge in owner if edge[0] < edge[1] and edge[::-1] in owner)
    while waiting:
        a, b = waiting.pop()
        if (a, b) not in owner or (b, a) not in owner:
            continue
        f, g = owner[a, b], owner[b, a]
        c, d = (set(faces[f]) - {a, b}).pop(), (set(faces[g]) - {a, b}).pop()
        if (c, d) in owner or (d, c) in owner:
            continue
        if _angle(points, c, a, b) + _angle(points, d, a, b) <= np.pi + 1e-6:
            continue
        pair = (a, d, c), (d, b, c)
        if _normal(points, pair[0]) @ _normal(points, pair[1]) < FLAT:
            continue
        del owner[a, b], owner[b, a]
        for f, (i, j, k) in zip((f, g), pair):
            faces[f] = (i, j, k)
            owner.update({(i, j): f, (j, k): f, (k, i): f})
        waiting += [(a, d), (d, b), (b, c), (c, a)]
    return np.array(faces)
