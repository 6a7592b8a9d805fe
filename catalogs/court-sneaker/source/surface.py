"""Surfaces that leather can lie on: a grid of points S(t, s) with tangents, normals and a flat picture of itself.

The last is one, closed round the foot; the tongue is another, open. Panels, stitches and labels only know this
interface, so a label is sewn to the tongue by the same code that sews the toe cap to the vamp.
"""
import numpy as np

from curves import unit


class Surface:
    """Bilinear grid surface; t in [0, 1) along rows (periodic if it `closes`), s in [0, 1] along columns.

    Subclasses fill `flat` (a 2D picture without overlaps) and `lengths` (mm along s at each row).
    """

    def __init__(self, grid, closes):
        self.closes = closes
        self.flat, self.lengths = None, np.linalg.norm(np.diff(grid, axis=1), axis=2).sum(1)
        self.set_grid(grid)

    def set_grid(self, grid):
        """Replaces the points and derives tangents and normals."""
        self.grid, (rows, columns) = grid, grid.shape[:2]
        if self.closes:
            self.along_t = (np.roll(grid, -1, 0) - np.roll(grid, 1, 0)) * (rows / 2)
        else:
            self.along_t = np.gradient(grid, axis=0) * (rows - 1)
        self.along_s = np.gradient(grid, axis=1) * (columns - 1)
        self.normals = unit(np.cross(self.along_t, self.along_s))

    def _row(self, t):
        """Row index below t, the next row, and the fraction between."""
        rows = len(self.grid)
        if self.closes:
            x = (t % 1.0) * rows
            i = np.floor(x).astype(int)
            return i % rows, (i + 1) % rows, (x - i)[..., None]
        x = np.clip(t, 0, 1) * (rows - 1)
        i = np.minimum(np.floor(x).astype(int), rows - 2)
        return i, i + 1, (x - i)[..., None]

    def sample(self, field, ts):
        """Bilinear look-up of a grid field at parameters ts (..., 2)."""
        ts = np.asarray(ts, float)
        i, after, fx = self._row(ts[..., 0])
        y = np.clip(ts[..., 1], 0, 1) * (self.grid.shape[1] - 1)
        j = np.minimum(np.floor(y).astype(int), self.grid.shape[1] - 2)
        fy = (y - j)[..., None]
        return ((field[i, j] * (1 - fx) + field[after, j] * fx) * (1 - fy)
                + (field[i, j + 1] * (1 - fx) + field[after, j + 1] * fx) * fy)

    def point(self, ts):
        """Points on the surface."""
        return self.sample(self.grid, ts)

    def normal(self, ts):
        """Unit normals, outward."""
        return unit(self.sample(self.normals, ts))

    def unfolded(self, ts):
        """Flat 2D coordinates, for triangulation."""
        return self.sample(self.flat, ts)

    def length(self, t):
        """Millimetres of surface along s at t."""
        i, after, f = self._row(np.asarray(t, float))
        return self.lengths[i] * (1 - f[..., 0]) + self.lengths[after] * f[..., 0]

    def lifted(self, ts, height):
        """Points `height` mm above the surface."""
        return self.point(ts) + self.normal(ts) * np.asarray(height)[..., None]

    def move(self, ts, by):
        """Parameters after a step `by` (mm, 3D, tangent) on the surface: the first fundamental form inverted."""
        a, b = self.sample(self.along_t, ts), self.sample(self.along_s, ts)
        aa, bb, ab = (a * a).sum(-1), (b * b).sum(-1), (a * b).sum(-1)
        da, db = (by * a).sum(-1), (by * b).sum(-1)
        return ts + np.stack([bb * da - ab * db, aa * db - ab * da], -1) / (aa * bb - ab * ab)[..., None]
