"""Baked ambient occlusion of the top, seen from above: how much of the sky each place sees past its surroundings.

The horizon is looked for in 16 directions over the height field of rim, sauce and cheese (Max, "Horizon mapping", 1988); the
share of the sky between the horizons is the picture. Toppings do not lie in it: their vertices take their shade from a ramp
along the lower edge.
"""
import io

import numpy as np
from PIL import Image

SIZE = 1024
PLANE = 0.94  # the part of the picture that is the plane; below it lies the ramp
REACH = 34.0  # mm


def ramp(shade):
    """Texture coordinates of a shade, 0 to 1."""
    shade = np.clip(shade, 0, 1)
    return np.stack([0.02 + 0.96 * shade, np.full_like(shade, 0.985)], 1)


def on_plane(uv):
    """Coordinates of the plane in the picture."""
    return uv * PLANE


def sky(height, mm_per_pixel):
    """The share of the sky, 0 to 1, that each cell of a height field sees."""
    total, directions = np.zeros_like(height), 16
    steps = np.unique(np.round(np.geomspace(1, REACH / mm_per_pixel, 16)).astype(int))
    for k in range(directions):
        a = 2 * np.pi * k / directions
        steepest = np.zeros_like(height)
        for step in steps:
            dx, dz = int(round(step * np.cos(a))), int(round(step * np.sin(a)))
            if dx or dz:
                rise = np.roll(height, (-dz, -dx), (0, 1)) - height
                steepest = np.maximum(steepest, rise / (mm_per_pixel * np.hypot(dx, dz)))
        total += 1 / (1 + steepest**2)  # cosine-weighted sky above a horizon of this slope
    return total / directions


def picture(height, mm_per_pixel):
    """The whole occlusion picture as PNG bytes."""
    side = int(SIZE * PLANE)
    grey = np.ones((SIZE, SIZE))
    plane = Image.fromarray(sky(height, mm_per_pixel).astype(np.float32)).resize((side, side), Image.BICUBIC)
    grey[:side, :side] = np.asarray(plane)
    columns = (np.arange(SIZE) + 0.5) / SIZE
    grey[int(SIZE * 0.965):] = np.clip((columns - 0.02) / 0.96, 0, 1)[None, :]
    out = io.BytesIO()
    Image.fromarray(np.round(np.clip(grey, 0, 1) * 255).astype(np.uint8), 'L').save(out, 'JPEG', quality=90)
    return out.getvalue()
