"""The toppings: what each is made of, how many pieces a half holds for each amount, and how they lie.

`RECIPES[name]` gives the meshes (each in one or several variants), their size in mm, the pieces of a half for the three amounts (light; what
normal adds; what extra adds), how far from the middle they go, how deep they sink, and how far they tilt.
"""
from dataclasses import dataclass

import numpy as np

from mesh import Mesh, joined, lit, turn_y
from shapes import leaf, lump, plate, ribbon, ring, slice_of, wobble


@dataclass
class Recipe:
    """Meshes rest on y = 0; `counts` per half; `size` is about the radius; `sink` and `size` in mm; `tilt` in radians."""
    meshes: list
    size: float
    counts: tuple
    roughness: float = .5
    reach: float = 112.0
    sink: float = 0.5
    tilt: float = .08
    clearcoat: float = 0.0
    rest: float = .6  # which share of the ground under it is lower than where it rests


def _cluster(pieces, seed, radius, least=.62):
    """Small things that fell together: meshes at blue-noise places of a disc, each turned."""
    rng, places, made = np.random.default_rng(seed), [], []
    for piece in pieces:
        best = max(((radius * np.sqrt(rng.random()), rng.random() * 7) for _ in range(25)),
                   key=lambda p: min([np.hypot(p[0] * np.cos(p[1]) - x, p[0] * np.sin(p[1]) - z) for x, z in places] + [radius * 2 * least]))
        x, z = best[0] * np.cos(best[1]), best[0] * np.sin(best[1])
        places.append((x, z))
        made.append(piece.turned(turn_y(rng.random() * 7)).moved([x, 0, z]))
    return joined(made)


def _pepperoni(cell):
    profile = [(0.3, 1.0, .01), (4, 1.0, .26), (8.5, 1.3, .55), (11.5, 2.2, .75), (13.6, 3.9, .89), (14.7, 5.2, .955),
               (15.1, 4.8, .975), (14.2, 2.4, .99), (12.4, .5, 1.)]
    return [lit(plate(profile, cell('pepperoni'), 20, seed, .022, bend), .55, 4) for seed, bend in ((1, 1.4), (2, 0.5), (5, 2.2))]


def _ham(cell):
    made = []
    for seed in (1, 2):
        rng = np.random.default_rng(seed)
        a, b = rng.random(2) * 6
        path = lambda t, a=a: (4 * np.sin(t * 5 + a), 2.0 + 3.4 * np.sin(t * 17 + a)**2 * np.sin(np.pi * t)**.5)
        cross = lambda t, s, b=b: 1.6 * np.sin(s * 3.2 + t * 9 + b) + 0.8 * s**2
        made.append(lit(ribbon(44, 26, cell('ham'), path, cross, 20, 6, lambda t: 0.75 + 0.25 * np.sin(np.pi * t) + .06 * np.sin(t * 21)), .45, 5, -.6))
    return made


def _bacon(cell):
    made = []
    for seed in (1, 2):
        phase = seed * 2.1
        path = lambda t, phase=phase: (3.5 * np.sin(t * 4 + phase), 1.6 + 2.4 * (0.5 + 0.5 * np.sin(t * 21 + phase)))
        cross = lambda t, s, phase=phase: 0.9 * np.sin(s * 2.5 + t * 13 + phase)
        made.append(lit(ribbon(52, 13, cell('bacon'), path, cross, 24, 4, lambda t: .85 + .1 * np.sin(t * 17)), .45, 4, -.4))
    return made


def _sausage(cell):
    sizes = ((9, 6, 7), (7, 5, 6), (10, 6.5, 8))
    return [lit(lump(s, cell('sausage'), k, .38, 11, 7, .25), .45, 5) for k, s in enumerate(sizes)]


def _chicken(cell):
    sizes = ((15, 5, 8), (12, 5, 7), (13, 4.5, 10))
    return [lit(lump(s, cell('chicken'), 10 + k, .30, 12, 7, .25), .5, 5) for k, s in enumerate(sizes)]


def _anchovies(cell):
    made = []
    for bend in (7, -9):
        path = lambda t, bend=bend: (bend * np.sin(t * 3.4), 1.3 + 0.5 * np.sin(t * 8))
        cross = lambda t, s: 1.3 * (1 - s**2)
        made.append(lit(ribbon(52, 8.5, cell('anchovy'), path, cross, 22, 5, lambda t: np.clip(1.15 * np.sin(np.pi * np.clip(t * .9 + .08, 0, 1))**.6, .12, 1)), .5, 3, -.3))
    return made


def _prawn(cell):
    """A tapered body curled to a C with a fan of a tail."""
    t = np.linspace(0, 1, 16)[:, None]
    s = np.linspace(0, 2 * np.pi, 9)[None, :]
    a = 0.5 + 4.1 * t
    centre_x, centre_z = 12.5 * np.cos(a) * (1 - .12 * t), 12.5 * np.sin(a) * (1 - .12 * t)
    thick = 5.6 * np.clip(np.sin(np.pi * np.clip(.16 + .80 * t, 0, 1)), .05, 1)**.7 * (1 - .42 * t) * (1 + .05 * np.cos(t * 22 * 2))
    fan = np.clip((t - .9) * 10, 0, 1)
    out = thick * (1 + .9 * fan) * np.cos(s)
    up = thick * (1 - .75 * fan) * np.sin(s)
    points = np.stack([centre_x + out * np.cos(a), up + thick * .55 + .3, centre_z + out * np.sin(a)], -1)
    direction = np.stack(np.broadcast_arrays(np.cos(s) * np.cos(a), np.sin(s), np.cos(s) * np.sin(a)), -1)
    v = np.abs(((s / (2 * np.pi) + .0) % 1) - .5) * 2  # the back is outside
    from mesh import sheet  # pylint: disable=import-outside-toplevel
    made = sheet(points, cell('prawn')(t * np.ones_like(s), 0.5 + 0.5 * (1 - v) * np.ones_like(t)), direction)
    return [lit(made, .45, 6)]


def _egg(cell):
    profile = [(.3, 6.2, .01), (3.2, 5.9, .13), (5.8, 4.9, .24), (7.8, 3.2, .33), (9.0, 1.9, .39), (10.2, 1.4, .45), (15, 1.25, .66), (19, 1.0, .84), (21.6, .9, .95),
               (22.4, .2, .99), (22.2, -.6, 1.)]
    return [lit(plate(profile, cell('egg'), 30, 8, .05), .6, 2.5), lit(plate(profile, cell('egg'), 30, 9, .06), .6, 2.5)]


def _mushroom(cell):
    """The silhouette of a slice: a cap over a stem."""
    made = []
    for wide, seed in ((1.0, 1), (.9, 2)):
        t = np.linspace(0, 2 * np.pi, 26, endpoint=False)
        x, z = 14.5 * wide * np.cos(t), -14.0 * np.sin(t)
        below = z > 0
        stem = 4.6 + 1.2 * np.abs(np.cos(t))
        edge = np.clip((np.abs(x) - stem) / 3.0, 0, 1)
        z = np.where(below, np.where(np.abs(x) < stem + 2.0, 13.5 * np.clip(np.sin(t) * -1 * -1, 0, 1)**.35 * (1 - edge) + 2.0 * edge, 2.0 * (1 - np.abs(x) / (15 * wide)) + 1.2), z)
        outline = np.stack([x, z], 1) * wobble(t, seed, .02)[:, None]
        made.append(lit(slice_of(outline, 3.0, cell('mushroom'), .6, (1.8, -1.2)[seed - 1], 2), .5, 3))
    return made


def _tomato(cell):
    profile = [(.3, 8.4, .01), (5, 8.3, .36), (9.2, 8.2, .68), (11.2, 8.1, .86), (12.4, 7.5, .93), (13.1, 5.8, .96), (13.0, 3.2, .98), (11.6, .4, 1.)]
    return [lit(plate(profile, cell('tomato'), 18, k, .025, b), .45, 6) for k, b in ((3, -.5), (4, .6))]


def _artichoke(cell):
    t = np.linspace(0, 2 * np.pi, 30, endpoint=False)
    x = 17 * np.cos(t)
    z = 10.5 * np.sin(t) * (1 - .30 * np.cos(t)) * (1 + .05 * np.sin(9 * t))
    made = slice_of(np.stack([x * (1 + .06 * np.sin(7 * t)), z], 1), 3.6, cell('artichoke'), 1.6, 1.4, 3)
    # leaves overlap: small steps along x
    face = made.points[:, 1] > 2
    made.points[face, 1] += 1.1 * ((made.points[face, 0] * .16 + np.abs(made.points[face, 2]) * .07) % 1)
    return [lit(made, .45, 5)]


def _pineapple(cell):
    a = np.linspace(-.46, .46, 9)
    outer = np.stack([30 * np.cos(a) - 19, 30 * np.sin(a)], 1)
    inner = np.stack([10 * np.cos(a[::-1]) - 19, 10 * np.sin(a[::-1]) * 1.05], 1)
    sides = lambda p, q: np.stack([np.linspace(p[k], q[k], 6)[1:-1] for k in (0, 1)], 1)
    outline = np.vstack([outer, sides(outer[-1], inner[0]), inner, sides(inner[-1], outer[0])])
    return [lit(slice_of(outline * k, 6.0, cell('pineapple'), 1.4, b, 2), .45, 5) for k, b in ((1.0, .6), (.88, -.4))]


def _rings(cell, name, specs):
    return [lit(ring(cell=cell(name), **spec), .42, 3.2, -.4) for spec in specs]


def _onion(cell):
    return _rings(cell, 'onion', [dict(middle=15, section=(2.6, 3.6), arc=5.2, seed=1, uneven=.07, lift=1.6, sides=20, around=5),
                                  dict(middle=10.5, section=(2.4, 3.4), arc=6.283, seed=2, uneven=.09, lift=1.0, sides=18, around=5),
                                  dict(middle=19, section=(2.6, 3.4), arc=3.0, seed=3, uneven=.05, lift=2.4, sides=15, around=5)])


def _peppers(cell):
    made = []
    for color, seed in (('red', 1), ('yellow', 2), ('green', 3)):
        made += _rings(cell, f'pepper-{color}', [dict(middle=17, section=(4.2, 5.0), arc=2.4 + .3 * seed, seed=seed, uneven=.09, lift=1.8, sides=14, around=5, lobes=2 + seed)])
    return made


def _chilli(cell):
    made = []
    for seed in (1, 2, 3):
        round_ = ring(4.1 - .4 * seed / 3, (2.3, 2.6), cell('chilli'), 10, 2 * np.pi, seed, .06, 0, 4)
        middle = plate([(.2, .9, .02), (1.4, .9, .5), (3.0, .7, .95)], cell('seed'), 7, seed, 0)
        made.append(lit(joined([round_, middle]), .45, 2.4))
    return [_cluster([made[0], made[1]], 1, 9), _cluster([made[2], made[0], made[1]], 2, 11)]


def _leaves(cell, name, count, seed, length, width, edge, lift, cup, along, spread, across=6):
    rng = np.random.default_rng(seed)
    made = []
    for k in range(count):
        blade = leaf(length * (.85 + .3 * rng.random()), width * (.85 + .3 * rng.random()), cell(name), seed * 9 + k, edge, lift * (.7 + .6 * rng.random()), cup, along, across)
        blade = blade.moved([length * .38, .8 + .7 * k, 0]).turned(turn_y(k * 2 * np.pi / count * spread + rng.random() * .8))
        made.append(blade)
    return lit(joined(made), .72, 4, -.5)


def _basil(cell):
    edge = lambda t: np.sin(np.pi * np.clip(t * .97 + .015, 0, 1))**.62 * (1.12 - .35 * t)
    return [_leaves(cell, 'basil', 3, 1, 27, 19, edge, 5, 3.6, 11, 1), _leaves(cell, 'basil', 2, 2, 32, 22, edge, 6, 4.2, 11, .8)]


def _rocket(cell):
    edge = lambda t: np.where(t < .3, .10 + .05 * np.sin(t * 40), (.22 + .78 * np.abs(np.sin((t - .3) * 8.2)) * (.55 + .6 * t)) * np.clip((1.02 - t) * 5, 0, 1)**.6)
    return [_leaves(cell, 'rocket', 3, s, 46, 15, edge, 9, 2.2, 16, 1, 3) for s in (1, 2)]


def _small(cell, name, size, count, seed, rough):
    return lit(_cluster([lump(size, cell(name), seed * 31 + k, rough, 7, 5, .2) for k in range(count)], seed, 3.1 * size[0]), .45, size[1] * 1.2)


def recipes(cell):
    """Every topping by name; `cell(name)` is the atlas' function of that cell."""
    return {
        'pepperoni': Recipe(_pepperoni(cell), 14, (4, 4, 3), .38, 108, .7, .07, rest=.9),
        'ham': Recipe(_ham(cell), 20, (3, 3, 3), .48, 112, 1.2, .10),
        'bacon': Recipe(_bacon(cell), 20, (3, 3, 3), .40, 112, 1.0, .08),
        'sausage': Recipe(_sausage(cell), 9, (5, 5, 5), .55, 114, 1.0, .2),
        'chicken': Recipe(_chicken(cell), 12, (4, 4, 4), .58, 114, 1.0, .15),
        'anchovies': Recipe(_anchovies(cell), 18, (3, 2, 2), .30, 110, .5, .06),
        'prawns': Recipe(_prawn(cell), 16, (3, 3, 2), .30, 110, .8, .10),
        'egg': Recipe(_egg(cell), 22, (1, 1, 1), .32, 100, .3, .02, rest=.95),
        'mushrooms': Recipe(_mushroom(cell), 13, (4, 4, 4), .60, 114, .9, .10, rest=.8),
        'olives': Recipe(_rings(cell, 'olive', [dict(middle=5.4, section=(5.0, 5.2), seed=k, uneven=.03, sides=12, around=6) for k in (1, 2)]), 8, (6, 5, 5), .22, 116, .9, .22),
        'onion': Recipe(_onion(cell), 14, (5, 4, 4), .35, 112, .8, .12),
        'peppers': Recipe(_peppers(cell), 16, (5, 4, 4), .32, 112, .9, .14),
        'tomatoes': Recipe(_tomato(cell), 13, (4, 3, 3), .25, 112, 1.6, .14),
        'artichoke': Recipe(_artichoke(cell), 15, (3, 3, 2), .50, 110, 1.0, .14),
        'pineapple': Recipe(_pineapple(cell), 14, (4, 3, 3), .34, 112, 1.0, .12),
        'corn': Recipe([_small(cell, 'corn', (4.4, 3.4, 3.6), 4, s, .12) for s in (1, 2)], 11, (4, 4, 4), .30, 116, .6, .05),
        'capers': Recipe([_small(cell, 'caper', (3.4, 3.2, 3.2), 3, s, .10) for s in (1, 2)], 9, (4, 4, 4), .42, 116, .5, .05),
        'chilli': Recipe(_chilli(cell), 10, (3, 3, 3), .28, 116, .5, .12),
        'basil': Recipe(_basil(cell), 20, (2, 2, 2), .36, 100, 0., .08, rest=.8),
        'rocket': Recipe(_rocket(cell), 30, (3, 3, 2), .48, 92, -1.5, .10),
    }


def cheeses(cell):
    """More cheeses: (recipe, pieces on the whole pizza)."""
    parmesan = [lit(ribbon(27, 15, cell('parmesan'), lambda t, b=b: (1.5 * np.sin(t * 3), 1.5 + b * (t - .5)**2 * 4), lambda t, s: .7 * s**2, 10, 4,
                           lambda t: .8 + .25 * np.sin(t * 9)), .5, 4, -.3) for b in (3.2, 5.0)]
    goat = [lit(plate([(.3, 5.4, .01), (6, 5.5, .4), (11, 5.2, .74), (13, 4.6, .88), (14.2, 3.0, .96), (14.8, .8, .99), (14.9, -.6, 1.)], cell('goat'), 24, s, .03), .5, 4) for s in (1, 2)]
    lumps = lambda name, sizes, rough: [lit(lump(s, cell(name), 40 + k, rough, 16, 9, .34), .55, 4) for k, s in enumerate(sizes)]
    return {
        'gorgonzola': Recipe(lumps('gorgonzola', ((12, 3.6, 9), (9, 3.2, 8), (10, 3.4, 12)), .3), 11, (7,), .36, 112, 1.0, .05),
        'parmesan': Recipe(parmesan, 14, (9,), .5, 112, .2, .15),
        'goat': Recipe(goat, 15, (4,), .55, 104, 1.0, .05, rest=.8),
        'ricotta': Recipe(lumps('ricotta', ((12, 5.5, 11), (10, 5, 11)), .34), 12, (6,), .5, 112, 1.0, .05),
    }


__all__ = ['Mesh', 'Recipe', 'cheeses', 'recipes']
