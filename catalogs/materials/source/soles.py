"""Sole, footbed and hardware materials: rubbers, foam, cork and metal.

Moulded parts carry the texture of their mould. Rubber comes from a spark-eroded tool: a fine, even stipple. Natural gum
rubber adds cloudy translucence and specks of bark. EVA foam has a skin of tiny closed cells. Cork is granules pressed
together, each with its own tone. Turned and plated metal keeps hair-fine circles and a few scratches.
"""

import numpy as np

from periodic import Tile, blur, cells, noise, scatter, smoothstep, unit
from surface import Surface, cavity


def _stipple(tile, mm):
    """Spark-eroded mould: round-topped grains without direction, 0..1."""
    return unit(np.maximum(noise(tile, "stipple", mm, 0.9), noise(tile, "stipple again", mm * 1.3, 0.9)))


def rubber():
    """Moulded sole rubber: fine matte stipple."""
    tile = Tile("rubber", 26.0)
    grain = _stipple(tile, 0.26)
    flow_mark = noise(tile, "flow mark", 6.0, 1.2, stretch=3.0)
    height = 0.022 * grain + 0.004 * flow_mark
    base = np.clip(0.945 + 0.035 * (grain - 0.5) + 0.006 * flow_mark, 0, 1)
    rough = np.clip(0.86 + 0.12 * (1 - grain), 0, 1)
    return Surface(tile, height, base, rough)


def gum():
    """Natural crepe-coloured rubber: cloudy, faintly translucent, with tiny specks."""
    tile = Tile("gum", 34.0)
    grain = _stipple(tile, 0.34)
    cloud = noise(tile, "cloud", 3.6, 1.8)

    def speck(dx, dy, rng):
        r = rng.uniform(0.05, 0.13)
        turn = rng.uniform(0, np.pi)
        u, v = dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn)
        return np.exp(-((u / (2.2 * r)) ** 2 + (v / r) ** 2)) * rng.uniform(0.25, 0.9)

    specks = scatter(tile, "specks", 90, speck, 1.0)
    height = 0.018 * grain + 0.006 * cloud
    base = np.clip(0.90 + 0.024 * cloud + 0.03 * (grain - 0.5) - 0.22 * specks, 0, 1)
    rough = np.clip(0.80 + 0.14 * (1 - grain) + 0.05 * specks, 0, 1)
    return Surface(tile, height, base, rough)


def foam():
    """EVA: a moulded skin over closed cells, each a soft dimple of its own size."""
    tile = Tile("foam", 24.0)
    first, second, number = cells(tile, "cells", 0.62, 0.95)
    wall = smoothstep(0.02, 0.20, second - first)
    small_first, small_second, _ = cells(tile, "small cells", 0.30, 0.95)
    small = smoothstep(0.0, 0.12, small_second - small_first)
    height = blur(tile, 0.024 * wall * (0.5 + number) + 0.008 * small, 0.06) + 0.006 * noise(tile, "swell", 3.5, 1.4)
    base = np.clip((0.955 + 0.02 * (number - 0.5)) * cavity(height, 0.07, 0.15), 0, 1)
    rough = np.clip(0.92 + 0.06 * (1 - wall), 0, 1)
    return Surface(tile, height, base, rough)


def cork():
    """Pressed cork: granules of many tones, dark flecks of bark between them."""
    tile = Tile("cork", 48.0)
    warp = (0.35 * noise(tile, "wx", 1.6), 0.35 * noise(tile, "wy", 1.6))
    first, second, number = cells(tile, "granules", 2.5, 1.0, warp)
    small_first, small_second, tone = cells(tile, "crumbs", 1.0, 1.0, (warp[1], warp[0]))
    seam = 1 - smoothstep(0.0, 0.22, second - first)
    small_seam = 1 - smoothstep(0.0, 0.14, small_second - small_first)
    fleck = (tone > 0.91) * smoothstep(0.05, 0.3, small_second - small_first)
    micro = noise(tile, "micro", 0.25, 1.2)
    height = blur(tile, -0.08 * seam - 0.03 * small_seam - 0.05 * fleck, 0.05) + 0.006 * micro
    base = 0.84 + 0.16 * (number - 0.5) + 0.10 * (tone - 0.5) - 0.20 * seam - 0.08 * small_seam - 0.42 * fleck + 0.02 * micro
    rough = np.clip(0.93 + 0.03 * micro + 0.04 * seam, 0, 1)
    return Surface(tile, height, np.clip(base, 0.12, 1), rough)


def metal():
    """Plated hardware: hair lines from the polishing wheel and the odd scratch."""
    tile = Tile("metal", 12.0, 256)
    hair = noise(tile, "hair", 0.08, 1.2, stretch=14.0, angle=4.0)
    wear = noise(tile, "wear", 2.2, 1.4)

    def scratch(dx, dy, rng):
        turn = rng.uniform(-0.6, 0.6)
        u, v = dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn)
        return np.exp(-((u / 0.9) ** 4) - (v / 0.035) ** 2) * rng.uniform(0.2, 0.8)

    marks = scatter(tile, "scratches", 16, scratch, 2.0)
    height = 0.0009 * hair - 0.004 * marks
    base = np.clip(0.965 + 0.010 * hair - 0.05 * marks, 0, 1)
    rough = np.clip(0.74 + 0.06 * hair + 0.08 * wear + 0.18 * marks, 0, 1)
    return Surface(tile, height, base, rough)
