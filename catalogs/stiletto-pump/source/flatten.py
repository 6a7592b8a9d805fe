"""Surfaces laid flat: charts in which lengths are true, so that grain and weave keep their size.

From a guess near the answer, sweeps of position-based dynamics (Muller et al. 2007) pull every edge and diagonal of a
grid to its length on the shoe; momentum lets what cannot be developed spread over the whole. Of the upper the guess is
the pattern's own plane (sigma, D), the ring opened at the back, where a pump has its seam.
"""
import numpy as np

SWEEPS, MOMENTUM = 1500, .97


def _springs(rows, columns):
    """Index pairs of a grid: along, across, both diagonals."""
    index = np.arange(rows * columns).reshape(rows, columns)
    pairs = ((index[:-1], index[1:]), (index[:, :-1], index[:, 1:]), (index[:-1, :-1], index[1:, 1:]),
             (index[1:, :-1], index[:-1, 1:]))
    return np.concatenate([np.stack([a.ravel(), b.ravel()], 1) for a, b in pairs])


def relaxed(points, guess, sweeps=SWEEPS):
    """The grid (rows, columns, 3) laid flat (rows, columns, 2), starting from `guess`."""
    rows, columns = points.shape[:2]
    solid, flat = points.reshape(-1, 3), guess.reshape(-1, 2).astype(float).copy()
    pairs = _springs(rows, columns)
    length = np.linalg.norm(solid[pairs[:, 0]] - solid[pairs[:, 1]], axis=1)
    touched, speed = np.bincount(pairs.ravel(), minlength=len(flat))[:, None], np.zeros_like(flat)
    for sweep in range(sweeps):
        way = flat[pairs[:, 1]] - flat[pairs[:, 0]]
        now = np.maximum(np.linalg.norm(way, axis=1), 1e-9)
        pull = way * ((now - length) / now / 2)[:, None]
        moved = np.stack([np.bincount(pairs[:, 0], pull[:, k], len(flat)) - np.bincount(pairs[:, 1], pull[:, k], len(flat))
                          for k in (0, 1)], 1)
        speed = (MOMENTUM if sweep < sweeps * .8 else .7) * speed + moved / touched
        flat += speed
    return flat.reshape(rows, columns, 2)


def leather_chart(grid):
    """(stations, rows, 2) mm of a `pattern.Grid`, the back meridian doubled at the end of a ring."""
    close = (lambda g: np.concatenate([g, g[:1]])) if grid.wrap else (lambda g: g)
    side = np.append(grid.side, -1) if grid.wrap else grid.side
    return relaxed(close(grid.points), np.stack([close(grid.sigma), abs(close(grid.across)) * side[:, None]], -1))
