#!/usr/bin/env python3
"""Builds the pizza. See README.md.

    /usr/bin/python3 build.py --out ../pizza.glb

The same source gives the same bytes: all randomness is seeded, and there is no clock in it.
"""
import argparse
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

# pylint: disable=wrong-import-position
import numpy as np
from PIL import Image

import occlusion
import paint_base
import paint_cheese
import paint_garden
import paint_meat
from atlas import Atlas, jpeg, normal_picture
from board import build_board
from crust import KINDS, build_base, build_rim
from glb import Writer
from ground import AMOUNTS, BOARD, SIZE, Ground, blur
from layers import layer
from mesh import joined
from scatter import Table, lying
from toppings import cheeses, recipes

CHEESE_STEP, SAUCE_STEP = 3.4, 6.4
BOARDS = {'26': 30 / 26, '30': 1.0, '34': 30 / 34}


def shrunk(field, pixels):
    """A field at fewer pixels."""
    return np.asarray(Image.fromarray(field.astype(np.float32)).resize((pixels, pixels), Image.BOX))


def grey_jpeg(grey, quality=85):
    """A channel as JPEG bytes: roughness wants it in green."""
    return jpeg(np.repeat(np.clip(grey, 0, 1)[..., None], 3, 2), quality)


def rim_heights(ground, rim):
    """The rim's height over the board at every place, for the occlusion."""
    height = np.zeros_like(ground.radius)
    points = rim.points
    r = np.hypot(points[:, 0], points[:, 2])
    angle = np.arctan2(points[:, 2], points[:, 0])
    # a smooth table over the angle and the radius, coarse enough that a vertex falls into every cell's row
    turns, steps = 144, 60
    table = np.zeros((turns, steps))
    rows = ((angle + np.pi) / (2 * np.pi) * turns).astype(int) % turns
    columns = np.clip(((r - 100) / 60 * steps).astype(int), 0, steps - 1)
    np.maximum.at(table, (rows, columns), points[:, 1] - BOARD)
    filled = table > 0
    for row in range(turns):  # between the rim's rows of vertices
        if filled[row].any():
            at = np.flatnonzero(filled[row])
            table[row] = np.interp(np.arange(steps), at, table[row, at], left=0, right=0)
    shifts = range(-3, 4)  # a blister hangs over what is below it: close such gaps, then smooth
    wide = np.max([np.roll(table, k, 1) for k in shifts], 0)
    table = np.min([np.roll(wide, k, 1) for k in shifts], 0)
    for axis in (0, 1, 0, 1):
        table = (np.roll(table, 1, axis) + 2 * table + np.roll(table, -1, axis)) / 4
    a, c = (np.arctan2(ground.z, ground.x) + np.pi) / (2 * np.pi) * turns - 0.5, (ground.radius - 100) / 60 * steps - 0.5
    inside = (c >= 0) & (c < steps - 1)
    a, c = a[inside], c[inside]
    i, j, fa, fc = np.floor(a).astype(int), c.astype(int), a % 1, c % 1
    at = lambda di, dj: table[(i + di) % turns, j + dj]
    height[inside] = (at(0, 0) * (1 - fc) + at(0, 1) * fc) * (1 - fa) + (at(1, 0) * (1 - fc) + at(1, 1) * fc) * fa
    return height


def put(writer, name, meshes, places, recipe, ground, top, rng):
    """Pieces of one topping on what they lie on."""
    for x, z in places:
        e = max(3.0, .6 * recipe.size)
        slope = [(ground.at(top, x + e, z) - ground.at(top, x - e, z)) / (2 * e), (ground.at(top, x, z + e) - ground.at(top, x, z - e)) / (2 * e)]
        normal = np.array([-slope[0], 1, -slope[1]])
        # it rests on what stands highest under it, the more so the flatter it is
        under = [ground.at(top, x, z)] + [ground.at(top, x + r * recipe.size * np.cos(a), z + r * recipe.size * np.sin(a)) for r in (.4, .8) for a in np.arange(8) * np.pi / 4]
        height = BOARD + np.quantile(under, recipe.rest) - recipe.sink
        turn = lying(normal / np.linalg.norm(normal), rng.random() * 2 * np.pi, recipe.tilt * rng.random(), rng.random() * 7)
        scale = 0.90 + 0.20 * rng.random()
        writer.node(name, meshes[int(rng.integers(len(meshes)))], (x, height, z), turn, (scale,) * 3)


def toppings(writer, ground, atlas, base, relief, shade):
    """All toppings, both halves, three amounts; and the other cheeses."""
    top, table, rng = blur(ground.tile, ground.top(), 1.2), Table(), np.random.default_rng(20)
    counts = {}

    def add(name, recipe, sides):
        material = writer.material(name, shade, recipe.roughness, base, relief, clearcoat=recipe.clearcoat, normal_scale=1.0)
        meshes = [writer.mesh(f'{name}-{k}', m, material) for k, m in enumerate(recipe.meshes)]
        places = {side: table.half(side, sum(recipe.counts), recipe.size, recipe.reach) for side in sides}
        for side, found in places.items():
            first = 0
            for step, count in enumerate(recipe.counts, 1):
                node = f'{name}-{"left" if side < 0 else "right"}-{step}' if len(recipe.counts) > 1 else name
                put(writer, node, meshes, found[first:first + count], recipe, ground, top, rng)
                first += count
        counts[name] = (2 * sum(recipe.counts), int(np.mean([len(m.triangles) for m in recipe.meshes])))

    for name, recipe in cheeses(atlas.cell).items():
        add(name, recipe, (-1, 1))
    for name, recipe in recipes(atlas.cell).items():
        add(name, recipe, (-1, 1))
    return counts


def main():
    """Fields, pictures, meshes, nodes, file."""
    parser = argparse.ArgumentParser(prog='build.py')
    parser.add_argument('--out', required=True)
    options, start = parser.parse_args(), time.time()
    ground = Ground()
    print(f'fields {time.time() - start:.1f} s')
    writer = Writer(occlusion.ramp)
    rims = {kind: build_rim(kind) for kind in KINDS}
    top = np.maximum(ground.top(), rim_heights(ground, rims['puffed']))
    shade = writer.picture(occlusion.picture(shrunk(top, 640), SIZE / 640), 'image/jpeg')
    plane = lambda mesh: setattr(mesh, 'uv1', occlusion.on_plane(mesh.uv1)) or mesh

    color, rough = paint_base.cheese(ground)
    fine = ground.cheese_top('extra')
    fine = fine - blur(ground.tile, fine, CHEESE_STEP * .6)
    pictures = [writer.picture(data, 'image/jpeg') for data in
                (jpeg(color, 84), jpeg(normal_picture(fine * ground.tile.px), 80), grey_jpeg(shrunk(rough, 512)))]
    cheese = writer.material('cheese', shade, 1.0, *pictures[:2], rough=pictures[2])
    triangles = {}
    for amount in AMOUNTS:
        mesh = plane(layer(ground, ground.cheese_top(amount), ground.cheese(amount), CHEESE_STEP).moved((0, BOARD, 0)))
        writer.node(f'cheese-{amount}', writer.mesh(f'cheese-{amount}', mesh, cheese))
        triangles[f'cheese-{amount}'] = len(mesh.triangles)
    sauce_material = writer.material('sauce', shade, .35, color=(.45, .03, .01))
    sauce = plane(layer(ground, ground.sauce, ground.sauce - 2.0, SAUCE_STEP).moved((0, BOARD, 0)))
    sauce.uv = sauce.uv * SIZE / 100  # true scale for the catalog's tiles
    writer.node('sauce', writer.mesh('sauce', sauce, sauce_material))
    triangles['sauce'] = len(sauce.triangles)
    crust = writer.material('crust', shade, .75, color=(.62, .34, .11))
    for kind, rim in rims.items():
        mesh = plane(joined([rim, build_base()]))
        writer.node(f'crust-{kind}', writer.mesh(f'crust-{kind}', mesh, crust))
        triangles[f'crust-{kind}'] = len(mesh.triangles)

    wood, grain = paint_base.wood()
    grain = normal_picture(grain)
    board = writer.material('board', shade, .55, writer.picture(jpeg(wood, 82), 'image/jpeg'), writer.picture(jpeg(grain, 78), 'image/jpeg'))
    plate = build_board()
    triangles['board'] = len(plate.triangles)
    board_mesh = writer.mesh('board', plate, board)
    for size, scale in BOARDS.items():
        writer.node(f'board-{size}', board_mesh, scale=(scale, 1, scale))

    atlas = Atlas({**paint_meat.PAINTERS, **paint_garden.PAINTERS, **paint_cheese.PAINTERS})
    looks, relief = atlas.paint()
    base, bumps = writer.picture(jpeg(looks, 88), 'image/jpeg'), writer.picture(jpeg(normal_picture(relief), 80), 'image/jpeg')
    counts = toppings(writer, ground, atlas, base, bumps, shade)
    size = writer.write(options.out)
    for name, (pieces, each) in counts.items():
        triangles[name] = pieces * each
    print(triangles)
    print(f'{options.out}: {size} bytes, {time.time() - start:.1f} s')


if __name__ == '__main__':
    main()
