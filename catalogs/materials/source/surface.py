"""From a surface in millimetres to three pictures a renderer can use.

A generator draws heights in mm and two factors; this file turns them into the maps of docs/catalog-format.md:
  NAME_base.png    grey, sRGB-coded: multiplied with the colour a customer chooses, so it is nearly white
  NAME_normal.png  RGB, linear: tangent-space normals of the height field, +Y up the picture
  NAME_rough.png   grey, linear: multiplied with the material's roughness

Slopes are physical: rise over run, both in mm. A leather grain 0.06 mm high and 0.9 mm wide leans as a real one does, and
a material's `normal_scale` in materials.toml is left for taste.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from periodic import Tile


@dataclass(frozen=True)
class Surface:
    """What a generator returns: fields [size, size] on `tile`."""

    tile: Tile
    height: np.ndarray  # mm, any offset
    base: np.ndarray  # share of light given back, linear, 0..1
    rough: np.ndarray  # factor on roughness, 0..1


def cavity(height, depth, strength):
    """A factor that darkens what lies low: 1 on top, 1 - strength at `depth` mm below the highest."""
    below = np.clip((np.percentile(height, 98) - height) / depth, 0.0, 1.0)
    return 1.0 - strength * below


def normals(surface):
    """Unit normals [size, size, 3]: x right, y up the picture, z out of it."""
    h, px = surface.height, surface.tile.px
    right = (np.roll(h, -1, 1) - np.roll(h, 1, 1)) * 0.5 * px
    down = (np.roll(h, -1, 0) - np.roll(h, 1, 0)) * 0.5 * px
    n = np.dstack((-right, down, np.ones_like(h)))
    return n / np.linalg.norm(n, axis=2, keepdims=True)


def srgb(linear):
    """Linear light 0..1 as sRGB code values 0..1."""
    linear = np.clip(linear, 0.0, 1.0)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.power(linear, 1 / 2.4) - 0.055)


def _bytes(field):
    return np.round(np.clip(field, 0.0, 1.0) * 255.0).astype(np.uint8)


def save(surface, folder):
    """Writes the three pictures of `surface` into `folder`; returns their size in bytes."""
    pictures = {
        "base": Image.fromarray(_bytes(srgb(surface.base)), "L"),
        "normal": Image.fromarray(_bytes(normals(surface) * 0.5 + 0.5), "RGB"),
        "rough": Image.fromarray(_bytes(surface.rough), "L"),
    }
    total = 0
    for kind, picture in pictures.items():
        path = folder / f"{surface.tile.name}_{kind}.png"
        picture.save(path, optimize=True)
        total += path.stat().st_size
    return total
