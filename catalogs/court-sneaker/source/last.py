"""The last: the one smooth surface on which the whole upper is drawn.

A shoe is built over a last, so the model is too. The surface is an annulus S(t, s) rather than a loft from heel
to toe: t runs once round the foot (0 at the back of the heel, lateral side first, 0.5 near the toe), s climbs from
the feather edge, where the upper meets the sole, to the top line of collar and throat. There is no pole at heel or
toe, so panels and textures can run round both without a pinch.

Each t is one cubic Bezier. Its end points and handles are the rows of `KEY_COLUMNS`; a periodic spline carries
them round the foot, and the Beziers are resampled by arc length so that s measures leather. On that smooth base
two layers of relief are laid: the padding of the collar, and the faint flex creases a worn-in vamp shows, deeper
on the medial side, because no foot is symmetric.

Millimetres. x runs from heel (0) to toe (about 287), y < 0 is the lateral side of a right shoe, z is up.
"""
import numpy as np

from curves import PeriodicSpline, arc_length, monotone, smoothstep, unit
from surface import Surface

AROUND, UP = 1000, 161  # samples of the surface grid along t and s

# Underside and side wall of the sole: ground contact, toe spring and heel bevel live in these two profiles.
sole_bottom = monotone([-10, 0, 14, 30, 170, 200, 225, 250, 270, 288, 305],
                       [4.2, 2.9, .6, 0, 0, .8, 2.8, 6.6, 10.6, 15.2, 20])
sole_wall = monotone([-10, 0, 40, 110, 200, 250, 285, 305], [29, 28.5, 26.5, 23.8, 21.6, 21.2, 21.8, 22])

UPPER_BITE = 8.0  # the upper reaches this far down inside the cup of the sole


def sole_top(x):
    """Height of the sole's upper rim."""
    return sole_bottom(x) + sole_wall(x)


# feather point (x, y) | top line (x, y, z) | foot handle: length, outward lean deg | top handle: length, fall deg
KEY_COLUMNS = [
    (9.0, 0.0, 13.5, 0.5, 94.0, 27, 24, 26, 103),  # back of the heel
    (15.5, -19.0, 18.0, -14.5, 92.5, 25, 20, 24, 100),
    (36.0, -29.8, 37.0, -26.5, 81.5, 20, 15, 19, 94),
    (66.0, -32.6, 65.0, -32.0, 71.5, 17, 11, 15, 87),  # dip under the ankle bone
    (98.0, -34.0, 91.0, -32.0, 79.0, 20, 9, 18, 76),
    (124.0, -36.5, 109.0, -27.5, 98.5, 26, 8, 27, 64),
    (147.0, -40.0, 124.0, -21.5, 107.0, 27, 8, 29, 52),  # top of the throat
    (171.0, -44.5, 147.0, -18.5, 100.5, 26, 9, 29, 46),
    (195.0, -47.0, 170.0, -16.5, 92.5, 25, 10, 29, 41),
    (219.0, -46.0, 190.0, -14.0, 85.5, 25, 11, 31, 33),
    (243.0, -40.5, 203.5, -8.5, 80.4, 23.5, 11, 35, 22),
    (265.5, -28.5, 208.5, -2.0, 78.6, 25.5, 11, 44, 13.5),
    (279.5, -10.5, 209.5, 1.5, 78.2, 26, 9, 49.5, 10),
    (284.0, 6.5, 209.5, 4.5, 78.1, 26, 9, 51, 9.5),  # toe
    (279.0, 24.0, 208.5, 8.0, 78.5, 25.5, 9, 46, 12),
    (263.0, 38.5, 203.5, 14.0, 80.8, 24.5, 9, 36, 19.5),
    (239.0, 46.5, 190.0, 18.5, 86.2, 25, 9, 30, 32),
    (213.0, 47.5, 170.0, 20.0, 93.4, 24, 8, 29, 40),
    (187.0, 43.6, 147.0, 21.0, 101.4, 25, 7, 29, 46),
    (160.0, 37.2, 124.0, 23.0, 108.0, 27, 6, 29, 52),
    (134.0, 31.6, 108.5, 28.0, 100.5, 27, 7, 27, 64),
    (104.0, 28.8, 90.0, 31.0, 82.0, 22, 9, 20, 78),
    (67.0, 28.8, 63.0, 30.6, 74.5, 18, 12, 16, 89),
    (36.0, 27.4, 36.5, 25.8, 82.5, 20, 15, 19, 95),
    (15.5, 18.6, 18.0, 14.5, 92.5, 25, 20, 24, 101),
]

# Flex creases across the vamp: plan point (x, y), direction deg, half length, half width, depth.
CREASES = [(226, -26, 78, 26, 3.0, 1.25), (218.5, -33, 74, 20, 2.7, .95), (233, -24, 82, 16, 2.5, .65),
           (222, 33, 100, 28, 3.2, 1.5), (214, 37, 106, 22, 2.9, 1.15), (230.5, 30, 94, 20, 2.6, .8)]


class Last(Surface):
    """The last as a surface, closed round the foot."""

    def __init__(self):
        self.t, self.s = np.arange(AROUND) / AROUND, np.linspace(0, 1, UP)
        columns, plan_outward = self._key_curves()
        grid, self.lengths = self._by_arc_length(columns)
        super().__init__(grid, closes=True)
        self.set_grid(self.grid + self.normals * self._relief()[:, :, None])
        below_top = (1 - self.s)[None, :] * self.lengths[:, None]
        self.flat = self.grid[:, -1:, :2] + plan_outward[:, None, :] * below_top[:, :, None]

    @property
    def top_line(self):
        """The collar and throat edge, one point for each t sample."""
        return self.grid[:, -1]

    @property
    def feather_line(self):
        """The edge inside the sole, one point for each t sample."""
        return self.grid[:, 0]

    def _key_curves(self):
        """Bezier control points for every t, and the plan direction in which the surface is unfolded."""
        keys = np.array(KEY_COLUMNS, float)
        chords = np.linalg.norm(np.roll(keys[:, :2], -1, 0) - keys[:, :2], axis=1)
        rows = PeriodicSpline(np.cumsum(np.append(0, chords[:-1])) / chords.sum(), keys)(self.t)
        feather, top = rows[:, :2], rows[:, 2:5]
        foot_length, lean, top_length, fall = rows[:, 5], np.radians(rows[:, 6]), rows[:, 7], np.radians(rows[:, 8])
        run = unit(np.roll(feather, -1, 0) - np.roll(feather, 1, 0))
        outward = np.stack([run[:, 1], -run[:, 0]], 1)
        from_top = unit(feather - top[:, :2] + outward * 32)
        foot = np.c_[feather, sole_top(feather[:, 0]) - UPPER_BITE]
        foot_handle = foot + np.c_[outward * (foot_length * np.sin(lean))[:, None], foot_length * np.cos(lean)]
        top_handle = top + np.c_[from_top * (top_length * np.cos(fall))[:, None], -top_length * np.sin(fall)]
        return (foot, foot_handle, top_handle, top), from_top

    def _by_arc_length(self, controls):
        """Every Bezier as UP points at equal distances, and its length."""
        u = np.linspace(0, 1, 400)[None, :, None]
        weights = ((1 - u)**3, 3 * u * (1 - u)**2, 3 * u * u * (1 - u), u**3)
        curves = sum(w * c[:, None, :] for w, c in zip(weights, controls))
        grid, lengths = np.zeros((AROUND, UP, 3)), np.zeros(AROUND)
        for i, curve in enumerate(curves):
            run = arc_length(curve)
            lengths[i] = run[-1]
            for c in range(3):
                grid[i, :, c] = np.interp(self.s * run[-1], run, curve[:, c])
        return grid, lengths

    def _relief(self):
        """Collar padding, a fuller heel and the flex creases: mm along the normal at every grid point."""
        below = (1 - self.s)[None, :] * self.lengths[:, None]
        top_x = self.top_line[:, 0]
        collar = (1 - smoothstep(108, 122, top_x))[:, None]
        thin_at_heel = (1 - .85 * (1 - smoothstep(12, 46, top_x)))[:, None]
        puff = 2.6 * collar * thin_at_heel * np.exp(-((below - 8.5) / 6)**2)
        heel_bulge = .6 * np.exp(-((below - 34) / 16)**2) * collar * (1 - smoothstep(20, 60, top_x))[:, None]
        return puff + heel_bulge - self._crease_depth()

    def _crease_depth(self):
        """Depth of the flex creases at every grid point: soft valleys between slightly raised banks."""
        depth = np.zeros(self.grid.shape[:2])
        for x, y, degrees, half_length, half_width, deep in CREASES:
            direction = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
            offset = self.grid[..., :2] - np.array([x, y])
            along, across = offset @ direction, offset @ np.array([-direction[1], direction[0]])
            across = across + .010 * along**2  # creases bow forward
            wave = (across / half_width)**2
            depth += deep * (1 - .55 * wave) * np.exp(-.5 * wave) * np.exp(-(along / half_length)**4)
        over_cap = smoothstep(49, 60, self.grid[..., 2])  # the toe cap's stiffener does not fold
        return depth * over_cap * (self.normals[..., 2] > 0)
