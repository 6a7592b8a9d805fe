"""What lies where on the pizza: heights of dough, sauce and cheese over the plane, in millimetres.

The fields are drawn with the toolkit of the materials' textures (`periodic.py`) on one square of 320 mm, so that the same
numbers shape the mesh, paint the pictures and tell a topping how high it lies. Cheese is a thickness: where it is below
zero the sauce shows. Shreds melt into patches (noise of two sizes), water boils up under them (bubbles), and what stands
up is what the oven browns.
"""
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'materials' / 'source'))

# pylint: disable=wrong-import-position
from periodic import Tile, blur, noise, sample, smoothstep

SIZE = 320.0  # mm, the square that all pictures of the top cover
PIXELS = 2048
DOUGH = 3.5  # mm above the board
BOARD = 16.0  # mm, its thickness
SAUCE_EDGE, CHEESE_EDGE = 124.0, 119.0
# What is taken off the cheese's thickness, in mm, for each amount.
AMOUNTS = {'light': 1.0, 'normal': 0.15, 'extra': -0.75}


class Ground:
    """Fields [pixel row, pixel column]: row 0 is the far side (-z), column 0 the left (-x)."""

    def __init__(self, pixels=PIXELS):
        self.tile = tile = Tile('pizza', SIZE, pixels)
        x, y = tile.grid()
        self.x, self.z = x - SIZE / 2, y - SIZE / 2
        self.radius = np.hypot(self.x, self.z)
        wobble = 3.0 * noise(tile, 'edge', 22, 1.5)
        self.sauce = self._sauce(wobble)
        self.bubbles, self.tops = self._bubbles()
        self.thickness = self._thickness(wobble)

    def _sauce(self, wobble):
        swirl = noise(self.tile, 'ladle', 16, 1.0, stretch=1.8, angle=25)
        flat = DOUGH + 2.0 + 0.35 * swirl + 0.25 * noise(self.tile, 'pulp', 3.0, 1.2)
        return flat - 6.0 * smoothstep(SAUCE_EDGE - 6, SAUCE_EDGE + 6, self.radius + wobble)

    def _thickness(self, wobble):
        shreds = 0.62 * noise(self.tile, 'patches', 15, 1.3) + 0.42 * noise(self.tile, 'shreds', 6.5, 1.0)
        rim = 3.4 * smoothstep(CHEESE_EDGE - 13, CHEESE_EDGE + 4, self.radius + 1.6 * wobble)
        return 1.05 + 1.05 * shreds + 0.35 * self.bubbles - rim

    def _bubbles(self):
        """Heights of the bubbles, and how near to the top of one a place is, 0 to 1."""
        rng, tile = self.tile.rng('bubbles'), self.tile
        height, top = np.zeros((tile.size, tile.size)), np.zeros((tile.size, tile.size))
        for _ in range(150):
            radius = 2.6 + 7.5 * rng.random()**2.4
            a, r = rng.random() * 2 * np.pi, 112 * np.sqrt(rng.random())
            cx, cz = r * np.cos(a) + SIZE / 2, r * np.sin(a) + SIZE / 2
            reach = int(np.ceil(1.4 * radius * tile.px))
            column, row = int(cx * tile.px), int(cz * tile.px)
            window = np.s_[row - reach:row + reach, column - reach:column + reach]
            dx, dz = self.x[window] + SIZE / 2 - cx, self.z[window] + SIZE / 2 - cz
            turn, flat = rng.random() * np.pi, 0.75 + 0.25 * rng.random()
            u, v = dx * np.cos(turn) + dz * np.sin(turn), (dz * np.cos(turn) - dx * np.sin(turn)) / flat
            d = np.hypot(u, v) / radius
            dome = np.clip(1 - d**2, 0, 1)**1.3
            height[window] = np.maximum(height[window], dome * (0.28 * radius + 0.5))
            top[window] = np.maximum(top[window], dome * (0.45 + 0.55 * rng.random()))
        return blur(tile, height, 0.35), top

    def cheese(self, amount='normal'):
        """Thickness of the cheese, below zero where there is none."""
        return self.thickness - AMOUNTS[amount]

    def cheese_top(self, amount='normal'):
        """Height of its surface: thin at the edge, and round like what has melted."""
        t = np.maximum(self.cheese(amount), 0)
        fine = 0.10 * noise(self.tile, 'skin', 1.6, 1.4) + 0.22 * noise(self.tile, 'folds', 5, 1.2, stretch=1.6, angle=60)
        body = 0.25 + 2.1 * (1 - np.exp(-t / 0.9)) + 0.25 * t
        return self.sauce + body + (self.bubbles + fine) * smoothstep(0.1, 1.2, t)

    def top(self, amount='normal'):
        """What a topping lies on."""
        return np.where(self.cheese(amount) > 0, self.cheese_top(amount), self.sauce)

    def at(self, field, x, z):
        """A field at points in mm."""
        return sample(field, (np.asarray(x) + SIZE / 2) * self.tile.px - 0.5, (np.asarray(z) + SIZE / 2) * self.tile.px - 0.5)


def plane_uv(points):
    """Where points of the top lie in its pictures."""
    return points[:, [0, 2]] / SIZE + 0.5
