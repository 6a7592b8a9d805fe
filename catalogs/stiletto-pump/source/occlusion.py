"""Baked ambient occlusion that holds for the whole range.

The shoe is looked at from directions all round, as from the sky; what each vertex sees of them, weighted by the cosine to
its normal, is its light. A look is a depth map: the surface as points on a plane of small cells, each cell keeping its
outermost point, and a vertex is hidden where its cells' points lie well above it (Zhukov et al., "An ambient light
illumination model", 1998, by shadow maps instead of rays). All vertices share the directions, so there is no noise.

It is done in several poses, for a pump is low, high, pointed, round, on a platform. Parts that are never seen together do
not shade each other: the slingback's pieces, each heel and the straps have sheets of their own, in which only what is
worn with them stands. Sheets of the same part are averaged over the poses, which is right where occlusion hardly changes
and gentle where it does. Ornaments and stitches cast none, for a bow's soot would stay when the bow is gone.
"""
import io

import numpy as np
from PIL import Image

from splines import unit

CELL, SPACING = 1.3, .7             # mm of a depth map's cell, between the points that stand for the surface
RAISED, HIDDEN = .7, 1.3            # mm a vertex looks from above its surface, a blocker lies above it at least
NEAR, FAR, FAINT = 35., 80., .25    # mm within which a blocker counts fully, beyond which it counts FAINT
LIFT, FLOOR = .85, .30              # power on the grey; darkest grey, for colours must stay readable
LASTED = ['upper', 'lining', 'insole', 'piping']
SLUNG = ['upper_sling', 'lining_sling', 'piping_sling', 'insole']
UNDER = ['sole', 'sole_edge', 'lift_stiletto']
SHEETS = [  # poses, parts that stand there, those of them that are baked
    (['basis', 'rise-40', 'toe-round'], LASTED + UNDER + ['heel_stiletto'], LASTED + ['sole', 'sole_edge', 'heel_stiletto']),
    (['basis', 'rise-40'], SLUNG + UNDER + ['heel_stiletto'], ['upper_sling', 'lining_sling', 'piping_sling']),
    (['platform-30'], LASTED + UNDER + ['heel_stiletto', 'platform'], ['platform']),
    (['basis'], LASTED + UNDER + ['heel_block'], ['heel_block']),
    (['basis'], LASTED + UNDER + ['heel_kitten'], ['heel_kitten']),
    (['basis'], LASTED + UNDER + ['heel_sculpted'], ['heel_sculpted']),
    (['basis'], LASTED + ['strap_ankle', 'strap_t'], ['strap_ankle', 'strap_t']),
    (['basis'], SLUNG + ['strap_sling'], ['strap_sling']),
    (['basis'], LASTED + ['bow'], ['bow']),
]


def bake(poses, places, size, directions):
    """The atlas as a grey PNG (bytes)."""
    seen = {}
    for names, standing, baked in SHEETS:
        for pose in names:
            parts = {name: poses[pose].get(name, poses['basis'][name]) for name in standing}
            for name, light in _light(parts, baked, directions).items():
                seen.setdefault(name, []).append(light)
    grey, painted = np.zeros((size, size)), np.zeros((size, size), bool)
    for name, lights in seen.items():
        value = FLOOR + (1 - FLOOR) * np.clip(np.mean(lights, 0), 0, 1)**LIFT
        _paint(grey, painted, places[name] * size - .5, poses['basis'][name].triangles, value)
    grey[-6:, -6:], painted[-6:, -6:] = 1, True
    file = io.BytesIO()
    Image.fromarray(np.round(_filled(grey, painted) * 255).astype(np.uint8), 'L').save(file, 'png', optimize=True)
    return file.getvalue()


def _directions(count):
    """Evenly all round (a Fibonacci sphere)."""
    k = np.arange(count) + .5
    z, turn = 1 - 2 * k / count, k * np.pi * (3 - np.sqrt(5))
    return np.stack([np.sqrt(1 - z * z) * np.cos(turn), np.sqrt(1 - z * z) * np.sin(turn), z], 1)


def _scattered(parts):
    """Points all over the parts' surfaces, about SPACING apart (Roberts' low-discrepancy sequence in each triangle)."""
    corners = np.concatenate([part.points[part.triangles] for part in parts])
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    owner = np.repeat(np.arange(len(area)), np.ceil(area / SPACING**2).astype(int))
    k = np.arange(len(owner))[:, None]
    uv = (k * [.7548776662, .5698402910]) % 1
    uv = np.where(uv.sum(1, keepdims=True) > 1, 1 - uv, uv)
    a, b, c = corners[owner].swapaxes(0, 1)
    return a + (b - a) * uv[:, :1] + (c - a) * uv[:, 1:]


def _light(parts, baked, count):
    """How much of the sky each vertex of the baked parts sees: {part: (n,)}."""
    cloud = _scattered(list(parts.values()))
    points = np.concatenate([parts[name].points + unit(parts[name].normals) * RAISED for name in baked])
    normals = np.concatenate([unit(parts[name].normals) for name in baked])
    light, sky = np.zeros(len(points)), np.zeros(len(points))
    for direction in _directions(count):
        weight = np.maximum(normals @ direction, 0)
        facing = weight > 0
        light[facing] += weight[facing] * (1 - _hidden(cloud, points[facing], direction))
        sky += weight
    ends = np.cumsum([len(parts[name].points) for name in baked])
    return dict(zip(baked, np.split(light / np.maximum(sky, 1e-9), ends[:-1])))


def _hidden(cloud, points, direction):
    """How far each point is hidden, 0 to 1, by the cloud towards a direction."""
    side = unit(np.cross(direction, [.36, .48, .80]))
    axes = np.stack([side, np.cross(direction, side), direction], 1)
    cloud, points = cloud @ axes, points @ axes
    low = np.minimum(cloud.min(0), points.min(0))[:2] - 2 * CELL
    width = ((np.maximum(cloud.max(0), points.max(0))[:2] - low) / CELL).astype(int) + 4
    outermost = np.full(width, -1e9)
    order = np.argsort(cloud[:, 2])
    cells = ((cloud[order, :2] - low) / CELL).astype(int)
    outermost[cells[:, 0], cells[:, 1]] = cloud[order, 2]  # the last write, the outermost point, stays
    at = (points[:, :2] - low) / CELL - .5
    i, j = np.floor(at).astype(int).T
    u, v = (at - np.floor(at)).T
    hidden = np.zeros(len(points))
    for di, dj, share in ((0, 0, (1 - u) * (1 - v)), (1, 0, u * (1 - v)), (0, 1, (1 - u) * v), (1, 1, u * v)):
        above = outermost[i + di, j + dj] - points[:, 2]
        strength = np.interp(above, [NEAR, FAR], [1, FAINT])
        hidden += share * np.where(above > HIDDEN, strength, 0)
    return hidden


def _paint(grey, painted, corners, triangles, value):
    """Fills triangles of the atlas (rows from above) with values interpolated between their corners."""
    size = len(grey)
    for triangle in triangles:
        p, g = corners[triangle], value[triangle]
        low, high = np.floor(p.min(0)).astype(int), np.ceil(p.max(0)).astype(int) + 1
        low, high = np.clip(low, 0, size - 1), np.clip(high, 1, size)
        (ax, ay), (bx, by), (cx, cy) = p
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if abs(area) < 1e-9:
            continue
        x, y = np.arange(low[0], high[0])[None], np.arange(low[1], high[1])[:, None]
        b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
        c = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
        inside = (b > -.02) & (c > -.02) & (b + c < 1.02)
        shade = g[0] + b * (g[1] - g[0]) + c * (g[2] - g[0])
        view = grey[low[1]:high[1], low[0]:high[0]]
        view[inside] = np.clip(shade, 0, 1)[inside]
        painted[low[1]:high[1], low[0]:high[0]] |= inside


def _filled(grey, baked):
    """Empty texels take the average of baked ones around them (push-pull, Gortler et al. 1996)."""
    if len(grey) == 1:
        return np.where(baked, grey, 1)
    blocks = lambda a: a.reshape(len(a) // 2, 2, len(a) // 2, 2).sum((1, 3))
    weight = blocks(baked.astype(float))
    half = blocks(np.where(baked, grey, 0)) / np.maximum(weight, 1)
    return np.where(baked, grey, np.kron(_filled(half, weight > 0), np.ones((2, 2))))
