"""The few shapes that toppings are made of: a plate, a ring, a lump, a ribbon, a slice with an outline, a leaf.

Each is small (toppings lie in dozens), lies on y = 0 with its middle over the origin, and maps into one cell of the
toppings' picture: `cell(u, v)` takes 0..1 across the cell to texture coordinates.
"""
import numpy as np

from mesh import grid_triangles, joined, lit, Mesh, sheet, unit, welded_normals


def wobble(angle, seed, strength, waves=(2, 3, 5)):
    """A closed line's unevenness: 1 +- strength."""
    rng = np.random.default_rng(seed)
    return 1 + strength * sum(np.sin(k * angle + rng.random() * 7) / np.sqrt(k) for k in waves)


def polar(angle, radius, height):
    """Points (rows, columns, 3) of a polar grid."""
    x, z = radius * np.cos(angle), radius * np.sin(angle)
    return np.stack(np.broadcast_arrays(x, height, z), -1)


def plate(profile, cell, sides=26, seed=1, uneven=.04, bend=0.0, uv_reach=None):
    """A round thing: `profile` rows (radius mm, height mm, radius in the cell 0..1) from the middle over the edge down.
    `bend` mm: how far it is cupped along one direction."""
    profile = np.asarray(profile, float)
    angle = np.linspace(0, 2 * np.pi, sides + 1)[None, :]
    rim = wobble(angle, seed, uneven)
    r = profile[:, :1] * rim
    points = polar(angle, r, profile[:, 1:2] + 0 * angle)
    widest = profile[:, 0].max()
    points[..., 1] += bend * (points[..., 0] / widest)**2 * np.clip(profile[:, :1] / widest, 0, 1)
    t = profile[:, 2:3] * np.ones_like(angle)
    uv = cell(0.5 + 0.5 * t * np.cos(angle), 0.5 + 0.5 * t * np.sin(angle))
    made = sheet(points, uv, np.stack(np.broadcast_arrays(np.cos(angle) * 0.4, np.ones_like(r), np.sin(angle) * 0.4), -1))
    return made


def lump(size, cell, seed, rough=.2, around=12, rows=8, sink=.3, flatten=1.0):
    """An uneven lump with half axes `size` mm, its lowest `sink` share below y = 0."""
    rng = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, around + 1)[None, :]
    polar_angle = np.linspace(0.02, np.pi * 0.86, rows)[:, None]
    bump = np.ones((rows, around + 1))
    for _ in range(7):
        k, m, phase = rng.integers(1, 4), rng.integers(1, 5), rng.random() * 7
        bump += rough * 0.35 * np.sin(k * angle + phase) * np.sin(m * polar_angle + phase * 2) * np.sin(polar_angle)
    direction = np.stack(np.broadcast_arrays(np.sin(polar_angle) * np.cos(angle), np.cos(polar_angle),
                                             np.sin(polar_angle) * np.sin(angle)), -1)
    points = direction * bump[..., None] * np.asarray(size)
    points[..., 1] = points[..., 1] * flatten + size[1] * (1 - 2 * sink)
    t = polar_angle / np.pi
    uv = cell(0.5 + 0.49 * t * np.cos(angle), 0.5 + 0.49 * t * np.sin(angle))
    return sheet(points, uv, direction)


def ring(middle, section, cell, sides=22, arc=2 * np.pi, seed=1, uneven=.05, lift=0.0, around=7, lobes=0):
    """A ring or a part of one: a rounded section (width, height mm) swept round a radius. u runs along, v round the
    section (0 and 1 inside at the bottom, 0.5 outside at the top)."""
    t = np.linspace(0, 1, sides + 1)[:, None]
    a = (t - 0.5) * arc
    r0 = middle * wobble(a, seed, uneven) * (1 + 0.12 * np.cos(lobes * a) if lobes else 1)
    s = np.linspace(0, 2 * np.pi, around + 1)[None, :]
    taper = np.ones_like(t) if arc > 6.2 else np.clip(np.minimum(t, 1 - t) * 14, 0.25, 1)**.5
    c, d = -np.cos(s + 0.6), -np.sin(s + 0.6)
    r = r0 + 0.5 * section[0] * taper * np.sign(c) * abs(c)**.8
    y = 0.5 * section[1] * taper * (np.sign(d) * abs(d)**.8 + 0.72) + lift * np.sin(a * 1.0 + seed)**2
    direction = np.stack(np.broadcast_arrays(c * np.cos(a), d, c * np.sin(a)), -1)
    uv = cell(t * np.ones_like(s), s / (2 * np.pi) * np.ones_like(t))
    made = sheet(polar(a, r, y), uv, direction)
    made.points -= [0.0 if arc > 6.2 else middle * 0.4, 0, 0]
    return made


def ribbon(length, width, cell, path, cross=None, along=20, across=4, taper=None):
    """A strip: `path(t)` gives (sideways mm, height mm) along its length, `cross(t, s)` a height over it, s -1..1;
    `taper(t)` its relative width. Seen from both sides."""
    t = np.linspace(0, 1, along + 1)[:, None]
    s = np.linspace(-1, 1, across + 1)[None, :]
    sideways, height = path(t)
    w = width / 2 * (taper(t) if taper else 1)
    x = (t - 0.5) * length
    points = np.stack(np.broadcast_arrays(x, height + (cross(t, s) if cross else 0 * s), sideways + w * s), -1)
    uv = cell(t * np.ones_like(s), 0.5 + 0.5 * s * np.ones_like(t))
    return sheet(points, uv, [0, 1, 0])


def slice_of(outline, thick, cell, round_mm=.5, bend=0.0, rings=3):
    """A flat slice with an outline (n, 2) mm, star-shaped from its middle: face, rounded edge, side. The cell shows it
    from above, its outline's box filling the cell."""
    middle = outline.mean(0)
    low, high = outline.min(0), outline.max(0)
    closed = np.vstack([outline, outline[:1]])
    rows, heights, shares = [], [], []
    for k in range(rings):
        rows.append(middle + (closed - middle) * (k + 1e-3) / rings * 0.96)
        heights.append(thick)
    rows += [middle + (closed - middle) * .96, closed, closed]
    heights += [thick, thick - round_mm, -0.6]
    plane = np.stack(rows)
    y = np.array(heights)[:, None] * np.ones(len(closed))[None, :]
    y = y + bend * ((plane[..., 0] - middle[0]) / max(high[0] - low[0], 1e-6) * 2)**2
    points = np.stack([plane[..., 0] - middle[0], y, plane[..., 1] - middle[1]], -1)
    share = (plane - low) / (high - low)
    uv = cell(0.02 + 0.96 * share[..., 0], 0.02 + 0.96 * share[..., 1])
    out = np.stack([plane[..., 0] - middle[0], np.full(y.shape, 8.0), plane[..., 1] - middle[1]], -1)
    return sheet(points, uv, out)


def leaf(length, width, cell, seed, edge, lift=6.0, cup=3.0, along=12, across=6):
    """A leaf from its stalk at -x: `edge(t)` is its half width, 0 to 1, along t; cupped across, bent along."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, along + 1)[:, None]
    s = np.linspace(-1, 1, across + 1)[None, :]
    half = width / 2 * np.maximum(edge(t), 0.02)
    bend = lift * (np.sin(np.pi * (t * 0.9 + 0.1 * rng.random()))**1 * 0.7 + 0.35 * t**2)
    pucker = 0.09 * width * np.sin(t * 15 + rng.random() * 7) * np.abs(s) * (0.3 + np.abs(s))
    points = np.stack(np.broadcast_arrays((t - 0.5) * length, bend + cup * s**2 * np.clip(edge(t), 0, 1) + pucker,
                                          half * s + 0.06 * length * np.sin(t * 2.6)), -1)
    uv = cell(t * np.ones_like(s), 0.5 + 0.5 * s * np.clip(edge(t), 0.02, 1))
    return sheet(points, uv, [0, 1, 0])


__all__ = ['joined', 'leaf', 'lit', 'lump', 'Mesh', 'plate', 'polar', 'ribbon', 'ring', 'sheet', 'slice_of', 'unit',
           'welded_normals', 'wobble', 'grid_triangles']
