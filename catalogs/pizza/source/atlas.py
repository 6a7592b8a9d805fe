"""The toppings' picture: one cell for each look, painted, never photographed.

`CELLS` names the cells, their size in pixels and who paints them; they are laid in rows, tallest first. A painter gets a `Canvas`: its
coordinates x, y from -1 to 1, noise, and blending; it returns sRGB 0..1 and a relief in pixels, from which the normals
are made.
"""
import io

import numpy as np
from PIL import Image

import ground  # noqa: F401  (finds periodic.py)
from periodic import Tile, noise, smoothstep

SIZE, ROWS = 2048, 1280
GUTTER = 4


class Canvas:
    """Where one cell is painted."""

    def __init__(self, name, width, height):
        self.name, self.width, self.height = name, width, height
        side = max(width, height)
        self.tile = Tile(name, float(side), side)
        self.y, self.x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing='ij')
        self.r, self.angle = np.hypot(self.x, self.y), np.arctan2(self.y, self.x)

    def noise(self, salt, pixels, octaves=1.2, stretch=1.0, angle=0.0):
        """Noise with features of so many pixels; mean 0, deviation 1."""
        return noise(self.tile, salt, pixels, octaves, stretch, angle)[:self.height, :self.width]

    def fill(self, color):
        """A flat colour, 0..255."""
        return np.ones((self.height, self.width, 3)) * np.array(color) / 255

    def rng(self):
        """Seeded by the cell's name."""
        return self.tile.rng('own')


def over(picture, color, share):
    """`color` (0..255) laid over the picture by `share` (0..1)."""
    share = np.clip(share, 0, 1)[..., None]
    return picture * (1 - share) + np.array(color) / 255 * share


def step(low, high, x):
    """Smoothstep."""
    return smoothstep(low, high, x)


class Atlas:
    """Lays the cells out and paints them."""

    def __init__(self, painters):
        """`painters`: name -> (width, height, function)."""
        self.boxes = {}
        x = y = tall = 0
        for name, (width, height, _) in sorted(painters.items(), key=lambda p: (-p[1][1], p[0])):
            if x + width > SIZE:
                x, y, tall = 0, y + tall, 0
            self.boxes[name] = (x, y, width, height)
            x, tall = x + width, max(tall, height)
        assert y + tall <= ROWS, f'the cells need {y + tall} rows'
        self.painters = painters

    def cell(self, name):
        """A function from 0..1 across the cell to texture coordinates."""
        x, y, width, height = self.boxes[name]

        def place(u, v):
            u, v = np.broadcast_arrays(np.clip(u, 0, 1), np.clip(v, 0, 1))
            return np.stack([(x + GUTTER + u * (width - 2 * GUTTER)) / SIZE, (y + GUTTER + v * (height - 2 * GUTTER)) / ROWS], -1)

        return place

    def paint(self):
        """(colour, relief) of the whole picture."""
        color, relief = np.full((ROWS, SIZE, 3), 0.5), np.zeros((ROWS, SIZE))
        for name, (x, y, width, height) in self.boxes.items():
            picture, bumps = self.painters[name][2](Canvas(name, width, height))
            color[y:y + height, x:x + width] = np.clip(picture, 0, 1)
            relief[y:y + height, x:x + width] = bumps
        return color, relief


def jpeg(picture, quality):
    """Colour 0..1 as JPEG bytes."""
    out = io.BytesIO()
    Image.fromarray(np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8), 'RGB').save(out, 'JPEG', quality=quality, subsampling=0, optimize=True)
    return out.getvalue()


def normal_picture(relief):
    """Normals (+Y up the picture) of a relief whose heights are in pixels, 0..1."""
    right = (np.roll(relief, -1, 1) - np.roll(relief, 1, 1)) / 2
    down = (np.roll(relief, -1, 0) - np.roll(relief, 1, 0)) / 2
    n = np.dstack([-right, down, np.ones_like(relief)])
    return n / np.linalg.norm(n, axis=2, keepdims=True) * 0.5 + 0.5
