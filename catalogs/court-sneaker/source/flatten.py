"""Flattening a panel as rigidly as possible, so that leather grain keeps its size all over it.

A conformal unwrap of a domed toe box shrinks its middle to half. The cure is the local/global scheme of Liu et al.
("A Local/Global Approach to Mesh Parameterization", 2008): each triangle asks for the rotation that fits it best to
its true shape, then one linear system, the cotangent Laplacian, reconciles all wishes; a dozen rounds settle it.
Panels have at most a few thousand corners, so the Laplacian is inverted once, densely.
"""
import numpy as np

ROUNDS = 12


def _triangles(piece):
    return np.array([[face[0], face[k], face[k + 1]] for face in piece.faces for k in range(1, len(face) - 1)])


def _true_shapes(points, triangles):
    """Each triangle laid in the plane at its real size: (triangles, 3, 2)."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    x = (b - a) / np.maximum(np.linalg.norm(b - a, axis=1, keepdims=True), 1e-9)
    height = (c - a) - x * ((c - a) * x).sum(1, keepdims=True)
    shapes = np.zeros((len(triangles), 3, 2))
    shapes[:, 1, 0] = np.linalg.norm(b - a, axis=1)
    shapes[:, 2, 0] = ((c - a) * x).sum(1)
    shapes[:, 2, 1] = np.linalg.norm(height, axis=1)
    return shapes


def _cotangents(shapes):
    """Cotangent of the angle opposite each edge k -> k+1, clipped to stay positive."""
    weights = np.zeros((len(shapes), 3))
    for k in range(3):
        u, v = shapes[:, k] - shapes[:, (k + 2) % 3], shapes[:, (k + 1) % 3] - shapes[:, (k + 2) % 3]
        cross = abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])
        weights[:, k] = np.clip((u * v).sum(1) / np.maximum(cross, 1e-9), .05, 20)
    return weights


def _inverse_laplacian(count, triangles, weights):
    matrix = np.zeros((count, count))
    for k in range(3):
        i, j, w = triangles[:, k], triangles[:, (k + 1) % 3], weights[:, k]
        for row, column, value in ((i, i, w), (j, j, w), (i, j, -w), (j, i, -w)):
            np.add.at(matrix, (row, column), value)
    matrix[np.diag_indices(count)] += 1e-7
    return np.linalg.inv(matrix)


def _rotations(shapes, flat, triangles, weights):
    """The best rotation of each triangle from its true shape to its flat one."""
    moment = np.zeros((len(triangles), 2, 2))
    for k in range(3):
        to = flat[triangles[:, (k + 1) % 3]] - flat[triangles[:, k]]
        was = shapes[:, (k + 1) % 3] - shapes[:, k]
        moment += weights[:, k, None, None] * to[:, :, None] * was[:, None, :]
    cosine, sine = moment[:, 0, 0] + moment[:, 1, 1], moment[:, 1, 0] - moment[:, 0, 1]
    size = np.maximum(np.hypot(cosine, sine), 1e-12)
    return np.stack([np.stack([cosine, -sine], 1), np.stack([sine, cosine], 1)], 1) / size[:, None, None]


def _scaled(points, triangles, flat):
    """The flat picture at the piece's true area, unmirrored triangles counter-clockwise."""
    a, b = (points[triangles[:, k]] - points[triangles[:, 0]] for k in (1, 2))
    c, d = (flat[triangles[:, k]] - flat[triangles[:, 0]] for k in (1, 2))
    flat_area = (c[:, 0] * d[:, 1] - c[:, 1] * d[:, 0]).sum()
    flat = flat * [np.sign(flat_area), 1]
    return (flat - flat.mean(0)) * np.sqrt(np.linalg.norm(np.cross(a, b), axis=1).sum() / max(abs(flat_area), 1e-12))


def _along_foot(piece, flat):
    """Turned so that u runs along the foot, and moved near the piece's place."""
    slope = np.linalg.lstsq(flat, piece.points[:, 0] - piece.points[:, 0].mean(), rcond=None)[0]
    angle = np.arctan2(slope[1], slope[0])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return flat @ turn + piece.points.mean(0)[:2]


def isometric(piece, start):
    """UV in mm for a piece, from a first unwrap `start` (n, 2)."""
    triangles = _triangles(piece)
    shapes = _true_shapes(piece.points, triangles)
    weights = _cotangents(shapes)
    inverse = _inverse_laplacian(len(start), triangles, weights)
    flat = _scaled(piece.points, triangles, start)
    for _ in range(ROUNDS):
        turns = _rotations(shapes, flat, triangles, weights)
        right = np.zeros_like(flat)
        for k in range(3):
            edge = np.einsum('nij,nj->ni', turns, shapes[:, (k + 1) % 3] - shapes[:, k]) * weights[:, k, None]
            np.add.at(right, triangles[:, (k + 1) % 3], edge)
            np.add.at(right, triangles[:, k], -edge)
        flat = inverse @ right
        flat -= flat.mean(0)
    return _along_foot(piece, flat)
