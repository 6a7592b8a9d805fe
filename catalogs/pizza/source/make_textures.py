#!/usr/bin/env python3
"""Draws the tileable pictures of crust, sauce and cheese into ../../materials/textures.

    make_textures.py                 writes all of them
    make_textures.py --only NAME     writes one

A crust's tile is 200 mm of rim: across the picture runs the way round the pizza, down the picture the section from the foot
inside (row 0) over the top to the foot outside, so a rim is darkest where it is highest. The rows at the end lie on the board,
where nobody sees them; they balance the mean, because a material's picture counts relative to its mean and a charred rim must
not make the rest of the crust paler. Sauce and cheese look the same in all directions.
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'materials' / 'source'))

# pylint: disable=wrong-import-position
import numpy as np
from PIL import Image

from periodic import Tile, blur, noise, smoothstep
from surface import srgb

FOLDER = Path(__file__).resolve().parents[2] / 'materials' / 'textures'
SECTION = 80.0  # mm of rim that a crust's picture covers from top to bottom
HIDDEN = 0.78  # rows beyond lie on the board
MEAN = 0.485  # luminance of every crust, linear


def over(picture, color, share):
    """`color` (linear) laid over by `share`."""
    share = np.clip(share, 0, 1)[..., None]
    return picture * (1 - share) + np.array(color) * share


def _around(tile, salt, mm, octaves=1.3):
    """Noise that looks round on the rim, although the picture squeezes the section."""
    return noise(tile, salt, mm, octaves, stretch=tile.mm / SECTION, angle=90)


def _balanced(base):
    """Shifts the hidden rows so that the whole has the agreed mean."""
    rows = int(HIDDEN * len(base))
    luminance = lambda p: (p @ np.array([.2126, .7152, .0722])).mean()
    wanted = (MEAN * len(base) - luminance(base[:rows]) * rows) / (len(base) - rows)
    assert 0.02 < wanted < 1, f'the rest of the picture cannot balance: {wanted:.2f}'
    base[rows:] = wanted
    return base


def crust(name, brown, char):
    """Heights in mm, base (linear, RGB), roughness. `brown` and `char`: 0 none, 1 much."""
    tile = Tile(name, 200.0, 1024)
    shared = Tile('crust', 200.0, 1024)  # all crusts are one dough, baked longer
    _, y = tile.grid()
    v = y / tile.mm
    top = np.exp(-((v - 0.37) / 0.21)**2)
    flour = _around(shared, 'flour', 9, 1.8)
    grain = _around(shared, 'grain', 1.3, 1.8)
    lumps = _around(shared, 'lumps', 6, 1.4)
    base = np.ones(v.shape + (3,)) * np.array([0.66, 0.655, 0.62])
    base = over(base, (0.80, 0.80, 0.78), smoothstep(0.3, 1.9, flour) * (1 - 0.6 * brown))
    heat = top * 1.25 + 0.34 * lumps + 0.20 * _around(shared, 'drift', 26, 1.0) + 0.10 * grain
    base = over(base, (0.60, 0.46, 0.27), smoothstep(0.30, 1.15, heat) * (0.35 + 0.65 * brown))
    base = over(base, (0.40, 0.22, 0.09), smoothstep(0.85, 1.65, heat) * (0.10 + 0.85 * brown))
    spots = 0.72 * _around(shared, 'spots', 7.5, 0.9) + 0.45 * _around(shared, 'small spots', 3.2, 0.9) + 0.9 * top
    low = 2.35 - 0.85 * char
    base = over(base, (0.20, 0.085, 0.03), smoothstep(low - 0.30, low + 0.25, spots) * min(1, 0.45 + char))
    base = over(base, (0.030, 0.018, 0.012), smoothstep(low + 0.15, low + 0.65, spots) * char)
    base *= (1 + 0.05 * grain)[..., None]
    crackle = np.exp(-(_around(shared, 'crackle', 5, 1.2) / 0.10)**2) * smoothstep(0.2, 1.2, _around(shared, 'dry', 14, 1.2))
    height = 0.10 * lumps + 0.055 * grain - 0.10 * crackle + 0.03 * _around(shared, 'skin', 2.6)
    base = base * (1 - 0.25 * crackle)[..., None]
    rough = np.clip(0.88 + 0.08 * smoothstep(0, 1.5, flour) - 0.12 * smoothstep(0.9, 1.6, lumps + top), 0, 1)
    return tile, height, _balanced(np.clip(base, 0, 1)), rough, SECTION


def tomato_sauce():
    """Crushed tomatoes: pulp, a few seeds, oil between them."""
    tile = Tile('tomato-sauce', 80.0, 512)
    pulp, fine = noise(tile, 'pulp', 4.2, 1.3), noise(tile, 'fine', 1.0, 1.6)
    body = smoothstep(-0.9, 1.3, pulp + 0.35 * fine)
    base = np.ones(pulp.shape + (3,)) * np.array([0.62, 0.50, 0.46])
    base = over(base, (0.92, 0.98, 0.90), body)
    base = over(base, (0.95, 1.0, 0.55), smoothstep(1.2, 2.0, noise(tile, 'oil', 2.4, 1.0)) * .7)
    base = over(base, (0.22, 0.16, 0.12), smoothstep(1.9, 2.5, noise(tile, 'herbs', 0.9, 0.8)) * .7)
    height = 0.42 * body + 0.10 * fine + 0.25 * blur(tile, noise(tile, 'lumps', 7, 1.0), 0.5)
    rough = np.clip(0.66 + 0.30 * body - 0.10 * fine, 0.35, 1)
    return tile, height, np.clip(base, 0, 1), rough, tile.mm


def cream_sauce():
    """Smooth, with a skin that ripples."""
    tile = Tile('cream-sauce', 80.0, 512)
    ripple = noise(tile, 'ripple', 6, 1.3, stretch=1.7, angle=20)
    base = np.ones(ripple.shape + (3,)) * np.array([0.93, 0.92, 0.90])
    base = over(base, (0.86, 0.80, 0.66), smoothstep(0.2, 1.8, noise(tile, 'butter', 9, 1.3)) * .7)
    base = over(base, (0.20, 0.17, 0.14), smoothstep(2.2, 2.7, noise(tile, 'pepper', 0.7, 0.7)))
    height = 0.20 * ripple + 0.04 * noise(tile, 'fine', 1.2, 1.4)
    return tile, height, np.clip(base, 0, 1), np.clip(0.75 + 0.12 * ripple, 0.4, 1), tile.mm


def melted_cheese():
    """A cheese that melts evenly: small bubbles, some of them browned."""
    tile = Tile('melted-cheese', 110.0, 512)
    folds, fine = noise(tile, 'folds', 6, 1.4, stretch=1.5, angle=40), noise(tile, 'fine', 1.4, 1.5)
    heat = noise(tile, 'heat', 11, 1.2) + 0.35 * noise(tile, 'speckle', 2.2, 1.5)
    base = np.ones(folds.shape + (3,)) * np.array([0.90, 0.87, 0.78])
    base = over(base, (0.95, 0.94, 0.90), smoothstep(0.2, 1.7, folds))
    base = over(base, (0.72, 0.50, 0.22), smoothstep(0.7, 1.6, heat) * .75)
    base = over(base, (0.42, 0.22, 0.07), smoothstep(1.35, 2.1, heat) * .85)
    base = over(base, (0.14, 0.06, 0.02), smoothstep(1.95, 2.5, heat) * .8)
    height = 0.24 * folds + 0.07 * fine + 0.20 * smoothstep(0.6, 1.8, heat)
    rough = np.clip(0.80 + 0.10 * fine + 0.15 * smoothstep(0.9, 1.8, heat), 0.4, 1)
    return tile, height, np.clip(base, 0, 1), rough, tile.mm


MAKERS = {
    'crust-soft': lambda: crust('crust-soft', 0.25, 0.0),
    'crust-golden': lambda: crust('crust-golden', 0.72, 0.45),
    'crust-charred': lambda: crust('crust-charred', 0.95, 1.0),
    'tomato-sauce': tomato_sauce, 'cream-sauce': cream_sauce, 'melted-cheese': melted_cheese,
}


def save(name, tile, height, base, rough, tall):
    """Three pictures; `tall` is how many mm the picture's height stands for. All crusts share one relief."""
    right = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * 0.5 * tile.px
    down = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * 0.5 * tile.size / tall
    n = np.dstack((-right, down, np.ones_like(height)))
    n /= np.linalg.norm(n, axis=2, keepdims=True)
    code = lambda field: np.round(np.clip(field, 0, 1) * 255).astype(np.uint8)
    names = {'base': name, 'normal': 'crust' if name.startswith('crust') else name, 'rough': 'crust' if name.startswith('crust') else name}
    for kind, picture in (('base', Image.fromarray(code(srgb(base)), 'RGB')), ('normal', Image.fromarray(code(n * 0.5 + 0.5), 'RGB')),
                          ('rough', Image.fromarray(code(rough), 'L'))):
        picture.save(FOLDER / f'{names[kind]}_{kind}.png', optimize=True)


def main():
    """Writes what is asked for."""
    parser = argparse.ArgumentParser(description='Draws the tileable pictures of crust, sauce and cheese.')
    parser.add_argument('--only', choices=MAKERS)
    chosen = parser.parse_args().only
    for name, maker in MAKERS.items():
        if chosen in (None, name):
            save(name, *maker())


if __name__ == '__main__':
    main()
