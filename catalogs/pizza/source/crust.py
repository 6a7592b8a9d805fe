"""The rim: a puffed, uneven ring of dough swept round the pizza.

A section (from under the sauce over the top down to the board) follows a wandering middle line; its height and width swell
and sink along the way as the hands left it, and blisters stand on it where steam was caught. UV0 runs 4 tiles of 200 mm
round and one tile over the section, so that a material can say what the top of a rim looks like and what its foot.
"""
import numpy as np

from ground import BOARD, DOUGH, plane_uv
from mesh import Mesh, grid_triangles, unit, welded_normals

AROUND, ACROSS = 288, 15
TILES = 4
SEEN = 0.78  # of the section's picture; the rest lies on the board
# middle line, half the width, height over the board, blisters: mm
KINDS = {'puffed': (134.5, 15.0, 17.0, 1.0), 'thin': (138.5, 10.5, 8.0, 0.7), 'filled': (133.0, 17.0, 22.0, 0.45)}


def waves(angle, seed, lengths, weights):
    """Periodic wandering: a few sines of random phase for each wavelength (in turns)."""
    rng = np.random.default_rng(seed)
    total = np.zeros_like(angle)
    for length, weight in zip(lengths, weights):
        for _ in range(3):
            k = max(1, round(2 * np.pi / length * (0.75 + 0.5 * rng.random())))
            total += weight / 1.7 * np.sin(k * angle + rng.random() * 2 * np.pi)
    return total


def _blisters(angle, across, girth, radius, seed, share):
    """Domes at random places of the ring, in mm: many small, few large."""
    rng = np.random.default_rng(seed)
    height = np.zeros(np.broadcast(angle, across).shape)
    for _ in range(int(95 * share) + 20):
        size = 2.8 + 6.5 * rng.random()**2.2
        a, v = rng.random() * 2 * np.pi, 0.2 + 0.55 * rng.random()
        da = (angle - a + np.pi) % (2 * np.pi) - np.pi
        d = np.hypot(da * radius / (1 + 0.5 * rng.random()), (across - v) * girth) / size
        height = np.maximum(height, np.clip(1 - d**2, 0, 1)**1.2 * (0.34 * size + 0.3))
    return height * share


def build_rim(kind, seed=11):
    """The ring as a mesh; its foot is on the board."""
    middle, half, tall, blister = KINDS[kind]
    angle = np.linspace(0, 2 * np.pi, AROUND + 1)[:, None]
    # more rows where the section bends
    row = np.append(np.linspace(0, SEEN, ACROSS), 1.0)[None, :]
    across = np.minimum(row / SEEN, 1)
    fi = np.pi * (1.02 - 1.08 * across)  # from the inner foot over the top to the outer foot
    swell = 1 + 0.15 * waves(angle, seed, (0.9, 0.4), (1, 0.7)) + 0.035 * waves(angle, seed + 1, (0.2,), (1,))
    centre = middle + 2.2 * waves(angle, seed + 2, (1.6, 0.5), (1, 0.6))
    wide = half * (1 + 0.10 * waves(angle, seed + 3, (0.7, 0.3), (1, 0.8)))
    power = lambda v, p: np.sign(v) * np.abs(v)**p
    r = centre + wide * power(np.cos(fi), 0.85)
    y = np.maximum(tall * swell * power(np.sin(fi), 0.78), -0.3)
    inner = np.clip(-np.cos(fi), 0, 1)
    y = y + inner * DOUGH * 0.9
    bumps = _blisters(angle, across, np.pi * (half + tall) / 2, middle, seed + 7, blister)
    lumps = 0.7 * waves(angle * np.ones_like(across) + 0.9 * across, seed + 4, (0.16,), (1,)) * np.sin(np.pi * across)
    out_r, out_y = np.cos(fi), np.sin(fi)
    foot = np.clip(np.sin(fi) * 3, 0, 1)
    r = r + (bumps + lumps) * out_r * foot
    y = y + (bumps + lumps) * np.maximum(out_y, 0) * foot
    r, y = np.where(row > SEEN, middle - 4, r), np.where(row > SEEN, 0.2, y)  # the underside
    points = np.stack([r * np.cos(angle), y + BOARD, r * np.sin(angle)], -1)
    u = np.broadcast_to(angle / (2 * np.pi) * TILES * 2.0, r.shape)  # 200 mm a tile, 1 unit = 100 mm
    v = np.broadcast_to(row * 2.0, r.shape)
    flat = points.reshape(-1, 3)
    triangles = grid_triangles(AROUND + 1, ACROSS + 1)
    normals = welded_normals(flat, triangles)
    up = flat - np.stack([middle * np.cos(angle) + 0 * r, BOARD + 2 + 0 * r, middle * np.sin(angle) + 0 * r], -1).reshape(-1, 3)
    if (normals * up).sum() < 0:
        normals, triangles = -normals, triangles[:, ::-1]
    return Mesh(flat, unit(normals), np.stack([u, v], -1).reshape(-1, 2), triangles, uv1=plane_uv(flat))


def build_base(radius=126.0, rings=3, sides=72):
    """The flat of the dough under the sauce, seen where sauce and cheese end."""
    angle = np.linspace(0, 2 * np.pi, sides + 1)[:, None]
    r = np.linspace(radius, 40.0, rings)[None, :]
    points = np.stack([r * np.cos(angle), np.full_like(r * angle, BOARD + DOUGH), r * np.sin(angle)], -1).reshape(-1, 3)
    uv = np.stack(np.broadcast_arrays(angle / (2 * np.pi) * TILES * 2.0, 0.1 + 0 * r), -1).reshape(-1, 2)
    triangles = grid_triangles(sides + 1, rings)
    normals = np.tile([0., 1, 0], (len(points), 1))
    corners = points[triangles[0]]
    if np.cross(corners[1] - corners[0], corners[2] - corners[0])[1] < 0:
        triangles = triangles[:, ::-1]
    return Mesh(points, normals, uv, triangles, uv1=plane_uv(points))
