"""Leathers: grain, nap, lacquer, and what is glued on them.

Grain is the skin's own relief: soft islands between creases, with pores where creases meet. Cellular noise gives the
islands (the crease is where the nearest and second nearest seed are equally far), a low warp bends them, a second finer
generation breaks the big ones, and creases run along the direction the skin was stretched. Tumbling makes islands bigger
and deeper; foil fills them and wrinkles; lacquer (patent) drowns them and leaves only the ripple of a sprayed film.

Suede and nubuck have no relief but nap: short fibres lying in a direction that wanders, drawn by line integral
convolution. Where the nap leans away it gives back less light, which is the cloudiness one strokes with a finger.

Glitter is flakes that fell into glue, each flat and each leaning its own way: every flake is a mirror for another light.
"""

import numpy as np

from periodic import Tile, blur, cells, flow, noise, scatter, smoothstep, unit
from surface import Surface, cavity


def _islands(tile, salt, mm, edge, jitter=0.95, warp_mm=0.0):
    """Rounded islands about `mm` wide, 0 in the creases to 1 on top, and each island's number."""
    warp = None
    if warp_mm:
        warp = (noise(tile, salt + "/wx", mm * 2.2) * warp_mm, noise(tile, salt + "/wy", mm * 2.2) * warp_mm)
    first, second, number = cells(tile, salt, mm, jitter, warp)
    gap = second - first
    dome = smoothstep(0.0, edge * mm, gap)
    return dome * (1.0 - 0.35 * np.clip(first / mm, 0, 1) ** 2), number


def _pores(tile, salt, per_cm2, radius_mm):
    """Small round pits, 1 in the middle."""

    def pit(dx, dy, rng):
        r = radius_mm * rng.uniform(0.6, 1.3)
        squash = rng.uniform(0.75, 1.3)
        return np.exp(-((dx / (r * squash)) ** 2 + (dy * squash / r) ** 2)) * rng.uniform(0.5, 1.0)

    return scatter(tile, salt, round(per_cm2 * (tile.mm / 10) ** 2), pit, 5 * radius_mm)


def full_grain():
    """Smooth calf: fine flat pebbles, pores, a few long fine creases."""
    tile = Tile("leather", 40.0)
    coarse, number = _islands(tile, "coarse", 1.2, 0.42, warp_mm=0.36)
    fine, _ = _islands(tile, "fine", 0.72, 0.5, warp_mm=0.15)
    crease_noise = noise(tile, "crease", 1.6, 1.2, stretch=5.0, angle=12.0)
    crease = np.exp(-((crease_noise / 0.16) ** 2)) * smoothstep(0.1, 1.2, noise(tile, "where", 7.0, 1.5))
    pores = _pores(tile, "pores", 60, 0.13)
    flesh = noise(tile, "flesh", 5.5, 1.4)
    micro = noise(tile, "micro", 0.16, 1.0)
    height = 0.027 * coarse + 0.012 * fine * (0.5 + 0.5 * number) - 0.014 * crease - 0.045 * pores
    height = blur(tile, height, 0.11) + 0.002 * flesh + 0.0010 * micro
    tone = 0.955 + 0.010 * (number - 0.5) + 0.008 * flesh
    base = tone * cavity(height, 0.085, 0.10) * (1 - 0.15 * pores)
    rough = np.clip(0.86 + 0.16 * (1 - unit(height)) + 0.02 * flesh, 0, 1)
    return Surface(tile, height, base, rough)


def nappa():
    """Lambskin dressed soft: grain so fine and shallow that light slides over it, and the faint folds of a thin skin."""
    tile = Tile("nappa", 34.0)
    fine, number = _islands(tile, "fine", 0.62, 0.55, warp_mm=0.14)
    fold_noise = noise(tile, "fold", 2.2, 1.3, stretch=4.0, angle=20.0)
    fold = np.exp(-((fold_noise / 0.2) ** 2)) * smoothstep(0.3, 1.4, noise(tile, "where", 9.0, 1.5))
    pores = _pores(tile, "pores", 45, 0.07)
    flesh = noise(tile, "flesh", 7.0, 1.4)
    height = blur(tile, 0.0075 * fine - 0.005 * fold - 0.012 * pores, 0.08) + 0.0012 * flesh
    base = (0.965 + 0.006 * (number - 0.5) + 0.006 * flesh) * cavity(height, 0.03, 0.05)
    rough = np.clip(0.88 + 0.10 * (1 - unit(height)) + 0.02 * flesh, 0, 1)
    return Surface(tile, height, base, rough)


def tumbled():
    """Milled leather: soft pebbles, full to the crease and nowhere sharp, some of them folded once more."""
    tile = Tile("tumbled", 56.0)
    big, number = _islands(tile, "big", 2.5, 0.9, jitter=0.85, warp_mm=0.55)
    fold = np.exp(-((noise(tile, "fold", 2.6, 1.3, stretch=2.0, angle=35.0) / 0.14) ** 2))
    fold = fold * smoothstep(0.0, 1.2, noise(tile, "where", 6.0, 1.4))
    skin, _ = _islands(tile, "skin", 0.62, 0.6, warp_mm=0.12)
    pebble = np.sqrt(big) * (0.85 + 0.3 * number) - 0.35 * fold
    height = blur(tile, 0.15 * pebble, 0.20) + 0.010 * blur(tile, skin, 0.04) + 0.010 * noise(tile, "flesh", 8.0, 1.3)
    base = (0.96 + 0.014 * (number - 0.5)) * cavity(height, 0.24, 0.22)
    rough = np.clip(0.84 + 0.18 * (1 - unit(height)), 0, 1)
    return Surface(tile, height, base, rough)


def _nap(tile, salt, fibre_mm, length_mm, wander, over_mm=4.5):
    """Fibres `fibre_mm` thick lying over `length_mm` along a direction that wanders by `wander` radians in `over_mm`."""
    direction = np.deg2rad(78.0) + wander * noise(tile, salt + " direction", over_mm, 2.0)
    return flow(tile, noise(tile, salt, fibre_mm, 1.3), direction, length_mm)


def suede():
    """Split leather brushed to a velvety nap: short fibres, small tufts, and soft clouds where a hand has passed."""
    tile = Tile("suede", 52.0)
    fibre = _nap(tile, "fibre", 0.12, 0.22, 0.5, 1.2)
    tuft = _nap(tile, "tuft", 0.26, 0.35, 0.7, 1.6)
    stroke = _nap(tile, "stroke", 1.8, 5.0, 0.35, 9.0)
    cloud = noise(tile, "cloud", 7.0, 1.4)
    height = 0.008 * fibre + 0.006 * tuft
    base = np.clip(0.82 + 0.046 * fibre + 0.034 * tuft + 0.010 * stroke + 0.014 * cloud, 0.35, 1.0)
    rough = np.clip(0.95 + 0.02 * fibre, 0, 1)
    return Surface(tile, height, base, rough)


def nubuck():
    """Grain side sanded to peach fuzz: finer and quieter than suede, the grain still faintly there."""
    tile = Tile("nubuck", 44.0)
    fine = _nap(tile, "fibre", 0.11, 0.35, 0.8)
    ghost, _ = _islands(tile, "ghost", 1.2, 0.5, warp_mm=0.35)
    cloud = noise(tile, "cloud", 5.0, 1.6)
    height = 0.008 * fine + 0.016 * blur(tile, ghost, 0.10)
    base = np.clip(0.885 + 0.030 * fine + 0.026 * (ghost - ghost.mean()) + 0.009 * cloud, 0.5, 1.0)
    rough = np.clip(0.96 + 0.012 * fine, 0, 1)
    return Surface(tile, height, base, rough)


def patent():
    """Lacquered leather: a mirror with the faint orange peel of a sprayed film."""
    tile = Tile("patent", 48.0, 256)
    peel = noise(tile, "peel", 1.5, 1.1)
    wave = noise(tile, "wave", 5.0, 1.0)
    height = 0.0042 * peel + 0.012 * wave
    dust = scatter(tile, "dust", 22, lambda dx, dy, rng: np.exp(-(dx**2 + dy**2) / 0.12**2) * rng.uniform(0.2, 0.6), 0.6)
    base = 0.975 + 0.006 * wave - 0.05 * dust
    rough = np.clip(0.80 + 0.06 * peel + 0.15 * dust, 0, 1)
    return Surface(tile, height + 0.004 * dust, np.clip(base, 0, 1), rough)


def foil():
    """Metal foil pressed on leather: grain shows through, wrinkles catch the light, the film is duller where it creases."""
    tile = Tile("foil", 46.0)
    grain, number = _islands(tile, "grain", 1.15, 0.5, warp_mm=0.35)
    ridge = np.abs(noise(tile, "wrinkle", 3.0, 1.4, stretch=1.8, angle=20.0))
    wrinkle = np.exp(-((ridge / 0.11) ** 2)) * smoothstep(-0.4, 1.0, noise(tile, "where", 8.0, 1.3))
    speckle = noise(tile, "speckle", 0.14, 1.0)
    height = blur(tile, 0.036 * grain - 0.045 * wrinkle, 0.06) + 0.008 * noise(tile, "flesh", 4.0, 1.2) + 0.0008 * speckle
    base = np.clip(0.95 * cavity(height, 0.1, 0.20) + 0.012 * speckle, 0, 1)
    rough = np.clip(0.70 + 0.10 * number + 0.22 * (1 - grain) + 0.20 * wrinkle + 0.03 * speckle, 0, 1)
    return Surface(tile, height, base, rough)


def glitter():
    """Hexagonal flakes strewn in three layers, the last on top."""
    tile = Tile("glitter", 24.0)

    def flake(dx, dy, rng):
        radius, turn = rng.uniform(0.20, 0.36), rng.uniform(0.0, np.pi / 3)
        lean = rng.normal(0.0, 0.34, 2)
        angle = np.arctan2(dy, dx) - turn
        reach = np.hypot(dx, dy) * np.cos((angle % (np.pi / 3)) - np.pi / 6) / np.cos(np.pi / 6)
        return np.where(reach < radius, 0.30 + rng.uniform(0.0, 0.22) + lean[0] * dx + lean[1] * dy, 0.0)

    flakes = scatter(tile, "flakes", 8200, flake, 0.45)
    height = np.maximum(flakes, 0.16) + 0.010 * noise(tile, "glue", 2.5, 1.2)
    tint = blur(tile, noise(tile, "tint", 0.4, 1.0), 0.08)
    base = np.clip((0.93 + 0.05 * tint) * cavity(height, 0.35, 0.30), 0.2, 1.0)
    rough = np.clip(0.72 + 0.10 * tint + 0.25 * (flakes < 0.16), 0, 1)
    return Surface(tile, height, base, rough)


def stacked():
    """Heels of stacked leather: cut edges of 3 mm layers, burnished, a dark line of glue between them."""
    tile = Tile("stacked", 36.0)
    layers = 12
    _, y = tile.grid()
    y = y + 0.10 * noise(tile, "wave", 9.0, 1.2)
    layer = np.floor(y / tile.mm * layers).astype(int) % layers
    tone = tile.rng("tone").uniform(-1.0, 1.0, layers)[layer]
    within = (y / tile.mm * layers) % 1.0
    glue = np.exp(-((np.minimum(within, 1.0 - within) / 0.035) ** 2))
    fibre = noise(tile, "fibre", 0.16, 1.3, stretch=7.0)
    fleck = noise(tile, "fleck", 0.5, 1.2, stretch=3.0)
    height = 0.004 * fibre - 0.030 * glue
    base = np.clip(0.86 + 0.065 * tone + 0.030 * fibre + 0.020 * fleck - 0.42 * glue, 0.2, 1.0)
    rough = np.clip(0.80 + 0.05 * fibre + 0.15 * glue, 0, 1)
    return Surface(tile, height, base, rough)
