"""Jewels on the vamp: a buckle set with crystals, and pearls in metal cups along the throat."""
import numpy as np

from mesh import Part, band_section, grid_part, merged, swept
from splines import along, arc_length, superellipse, unit

AT, HALF = 206.0, (8.2, 14.0)           # the buckle's middle and half size along and across
STONES, STONE, SIDES = 36, .98, 8
PEARLS, PEARL_ROW, PEARL_GAP = 13, 11.3, 1.02
PEARL_RADII = 3.05 - 1.0 * abs(np.linspace(-1, 1, PEARLS))**1.5
CUP = .46                               # share of a pearl's radius over the leather at which its middle lies


def _frame_line(last, count):
    """`count` points and normals round the buckle, evenly."""
    outline = superellipse(np.linspace(0, 2 * np.pi, 400), 4.) * HALF
    flat = along(outline, arc_length(outline), np.linspace(0, arc_length(outline)[-1], count, endpoint=False))
    return last.on_ridge(AT + flat[:, 0], flat[:, 1])


def _stone(middle, normal, side):
    """A brilliant's crown: table and eight flat facets, each with corners of its own."""
    over = np.cross(normal, side)
    angle = np.arange(SIDES) * 2 * np.pi / SIDES
    ring = lambda r, z: middle + r * (np.outer(np.cos(angle), side) + np.outer(np.sin(angle), over)) + z * normal
    girdle, table = ring(STONE, 0), ring(STONE * .56, STONE * .46)
    facets = np.stack([girdle, np.roll(girdle, -1, 0), np.roll(table, -1, 0), table], 1)
    flat = unit(np.cross(facets[:, 1] - facets[:, 0], facets[:, 3] - facets[:, 0]))
    flat *= np.sign((flat * normal).sum(1))[:, None]
    points = np.concatenate([facets.reshape(-1, 3), table])
    normals = np.concatenate([np.repeat(flat, 4, 0), np.repeat(normal[None], SIDES, 0)])
    quads = [(4 * k + a, 4 * k + b, 4 * k + c) for k in range(SIDES) for a, b, c in ((0, 1, 2), (0, 2, 3))]
    lid = [(4 * SIDES, 4 * SIDES + k, 4 * SIDES + k + 1) for k in range(1, SIDES - 1)]
    uv = np.stack([(points - middle) @ side, (points - middle) @ over], 1)
    return Part(points, normals, np.array(quads + lid), uv)


def crystal_buckle(last):
    """Parts `buckle_crystal` and `crystals`."""
    points, normals = _frame_line(last, 80)
    frame = swept(points + normals * .8, normals, *band_section(3.7, 1.7, 12, 4.), closed=True, charted=False)
    points, normals = _frame_line(last, STONES)
    ahead = np.roll(points, -1, 0) - np.roll(points, 1, 0)
    stones = [_stone(p + n * 1.5, n, unit(a - n * (a @ n))) for p, n, a in zip(points, normals, ahead)]
    return {'buckle_crystal': frame, 'crystals': merged(stones)}


def pearl_places(grid):
    """Fractional stations of the pearls, from the basis' grid."""
    row = int(round(PEARL_ROW))
    lengths = arc_length(grid.points[:, row])
    tip = len(grid.points) // 2
    apart = np.append(0, np.cumsum(PEARL_RADII[:-1] + PEARL_RADII[1:])) * PEARL_GAP
    return np.interp(lengths[tip] + apart - apart[PEARLS // 2], lengths, np.arange(len(lengths)))


def _globe(middle, normal, radius, low, high, rings, sides=12):
    """The part of a sphere between two angles from its normal."""
    side = unit(np.cross(normal, [.0, .6, .8]))
    over = np.cross(normal, side)
    turn, fall = np.linspace(0, 2 * np.pi, sides + 1), np.linspace(low, high, rings)
    flat = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * over
    way = np.sin(fall)[:, None, None] * flat[None] + np.cos(fall)[:, None, None] * normal
    uv = np.stack(np.broadcast_arrays(turn[None] * radius, fall[:, None] * radius), -1)
    return grid_part(middle + way * radius, way, uv, charted=False)


def pearls(grid, stations):
    """Parts `pearls` and `pearl_cups`."""
    points, normals = grid.at(stations, np.full(PEARLS, PEARL_ROW))
    pearl, cups = [], []
    for point, normal, radius in zip(points, normals, PEARL_RADII):
        middle = point + normal * radius * CUP * 1.7
        pearl.append(_globe(middle, normal, radius, 0, 2.2, 8, 14))
        cups.append(_globe(middle, normal, radius * 1.06, 1.75, 2.6, 3, 14))
    return {'pearls': merged(pearl), 'pearl_cups': merged(cups)}
