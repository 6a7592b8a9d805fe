"""Upper, lining and piping: leather with thickness and turned edges.

The outer leather goes on over both its rims: below it is lasted, tucked under the feather line between last and sole;
above it is folded round to the lining. At a peep toe the lower rim is folded likewise. The lining lies a leather's
thickness inside; the piping is a cord in the fold.
"""
import numpy as np

from last import LATERAL, MEDIAL, SEAT
from mesh import doubled, grid_part, round_section, swept
from pattern import PEEP_FROM, stations
from splines import smoothstep, unit

THICK = 1.3            # outer and lining together
FOLD = np.radians([45, 90, 135, 180])
TUCK = [(7.5, -.12), (3.2, -.22), (1.1, -.25), (.25, -.12)]  # mm inwards from the feather line, mm over the bottom
PIPING = .85
LINING_ROWS = [0, 2, 4, 6, 8, 10, 12, 13, 15, 17, 19, 20]


def _fold(edge, normals, up, radius, sign=1):
    """Rows of a half-round edge, from outside to inside."""
    middle = edge - normals * radius
    points = [middle + radius * (np.cos(t) * normals + sign * np.sin(t) * up) for t in FOLD]
    return np.stack(points, 1), np.stack([np.cos(t) * normals + sign * np.sin(t) * up for t in FOLD], 1)


def _lasting_margin(last, grid, cut):
    """The rows tucked under the last. Nobody sees them, so their normals are those of a peep toe's folded rim."""
    sigma = stations(last, cut)
    tight = smoothstep(PEEP_FROM - .05, PEEP_FROM * 1.5, last.e_of(sigma)) if last.pose.toe == 'peep' else 1.
    rows = []
    for inwards, over in TUCK:
        sides = []
        for side in (LATERAL, MEDIAL):
            s, y, inward = last.feather(side, sigma)
            room = abs(last.width(side, np.maximum(sigma, SEAT)) - side * last.ridge_y(np.maximum(sigma, 60)))
            step = np.where(sigma < SEAT, inwards, np.minimum(inwards, .6 * room)) * tight
            sides.append(last.bottom(s + inward[:, 0] * step, y + inward[:, 1] * step, np.where(sigma < 54., .3, over)))
        rows.append(np.concatenate([sides[0], sides[1][-2:0:-1] if grid.wrap else sides[1][-2::-1]]))
    points = np.stack(rows, 1)
    down = unit(grid.points[:, 0] - grid.points[:, 1])
    return points, _fold(grid.points[:, 0], grid.normals[:, 0], down, THICK / 2)[1][:, ::-1]


def _rim_below(last, grid, cut):
    """Rows under the grid's first: lasting margin, or a folded rim along a peep toe."""
    points, normals = _lasting_margin(last, grid, cut)
    if last.pose.toe == 'peep':
        e = last.e_of(stations(last, cut))
        e = np.concatenate([e, e[-2:0:-1] if grid.wrap else e[-2::-1]])
        down = unit(grid.points[:, 0] - grid.points[:, 1])
        fold, fold_normals = _fold(grid.points[:, 0], grid.normals[:, 0], down, THICK / 2)
        open_here = (e < PEEP_FROM)[:, None, None]
        points = np.where(open_here, fold[:, ::-1], points)
        normals = np.where(open_here, fold_normals[:, ::-1], normals)
    return points, normals


def _ring_part(points, normals, uv, wrap):
    """A grid part; a ring gets its seam at the back doubled."""
    if wrap:
        points, normals = doubled(points), doubled(normals)
    return grid_part(points, normals, uv)


def build_upper(last, grid, cut, chart):
    """Parts `upper`, `lining`, `piping`; `chart` (stations (+1), rows, 2) is the leather laid flat, mm."""
    up = unit(grid.points[:, -1] - grid.points[:, -2])
    above, above_normals = _fold(grid.points[:, -1], grid.normals[:, -1], up, THICK / 2)
    below, below_normals = _rim_below(last, grid, cut)
    points = np.concatenate([below, grid.points, above], 1)
    normals = np.concatenate([below_normals, grid.normals, above_normals], 1)
    outwards = unit(chart[:, -1] - chart[:, -2]), unit(chart[:, 0] - chart[:, 1])
    over = lambda row, way, steps: np.stack([chart[:, row] + way * s for s in steps], 1)
    uv = np.concatenate([over(0, outwards[1], [8, 4, 2, 1]), chart, over(-1, outwards[0], [.5, 1, 1.5, 2])], 1)
    parts = {'upper': _ring_part(points, normals, uv, grid.wrap)}
    inside = (grid.points - grid.normals * THICK)[:, LINING_ROWS]
    parts['lining'] = _ring_part(inside, -grid.normals[:, LINING_ROWS], chart[:, LINING_ROWS], grid.wrap)
    path = grid.points[:, -1] - grid.normals[:, -1] * THICK * .5 + up * .7
    section = round_section(PIPING, 8)
    parts['piping'] = swept(path, grid.normals[:, -1], *section, closed=grid.wrap)
    return parts
