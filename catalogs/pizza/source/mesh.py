"""Meshes in the making: plain arrays in millimetres, y up, and the few ways this kitchen makes them.

A `Mesh` has one vertex for each row; normals are explicit, because each maker knows its surface better than an average
over faces does. `shade` is how much of the sky a vertex sees, 0 to 1, where it does not lie in the occlusion picture.
"""
from dataclasses import dataclass

import numpy as np


@dataclass
class Mesh:
    """points, normals (n, 3); uv (n, 2) in the picture, v down; triangles (m, 3); shade (n,) or uv1 (n, 2)."""
    points: np.ndarray
    normals: np.ndarray
    uv: np.ndarray
    triangles: np.ndarray
    shade: np.ndarray = None
    uv1: np.ndarray = None

    def moved(self, offset):
        """The same a bit further."""
        return Mesh(self.points + np.asarray(offset, float), self.normals, self.uv, self.triangles, self.shade, self.uv1)

    def turned(self, matrix):
        """Turned by an orthogonal matrix."""
        return Mesh(self.points @ matrix.T, self.normals @ matrix.T, self.uv, self.triangles, self.shade, self.uv1)


def unit(v):
    """Rows of length 1."""
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12)


def joined(meshes):
    """Several meshes as one."""
    first = np.cumsum([0] + [len(m.points) for m in meshes[:-1]])
    whole = lambda name: None if getattr(meshes[0], name) is None else np.concatenate([getattr(m, name) for m in meshes])
    return Mesh(whole('points'), whole('normals'), whole('uv'),
                np.concatenate([m.triangles + f for m, f in zip(meshes, first)]), whole('shade'), whole('uv1'))


def normals_of(points, triangles):
    """Normals averaged over faces, by area."""
    corners = points[triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    sums = np.zeros_like(points)
    for corner in range(3):
        np.add.at(sums, triangles[:, corner], faces)
    return unit(sums)


def welded_normals(points, triangles):
    """The same where vertices of one place (seams) share a normal."""
    _, place = np.unique(np.round(points, 4), axis=0, return_inverse=True)
    place = place.ravel()
    corners = points[triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    sums = np.zeros((place.max() + 1, 3))
    for corner in range(3):
        np.add.at(sums, place[triangles[:, corner]], faces)
    return unit(sums)[place]


def grid_triangles(rows, columns):
    """Two triangles for each cell of a rows x columns grid stored row by row."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing='ij')
    a = (i * columns + j).ravel()
    return np.concatenate([np.stack([a, a + 1, a + columns + 1], 1), np.stack([a, a + columns + 1, a + columns], 1)])


def sheet(points, uv, outward):
    """A grid of points (rows, columns, 3) as a mesh whose normals point towards `outward` (a point to look from, or
    a field of directions)."""
    rows, columns = points.shape[:2]
    flat, triangles = points.reshape(-1, 3), grid_triangles(rows, columns)
    normals = welded_normals(flat, triangles)
    direction = np.broadcast_to(outward, points.shape).reshape(-1, 3)
    if (normals * direction).sum() < 0:
        triangles, normals = triangles[:, ::-1], -normals
    return Mesh(flat, normals, uv.reshape(-1, 2), triangles)


def lit(mesh, low=.45, height=3.0, floor=0.0):
    """Shade by height over what it lies on: dark where it touches, open at `height` mm."""
    mesh.shade = low + (1 - low) * np.clip((mesh.points[:, 1] - floor) / height, 0, 1)**.7
    # what looks down sees the cheese, not the sky
    mesh.shade = mesh.shade * np.where(mesh.normals[:, 1] < 0, 1 + .45 * mesh.normals[:, 1], 1)
    return mesh


def turn_y(angle):
    """Rotation about y."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
