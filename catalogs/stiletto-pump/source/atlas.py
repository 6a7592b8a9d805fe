"""UV1: one square for baked occlusion.

Every builder gives its part a unit square of its own; here each square gets a rectangle, as tall as its part's share of
the surface asks and as wide as the sheet's column. Small things own no room: they take the white corner.
"""
import numpy as np

# Columns of the sheet: left edge, width, and the parts in it from below with their share of the height.
COLUMNS = [
    (0.0, .40, [('upper', 30), ('lining', 24), ('insole', 14), ('sole', 14), ('strap_ankle', 7)]),
    (.40, .34, [('upper_sling', 30), ('lining_sling', 24), ('platform', 9), ('sole_edge', 6), ('strap_sling', 5),
                ('bow', 26)]),
    (.74, .26, [('heel_stiletto', 20), ('heel_block', 22), ('heel_kitten', 16), ('heel_sculpted', 20), ('piping', 5),
                ('piping_sling', 5), ('strap_t', 6)]),
]
GAP = 6 / 1024
WHITE = (1 - 2 / 1024, 1 - 2 / 1024)  # the corner that stays white, free of every rectangle
TOP = 1 - 8 / 1024


def rectangles(names):
    """(left, bottom, width, height) of each part that has room."""
    found = {}
    for left, width, rows in COLUMNS:
        rows = [(name, share) for name, share in rows if name in names]
        total, bottom = sum(share for _, share in rows), 0.
        for name, share in rows:
            height = TOP * share / total
            found[name] = (left + GAP, bottom + GAP, width - 2 * GAP, height - 2 * GAP)
            bottom += height
    return found


def pack(parts):
    """UV1 (n, 2) of every part."""
    places, result = rectangles(parts), {}
    for name, part in parts.items():
        if name in places and part.chart is not None:
            left, bottom, width, height = places[name]
            result[name] = np.stack([left + width * part.chart[:, 0], bottom + height * part.chart[:, 1]], -1)
        else:
            result[name] = np.tile(WHITE, (len(part.points), 1))
    return result
