#!/usr/bin/env python3
"""Checks the promises of README.md on a written .glb. Needs nothing but Python.

    python3 check_glb.py ../stiletto-pump.glb

Asserts: exactly the agreed nodes, each with its own mesh, primitive and material of the same name; unit normals and
tangents; UV1 inside the unit square; the text areas' UV0 over 0..1 and the right way round; only agreed targets, on
every part that must follow them; in every pose the heel's lift and the sole stand on the floor and normals stay normals;
real size; at most 80,000 triangles and 6 MB.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'materials/source'))
from glb_file import Glb

PARTS = set('''upper lining piping stitching upper_sling lining_sling piping_sling stitching_sling strap_sling buckle_sling
               strap_ankle buckle_ankle strap_t bow buckle_crystal crystals pearls pearl_cups lace insole stamp stamp_text
               platform sole sole_edge initials heel_stiletto heel_block heel_kitten heel_sculpted lift_stiletto lift_block
               lift_kitten lift_sculpted'''.split())
RISES = {'rise-15', 'rise-40', 'rise-105'}
TOES = {'toe-almond', 'toe-round', 'toe-peep'}
TARGETS = RISES | TOES | {'platform-30'}
FOLLOWS_RISE = PARTS - {'bow', 'buckle_crystal', 'crystals', 'pearls', 'pearl_cups', 'lace', 'platform', 'initials'}
FOLLOWS_TOE = set('upper lining upper_sling lining_sling insole sole sole_edge platform lace'.split())
MOST_TRIANGLES, MOST_BYTES = 80_000, 6_000_000
FLOOR = .0006  # metres by which a pose may miss the floor


def length(row):
    """Of the first three numbers."""
    return sum(v * v for v in row[:3])**.5


def added(rows, deltas):
    """Rows moved by deltas."""
    return [[a + b for a, b in zip(row, delta)] for row, delta in zip(rows, deltas)]


def check_part(glb, node):
    """One node; returns its mesh's rows by attribute, its poses by target, and its number of triangles."""
    name = node['name']
    assert not {'translation', 'rotation', 'scale', 'matrix', 'children'} & set(node), f'{name}: has a transform'
    mesh = glb.json['meshes'][node['mesh']]
    assert len(mesh['primitives']) == 1, f'{name}: more than one primitive'
    primitive = mesh['primitives'][0]
    material = glb.json['materials'][primitive['material']]
    assert mesh['name'] == name == material['name'], f'{name}: mesh {mesh["name"]}, material {material["name"]}'
    assert material['occlusionTexture']['texCoord'] == 1, f'{name}: occlusion is not on UV1'
    rows = {key: glb.rows(index) for key, index in primitive['attributes'].items()}
    for key in ('NORMAL', 'TANGENT'):
        assert all(abs(length(row) - 1) < .02 for row in rows[key]), f'{name}: {key} is not unit'
    assert all(0 <= v <= 1 for row in rows['TEXCOORD_1'] for v in row), f'{name}: UV1 leaves the atlas'
    names = mesh.get('extras', {}).get('targetNames', [])
    assert len(names) == len(primitive.get('targets', [])) and set(names) <= TARGETS, f'{name}: targets {names}'
    poses = {}
    for target, deltas in zip(names, primitive.get('targets', [])):
        poses[target] = added(rows['POSITION'], glb.rows(deltas['POSITION']))
        if 'NORMAL' in deltas:
            turned = added(rows['NORMAL'], glb.rows(deltas['NORMAL']))
            assert all(.85 < length(n) < 1.1 for n in turned), f'{name}: {target} breaks normals'
    return rows, poses, glb.json['accessors'][primitive['indices']]['count'] // 3


def check_follows(name, poses):
    """Every part has the targets it must follow."""
    expected = (RISES if name in FOLLOWS_RISE else set()) | (TOES if name in FOLLOWS_TOE else set())
    if name in FOLLOWS_RISE and not name.startswith('lift_') or name == 'platform':
        expected.add('platform-30')
    missing = expected - set(poses)
    assert not missing, f'{name}: does not follow {sorted(missing)}'


def check_stands(name, rows, poses):
    """Lifts and sole touch the floor in the basis and in every pose."""
    for pose, points in [('basis', rows['POSITION']), *poses.items()]:
        low = min(point[1] for point in points)
        assert abs(low) < FLOOR, f'{name}: {pose} is {low * 1000:.2f} mm off the floor'


def check_text(name, rows):
    """UV0 covers 0..1; u runs to the reader's right and v down."""
    uv = rows['TEXCOORD_0']
    assert all(-1e-4 <= v <= 1.0001 for row in uv for v in row), f'{name}: UV0 leaves 0..1'
    corner = lambda u, v: rows['POSITION'][min(range(len(uv)), key=lambda i: (uv[i][0] - u)**2 + (uv[i][1] - v)**2)]
    first, right, below = corner(0, 0), corner(1, 0), corner(0, 1)
    if name == 'initials':  # seen from below, toe to the right
        assert right[0] > first[0] and below[2] < first[2], 'initials: mirrored or upside down'
    else:                   # seen from behind and above
        assert right[2] > first[2] and below[0] < first[0], 'stamp_text: mirrored or upside down'


def main(path):
    """Checks one file; an AssertionError says what is wrong."""
    with open(path, 'rb') as file:
        data = file.read()
    glb, triangles, corners = Glb(data), 0, []
    names = [node['name'] for node in glb.json['nodes']]
    assert sorted(names) == sorted(PARTS), f'nodes differ: {sorted(set(names) ^ PARTS)}'
    assert len(glb.json['images']) == 1, 'one image, the occlusion atlas'
    for node in glb.json['nodes']:
        rows, poses, count = check_part(glb, node)
        triangles += count
        check_follows(node['name'], poses)
        if node['name'].startswith('lift_') or node['name'] == 'sole':
            check_stands(node['name'], rows, poses)
        if node['name'] in ('initials', 'stamp_text'):
            check_text(node['name'], rows)
        if not node['name'].startswith('strap'):
            corners += rows['POSITION']
    size = [max(p[c] for p in corners) - min(p[c] for p in corners) for c in range(3)]
    assert .22 < size[0] < .27 and .13 < size[1] < .20 and .07 < size[2] < .10, f'not the size of a shoe: {size}'
    assert triangles <= MOST_TRIANGLES and len(data) <= MOST_BYTES, f'{triangles} triangles, {len(data)} bytes'
    print(f'{path}: {len(names)} parts, {triangles} triangles, {len(data)} bytes')


if __name__ == '__main__':
    main(sys.argv[1])
