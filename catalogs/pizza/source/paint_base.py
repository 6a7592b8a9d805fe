"""The pictures of the cheese and of the board."""
import numpy as np

from atlas import over
from ground import CHEESE_EDGE, Ground
from periodic import Tile, blur, cells, noise, smoothstep


def cheese(ground: Ground):
    """(colour sRGB 0..1, roughness 0..1) of melted cheese over the whole square, whatever its amount."""
    tile, t = ground.tile, ground.thickness
    field = lambda salt, mm, octaves=1.3: noise(tile, salt, mm, octaves)
    shape = t.shape + (3,)
    p = np.ones(shape) * np.array([244, 222, 168]) / 255
    p = over(p, (250, 236, 198), smoothstep(0.2, 1.9, field('cream', 9)))
    p = over(p, (238, 196, 110), smoothstep(0.1, 1.8, field('butter', 13)) * .75)
    p = over(p, (226, 132, 62), (1 - smoothstep(-0.7, 0.95, t + 0.12 * field('lace', 2.2))) * .85)
    p = over(p, (236, 176, 84), np.exp(-((t - 0.9) / 0.5)**2) * .35)
    toasted = ground.tops * 1.15 + 0.30 * field('toast', 12) + 0.16 * field('speckle', 2.4, 1.6) - 0.30
    toasted = np.maximum(toasted, 0.52 * field('patches of heat', 24) + 0.25 * field('speckle', 2.4, 1.6) - 0.62)
    near_rim = smoothstep(CHEESE_EDGE - 34, CHEESE_EDGE, ground.radius)
    toasted += 0.16 * near_rim
    body = smoothstep(0.05, 0.5, t)
    p = over(p, (226, 158, 66), smoothstep(0.08, 0.50, toasted) * body * .85)
    p = over(p, (178, 100, 36), smoothstep(0.36, 0.78, toasted) * body * .9)
    p = over(p, (104, 48, 16), smoothstep(0.66, 1.05, toasted) * body * .92)
    p = over(p, (54, 24, 10), smoothstep(0.98, 1.35, toasted) * body * .8)
    oil = smoothstep(0.9, 1.8, field('oil', 5, 1.0)) * (1 - smoothstep(0.2, 0.6, toasted))
    p = over(p, (240, 186, 84), oil * .45)
    rough = np.clip(0.42 + 0.10 * field('matt', 6) - 0.18 * oil + 0.22 * smoothstep(0.4, 0.9, toasted), 0.16, 0.8)
    return p, rough


def wood(size=1024):
    """(colour, relief px) of an olive-wood board of 344 mm, planks glued along x."""
    tile = Tile('board', 344.0, size)
    x, y = tile.grid()
    plank = np.floor(y / 68.8)
    shift = np.take(np.array([0, 137, 61, 222, 301, 17]), np.clip(plank.astype(int), 0, 5))
    drift = blur(tile, noise(tile, 'drift', 60, 1.5, stretch=5), 2)
    rings = np.sin((y + 7 * drift + 0.02 * x + shift) * 0.62 + 1.4 * noise(tile, 'ring', 22, 1.2, stretch=6))
    fine = noise(tile, 'fibre', 0.9, 1.4, stretch=16)
    p = np.ones(x.shape + (3,)) * np.array([150, 102, 62]) / 255
    p = over(p, (112, 68, 36), smoothstep(0.0, 1.0, rings) * .65)
    p = over(p, (182, 134, 88), smoothstep(0.3, 1.6, noise(tile, 'pale', 30, 1.4, stretch=5)) * .5)
    p = over(p, (84, 50, 26), smoothstep(0.6, 2.2, fine) * .5)
    p *= (1 + 0.05 * np.take(np.array([0, 1, -1, .6, -.5, .3]), np.clip(plank.astype(int), 0, 5)))[..., None]
    joint = np.exp(-((y % 68.8) / 0.35)**2) + np.exp(-((68.8 - y % 68.8) / 0.35)**2)
    p = over(p, (52, 32, 18), joint * .7)
    return p, 0.5 * fine - 1.2 * joint


__all__ = ['cells', 'cheese', 'wood']
