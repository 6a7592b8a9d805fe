"""Meshes in the making: plain arrays, grouped in pieces, collected under the part they belong to.

A `Piece` is one connected bit of geometry (a panel, a strand of lace, a single stitch) with its own normals and, if
it has a natural one, its own UV0 in millimetres. Normals are always explicit: each builder knows its surface better
than an average over faces does, and that is what keeps highlights smooth at poster size. Faces are turned to agree
with the normals, so no builder can leave a piece inside out.
"""
from dataclasses import dataclass, field

import numpy as np

from curves import arc_length, sparse, unit


@dataclass
class Piece:
    """Vertices (n, 3) mm, unit normals (n, 3), faces as index tuples, uv (n, 2) mm or None to be unwrapped.

    `chart` (n, 2) is how a piece lies in the atlas where its uv would fit badly.

    A piece that borrows occlusion owns no room in the atlas: each connected bit of it takes one grey from a ramp.
    """
    points: np.ndarray
    normals: np.ndarray
    faces: list
    uv: np.ndarray = None
    borrows_occlusion: bool = False
    chart: np.ndarray = None

    def __post_init__(self):
        self.faces = [_facing(face, self.points, self.normals) for face in self.faces]

    def cut(self, faces):
        """The piece with these faces and their vertices alone."""
        used = np.unique([i for face in faces for i in face])
        place = np.zeros(len(self.points), int)
        place[used] = np.arange(len(used))
        rows = lambda field: None if field is None else field[used]
        return Piece(self.points[used], self.normals[used], [tuple(place[list(face)]) for face in faces],
                     rows(self.uv), self.borrows_occlusion, rows(self.chart))


@dataclass
class Shoe:
    """Pieces by part name, in the order in which parts were first touched."""
    parts: dict = field(default_factory=dict)

    def add(self, part, *pieces):
        """Adds pieces to a part."""
        self.parts.setdefault(part, []).extend(pieces)


def _facing(face, points, normals):
    corners = points[list(face[:4])]
    if len(corners) == 4:
        turn = np.cross(corners[2] - corners[0], corners[3] - corners[1])
    else:
        turn = np.cross(corners[1] - corners[0], corners[2] - corners[0])
    face = tuple(int(i) for i in face)
    return face if turn @ normals[list(face)].mean(0) >= 0 else face[::-1]


def components(piece):
    """Vertex label of the connected component of each vertex."""
    parent = list(range(len(piece.points)))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for face in piece.faces:
        for i in face[1:]:
            parent[root(i)] = root(face[0])
    return np.array([root(i) for i in range(len(parent))])


def grid_faces(rows, columns, wrap_rows=False):
    """Quads of a rows x columns grid of vertices stored row by row."""
    last_row = rows if wrap_rows else rows - 1
    return [(i * columns + j, (i + 1) % rows * columns + j, (i + 1) % rows * columns + j + 1, i * columns + j + 1)
            for i in range(last_row) for j in range(columns - 1)]


def grid_normals(points, wrap_rows=False, wrap_columns=False):
    """Normals of a grid of points (rows, columns, 3) by central differences; the sign follows rows x columns."""

    def slope(axis, wrap):
        if not wrap:
            return np.gradient(points, axis=axis)
        return np.roll(points, -1, axis) - np.roll(points, 1, axis)

    return unit(np.cross(slope(0, wrap_rows), slope(1, wrap_columns)))


def closed_strip(points, sign, borrows=False, keep=None):
    """A band (around, across, 3) closed round its first axis, with a doubled seam so that its UV runs on.

    `sign` is +1 or -1: which side of rows x columns is outside. UV0 is arc length round and across. `keep` are the
    indices of the rows to keep of those there are with the seam doubled; normals and UV0 are taken from all.
    """
    normals = sign * grid_normals(points, wrap_rows=True)
    points, normals = np.concatenate([points, points[:1]]), np.concatenate([normals, normals[:1]])
    middle = arc_length(points[:, points.shape[1] // 2])
    across = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=1), axis=2).mean(0)))
    uv = np.stack(np.broadcast_arrays(middle[:, None], across[None, :]), -1)
    if keep is not None:
        points, normals, uv = points[keep], normals[keep], uv[keep]
    rows, columns = points.shape[:2]
    return Piece(points.reshape(-1, 3), normals.reshape(-1, 3), grid_faces(rows, columns), uv.reshape(-1, 2), borrows)


def tube(centres, flat_normals, width, thickness, sides=10, borrows=False, caps=True):
    """A lace-like tube: a flat superellipse swept along `centres`, its flat side facing `flat_normals`.

    `width` and `thickness` are mm, one number or one per centre.
    """
    tangents = unit(np.gradient(centres, axis=0))
    across = unit(np.cross(tangents, flat_normals))
    up = np.cross(across, tangents)
    angle = np.arange(sides + 1) / sides * 2 * np.pi
    c, s = np.cos(angle), np.sin(angle)
    bulge = lambda x: np.sign(x) * abs(x)**.72
    half_w = np.broadcast_to(width, (len(centres),))[:, None, None] / 2
    half_t = np.broadcast_to(thickness, (len(centres),))[:, None, None] / 2
    ring = across[:, None] * bulge(c)[None, :, None] * half_w + up[:, None] * bulge(s)[None, :, None] * half_t
    normals = unit(across[:, None] * (c)[None, :, None] * half_t + up[:, None] * s[None, :, None] * half_w)
    points = centres[:, None] + ring
    girth = np.append(0, np.cumsum(np.linalg.norm(np.diff(ring[len(ring) // 2], axis=0), axis=1)))
    uv = np.stack(np.broadcast_arrays(arc_length(centres)[:, None], girth[None, :]), -1)
    keep = sparse(np.concatenate([centres, across * half_w[:, 0], up * half_t[:, 0]], 1))
    points, normals, uv = points[keep], normals[keep], uv[keep]
    faces = grid_faces(len(keep), sides + 1)
    piece = Piece(points.reshape(-1, 3), normals.reshape(-1, 3), faces, uv.reshape(-1, 2), borrows)
    return [piece] + ([_cap(points[0], -tangents[0], uv[0]), _cap(points[-1], tangents[-1], uv[-1])]
                      if caps else [])


def _cap(ring, normal, uv):
    ring, size = ring[:-1], len(ring) - 1
    normals = np.repeat(normal[None], size, 0)
    outward = unit(ring[0] - ring.mean(0))
    flat = (ring - ring.mean(0)) @ np.stack([outward, np.cross(normal, outward)], 1)
    return Piece(ring, normals, [tuple(range(size))], flat + uv.mean(0), True)
