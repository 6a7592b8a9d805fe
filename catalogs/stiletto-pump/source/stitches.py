"""Lock stitches under the top line: short rounded threads that dip into the leather at both ends."""
import numpy as np

from mesh import Part
from pattern import COARSE, NEAR_TOP, SEAM
from splines import arc_length, unit

PITCH, LENGTH, THREAD = 3.0, 2.3, .30  # mm from stitch to stitch, of a stitch, of the thread's half width
ROW = COARSE + int(np.argmin(abs(NEAR_TOP - SEAM)))
ALONG = np.array([0, .25, .75, 1])
LIFT = np.array([-.10, .22, .22, -.10])
TILT = np.array([-1, 0, 1])
END = 8.0                               # mm from an open end that stay without


def places(grid):
    """Fractional stations (stitches, 4) of every stitch, from the basis' grid."""
    line = grid.points[:, ROW]
    if grid.wrap:
        line = np.concatenate([line, line[:1]])
    lengths = arc_length(line)
    first, last = (0, lengths[-1]) if grid.wrap else (END, lengths[-1] - END)
    count = int((last - first) / PITCH)
    starts = first + np.arange(count) * (last - first) / count
    return np.interp(starts[:, None] + ALONG * LENGTH, lengths, np.arange(len(lengths)))


def build_stitches(grid, stations):
    """One part with all stitches of a top line."""
    points, normals = grid.at(stations, np.full(stations.shape, float(ROW)))
    across = unit(np.cross(normals, unit(np.gradient(points, axis=1))))
    body = points[:, :, None] + across[:, :, None] * (TILT * THREAD)[:, None]
    body = body + normals[:, :, None] * (LIFT[:, None] * np.array([.35, 1, .35]) - np.array([.05, 0, .05]))[..., None]
    facing = unit(normals[:, :, None] + across[:, :, None] * (TILT * 1.2)[:, None])
    count, grid_index = len(stations), np.arange(12).reshape(4, 3)
    a, b, c, d = grid_index[:-1, :-1], grid_index[1:, :-1], grid_index[1:, 1:], grid_index[:-1, 1:]
    one = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)], -2).reshape(-1, 3)
    triangles = (one[None] + 12 * np.arange(count)[:, None, None]).reshape(-1, 3)
    uv = np.stack(np.broadcast_arrays((PITCH * np.arange(count)[:, None] + ALONG * LENGTH)[..., None], TILT * THREAD), -1)
    return Part(body.reshape(-1, 3), facing.reshape(-1, 3), triangles, uv.reshape(-1, 2))
