"""The bow: a ribbon with thickness, gathered under a knot.

Each loop leaves the knot, turns at its tip and comes back above itself; the gathers are deep at the knot and run out
towards the tip, as cloth does. All of it is drawn on the vamp - along, across, height over the leather - and so lies on
every last.
"""
import numpy as np

from mesh import Part, grid_normals, merged, quads, unit_chart
from splines import arc_length, smoothstep, spline, unit

AT = 199.0
THIN = .35                      # half the ribbon's thickness
LOOP = np.array([(1.5, 1.4), (9, 1.0), (18, .9), (26, 1.2), (30.2, 3.0), (30.0, 5.4), (25.5, 7.6), (17, 8.3), (8.5, 7.0),
                 (2., 5.0)])  # out from the knot, height: a loop seen from the toe
LOOP_STEPS, LOOP_COLUMNS = 30, 13
TAIL_STEPS, TAIL_COLUMNS, TAIL_ANGLE = 16, 9, .50


def _ribbon(last, along_shoe, across, height, charted=True):
    """A closed sheet round the middle surface given by three arrays (rows, columns)."""
    shape = height.shape
    base, up = last.on_ridge((AT + along_shoe).ravel(), across.ravel())
    middle = (base + up * height.reshape(-1, 1)).reshape(shape + (3,))
    normals = grid_normals(middle)
    front, back = middle + normals * THIN, (middle - normals * THIN)[:, ::-1]
    points = np.concatenate([front, back, front[:, :1]], 1)
    edge = unit(np.gradient(middle, axis=1))
    out = np.concatenate([normals, -normals[:, ::-1], normals[:, :1]], 1)
    n = shape[1]
    for column, way in ((0, -edge[:, 0]), (n - 1, edge[:, -1]), (n, edge[:, -1]), (2 * n - 1, -edge[:, 0]), (2 * n, -edge[:, 0])):
        out[:, column] = unit(out[:, column] + 1.2 * way)
    down = np.append(0, np.cumsum(np.linalg.norm(np.diff(middle, axis=0), axis=2).max(1)))
    wide = np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=1), axis=2).max(0)))
    uv = np.stack(np.broadcast_arrays(down[:, None], wide[None]), -1)
    rows, columns = points.shape[:2]
    return Part(points.reshape(-1, 3), out.reshape(-1, 3), quads(rows, columns), uv.reshape(-1, 2), unit_chart(rows, columns))


def _loop(last, side):
    t, v = np.linspace(0, 1, LOOP_STEPS)[:, None], np.linspace(-1, 1, LOOP_COLUMNS)[None]
    line = spline(arc_length(LOOP), LOOP, t[:, 0] * arc_length(LOOP)[-1])
    out, height = line[:, :1], line[:, 1:]
    far = smoothstep(0, 24, out)
    half = 3.6 + 7.6 * far
    upper = smoothstep(.50, .62, t)
    gather = (1.15 * (1 - far)**1.3 + .22) * np.cos(np.pi * 3.0 * v + .6 * side)
    puff = 1.5 * upper * (1 - v**2) * np.sin(np.pi * np.clip((t - .5) / .5, 0, 1))
    curl = -.9 * far * abs(v)**3 * upper
    return _ribbon(last, v * half + .8 * far, side * (out - 1.8 * far * v**2 * smoothstep(18, 30, out)),
                   height + gather * (.4 + .6 * upper) + puff + curl)


def _tail(last, side):
    t, v = np.linspace(0, 1, TAIL_STEPS)[:, None], np.linspace(-1, 1, TAIL_COLUMNS)[None]
    length, half = 25 * t - 3.2 * (1 - abs(v)) * smoothstep(.75, 1, t), 2.6 + 2.6 * t
    way = np.array([np.cos(TAIL_ANGLE), np.sin(TAIL_ANGLE)])
    along_shoe = 2.5 + length * way[0] - v * half * way[1]
    across = side * (1.0 + length * way[1] + v * half * way[0])
    wave = .55 * np.sin(2.2 * np.pi * t + side) * smoothstep(0, .3, t)
    gather = .7 * (1 - t)**2 * np.cos(3 * np.pi * v)
    return _ribbon(last, along_shoe, across, 1.3 + wave + gather + .25 * t * v)


def _knot(last):
    """A short band drawn over the middle, with two folds."""
    around, along_band = np.linspace(0, 2 * np.pi, 25)[:, None], np.linspace(-1, 1, 11)[None]
    deep, tall = 5.3 * (1 + .07 * along_band**2), 3.7 * (1 - .06 * along_band**2)
    fold = 1 + .05 * np.cos(np.pi * 3 * along_band + 1.0) * np.clip(np.sin(around) + .3, 0, 1)
    shape = lambda w: np.sign(w) * abs(w)**.85
    height = 4.6 + tall * fold * shape(np.sin(around))
    along_shoe = deep * fold * shape(np.cos(around)) + 0 * along_band
    across = along_band * 3.6 * (1 - .12 * np.sin(around)) + 0 * around
    base, up = last.on_ridge(np.full(height.size, AT), np.zeros(height.size))
    ahead = unit(last.on_ridge([AT + 1], [0])[0] - last.on_ridge([AT], [0])[0])
    side = np.cross(ahead[0], up[0])
    side *= np.sign(side[1])
    points = (base + up * height.reshape(-1, 1) + ahead * along_shoe.reshape(-1, 1) + side * across.reshape(-1, 1))
    points = points.reshape(height.shape + (3,))
    normals = grid_normals(points, wrap_rows=False)
    ring = unit(normals[0] + normals[-1])
    normals[0] = normals[-1] = ring
    middle = points.mean((0, 1))
    normals *= np.sign((normals * (points - middle)).sum())
    uv = np.stack(np.broadcast_arrays(around * 4.6, along_band * 3.6), -1)
    return Part(points.reshape(-1, 3), normals.reshape(-1, 3), quads(25, 11), uv.reshape(-1, 2), unit_chart(25, 11))


def build_bow(last):
    """The part `bow`."""
    return merged([_loop(last, 1), _loop(last, -1), _tail(last, 1), _tail(last, -1), _knot(last)])
