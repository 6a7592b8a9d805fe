#!/usr/bin/env python3
"""Checks the promises the pizza's .glb makes to the configurator. Needs nothing but Python.

    python3 check_glb.py ../pizza.glb

Asserts: the agreed nodes, each shown by the catalog or always; positions, unit normals, tangents and two UV sets everywhere; one occlusion
picture on UV1; the left toppings on the left; real size, floor and centre; at most 6 MB, and 80,000 triangles for the fullest pizza that the
catalog's rules allow: sauce and cheese at their most, and of the toppings what crust and oven still take, worst first.
"""
import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'materials/source'))
from glb_file import Glb

SHEETS = ('meat', 'sea', 'garden', 'fresh')
GROUND = ['sauce'] + [f'cheese-{a}' for a in ('light', 'normal', 'extra')] + [f'crust-{k}' for k in ('puffed', 'thin', 'filled')]
BOARDS, CHEESES = [f'board-{s}' for s in (26, 30, 34)], ['gorgonzola', 'parmesan', 'goat', 'ricotta']
MOST_TRIANGLES, MOST_BYTES, MOST_TOPPINGS = 80_000, 6 * 1024 * 1024, 12


def check_mesh(glb, mesh):
    """One mesh; its triangles."""
    name, (primitive,) = mesh['name'], mesh['primitives']
    material = glb.json['materials'][primitive['material']]
    assert material['occlusionTexture']['texCoord'] == 1, f'{name}: occlusion is not on UV1'
    rows = {key: glb.rows(index) for key, index in primitive['attributes'].items()}
    assert set(rows) == {'POSITION', 'NORMAL', 'TANGENT', 'TEXCOORD_0', 'TEXCOORD_1'}, f'{name}: {sorted(rows)}'
    for key in ('NORMAL', 'TANGENT'):
        assert all(abs(sum(v * v for v in row[:3]) - 1) < .01 for row in rows[key]), f'{name}: {key} is not unit'
    assert all(-1e-4 <= v <= 1.0001 for row in rows['TEXCOORD_1'] for v in row), f'{name}: UV1 leaves the picture'
    return glb.json['accessors'][primitive['indices']]['count'] // 3


def fullest(triangles, toppings):
    """Triangles of the fullest pizza: every node of ground and cheese at its most, and the twelve worst toppings that the largest
    crust carries and the oven dries beside the thinnest sauce (a bound: what else rules forbid only lowers it)."""
    carry, dry = 720 + 60 + 20, 280 + 12 * 12
    best = {(0, 0, 0): 0}
    for name, (weight, water) in toppings.items():
        steps = [sum(triangles[f'{name}-{side}-{s}'] for side in ('left', 'right') for s in range(1, n + 1)) for n in (1, 2, 3)]
        for (count, w, h), sum_ in sorted(best.items(), reverse=True):
            for share, extra in zip((.5, 1, 1.5), steps):
                # rounded down to 20 g, so that the table stays small and the bound a bound
                key = (count + 1, w + int(weight * share) // 20 * 20, h + int(water * share) // 20 * 20)
                if key[0] <= MOST_TOPPINGS and key[1] <= carry and key[2] <= dry:
                    best[key] = max(best.get(key, 0), sum_ + extra)
    ground = triangles['sauce'] + max(triangles[n] for n in GROUND[1:4]) + max(triangles[n] for n in GROUND[4:]) + triangles['board-30']
    return ground + max(best.values())


def main(path):
    """Checks one file; an AssertionError says what is wrong."""
    data = Path(path).read_bytes()
    glb = Glb(data)
    toppings = {}
    for sheet in SHEETS:
        with open(Path(__file__).parents[1] / 'toppings' / f'{sheet}.csv', encoding='utf-8') as file:
            toppings |= {row['id']: (int(row['weight']), int(row['water'] or 0)) for row in csv.DictReader(file)}
    halves = [f'{t}-{side}-{step}' for t in toppings for side in ('left', 'right') for step in (1, 2, 3)]
    names = {node['name'] for node in glb.json['nodes']}
    assert names == set(GROUND + BOARDS + CHEESES + halves), sorted(names ^ set(GROUND + BOARDS + CHEESES + halves))
    of_mesh = [check_mesh(glb, mesh) for mesh in glb.json['meshes']]
    triangles = dict.fromkeys(names, 0)
    for node in glb.json['nodes']:
        triangles[node['name']] += of_mesh[node['mesh']]
        if node['name'] in halves:
            assert ('-left-' in node['name']) == (node['translation'][0] < 0), f'{node["name"]} lies on the wrong half'
    low, high = (glb.json['accessors'][glb.json['meshes'][next(n['mesh'] for n in glb.json['nodes'] if n['name'] == 'crust-puffed')]['primitives'][0]
                                       ['attributes']['POSITION']][k] for k in ('min', 'max'))
    assert .28 < high[0] - low[0] < .32 and .28 < high[2] - low[2] < .32, 'not a pizza of 30 cm'
    most = fullest(triangles, toppings)
    assert most <= MOST_TRIANGLES, f'{most} triangles'
    assert len(data) <= MOST_BYTES, f'{len(data)} bytes'
    print(f'{path}: {len(glb.json["nodes"])} nodes of {len(of_mesh)} meshes, at most {most} triangles on a pizza, {len(data)} bytes')


if __name__ == '__main__':
    main(sys.argv[1])
