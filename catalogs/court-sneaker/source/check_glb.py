#!/usr/bin/env python3
"""Checks the promises a product's .glb makes to the configurator. Needs nothing but Python.

    python3 check_glb.py court-sneaker.glb

Asserts: exactly the agreed nodes, each with its own mesh, primitive and material of the same name; positions, unit
normals, tangents and two UV sets on every part; UV1 inside the unit square; one occlusion texture on UV1; the heel
text's UV0 and the initials' spanning 0..1 the right way round; real size, floor and centre; at most 80,000 triangles to
be seen and 6 MB. The left shoe is the mirror image of the right, part for part, but for what is to be read (pair.py).
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'materials/source'))
from alternatives import LEFT, RELIEFS, SHOES, TEXTS, parts_of
from glb_file import Glb

PARTS = set('''toecap vamp vamp_plain vamp_sun quarter tongue tongue_label tongue_text eyestay eyelets laces laces_round
               laces_ribbon aglets heel_counter heel_text collar lining insole insole_print sidemark sidemark_bars
               sidemark_wave sidemark_stitching sidemark_bars_stitching sidemark_wave_stitching midsole midsole_foxing
               midsole_runner outsole outsole_foxing outsole_runner tread stitching stitching_single stitching_double
               stitching_zigzag stitching_sole'''.split())
READ_FROM = {'heel_text': 1, 'tongue_text': -1}  # which way z runs as one reads: from behind, from the front
ATTRIBUTES = {'POSITION': 3, 'NORMAL': 3, 'TANGENT': 4, 'TEXCOORD_0': 2, 'TEXCOORD_1': 2}
MOST_SEEN, MOST_BYTES = 80_000, 6 * 1024 * 1024  # triangles in the largest of the shoes in `alternatives`


def check_part(glb, node):
    """One node; returns (triangles, low corner, high corner)."""
    name = node['name']
    assert not {'translation', 'rotation', 'scale', 'matrix', 'children'} & set(node), f'{name}: has a transform'
    mesh = glb.json['meshes'][node['mesh']]
    assert len(mesh['primitives']) == 1, f'{name}: more than one primitive'
    primitive = mesh['primitives'][0]
    material = glb.json['materials'][primitive['material']]
    assert mesh['name'] == name == material['name'], f'{name}: mesh {mesh["name"]}, material {material["name"]}'
    assert material['occlusionTexture']['texCoord'] == 1, f'{name}: occlusion is not on UV1'
    rows = {key: glb.floats(primitive['attributes'][key]) for key in ATTRIBUTES}
    for key, count in (('NORMAL', 3), ('TANGENT', 3)):
        assert all(abs(sum(v * v for v in row[:count]) - 1) < .01 for row in rows[key]), f'{name}: {key} is not unit'
    assert all(-1e-4 <= v <= 1.0001 for row in rows['TEXCOORD_1'] for v in row), f'{name}: UV1 leaves the atlas'
    if name in READ_FROM:
        check_text(name, rows)
    columns = list(zip(*rows['POSITION']))
    triangles = glb.json['accessors'][primitive['indices']]['count'] // 3
    return triangles, [min(c) for c in columns], [max(c) for c in columns]


def check_text(name, rows):
    """u runs as one reads, from or to the medial side (-z), v downwards, both over 0..1."""
    corner = lambda u, v: min(range(len(rows['TEXCOORD_0'])),
                              key=lambda i: (rows['TEXCOORD_0'][i][0] - u)**2 + (rows['TEXCOORD_0'][i][1] - v)**2)
    assert all(-1e-4 <= v <= 1.0001 for row in rows['TEXCOORD_0'] for v in row), f'{name}: UV0 leaves 0..1'
    left, right, bottom = (rows['POSITION'][corner(*uv)] for uv in ((0, 0), (1, 0), (0, 1)))
    assert (right[2] - left[2]) * READ_FROM[name] > 0 and left[1] > bottom[1], f'{name}: mirrored or upside down'


def check_left(glb):
    """A node that mirrors the shoe, and one below it for each part."""
    nodes = glb.json['nodes']
    left = next(node for node in nodes if node['name'] == LEFT)
    assert left['scale'] == [1, 1, -1] and left['translation'][2] < -.11, 'the left shoe stands beside the right one'
    meshes = {node['name']: node['mesh'] for node in nodes if 'mesh' in node}
    assert sorted(nodes[child]['name'] for child in left['children']) == sorted(f'{LEFT}:{p}' for p in PARTS)
    for name in PARTS - set(TEXTS) - set(RELIEFS):
        assert meshes[name] == meshes[f'{LEFT}:{name}'], f'{name}: the shoes differ'
    for name in TEXTS:
        one, other = (glb.json['meshes'][meshes[n]]['primitives'][0]['attributes'] for n in (name, f'{LEFT}:{name}'))
        for a, b in zip(glb.floats(one['TEXCOORD_0']), glb.floats(other['TEXCOORD_0'])):
            assert abs(a[0] + b[0] - 1) < 1e-6 and a[1] == b[1], f'{name}: reads mirrored on the left shoe'


def main(path):
    """Checks one file; an AssertionError says what is wrong."""
    with open(path, 'rb') as file:
        data = file.read()
    glb = Glb(data)
    right = [node for node in glb.json['nodes'] if not node['name'].startswith(LEFT)]
    names = [node['name'] for node in right]
    assert sorted(names) == sorted(PARTS), f'nodes differ: {sorted(set(names) ^ PARTS)}'
    assert len(glb.json['images']) == 1, 'one image, the occlusion atlas'
    parts = [check_part(glb, node) for node in right]
    check_left(glb)
    count = dict(zip(names, (p[0] for p in parts)))
    triangles = max(sum(count[name] for name in parts_of(names, shoe)) for shoe in SHOES)
    low = [min(p[1][c] for p in parts) for c in range(3)]
    high = [max(p[2][c] for p in parts) for c in range(3)]
    assert triangles <= MOST_SEEN, f'{triangles} triangles'
    assert len(data) <= MOST_BYTES, f'{len(data)} bytes'
    assert abs(low[1]) < 1e-4 and all(abs(low[c] + high[c]) < 1e-4 for c in (0, 2)), 'not centred on the floor'
    assert .27 < high[0] - low[0] < .31 and .09 < high[2] - low[2] < .12, 'not the size of a shoe'
    print(f'{path}: {len(parts)} parts, {sum(count.values())} triangles, {triangles} seen, {len(data)} bytes, '
          f'{" x ".join(f"{(h - l) * 1000:.0f}" for l, h in zip(low, high))} mm')


if __name__ == '__main__':
    main(sys.argv[1])
