"""Checks that no layer of leather comes near the surface of the one over it.

    blender -b --factory-startup --python check_layers.py

Rays go down through the upper wherever it shows. Where the first two leather surfaces they meet belong to different
panels and lie closer than `CLOSEST`, a depth buffer may mix them up: such places show as dotted lines. The rolled
edge of a panel is exempt, for there it has to come down to its neighbour.
"""
import os
import sys
from collections import Counter

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from build import build_geometry
from curves import unit
from last import AROUND, UP, Last, sole_top

LAYERS = ('vamp', 'collar', 'quarter', 'toecap', 'eyestay', 'heel_counter', 'sidemark')
CLOSEST = 0.45  # mm
EDGE = 2.2  # mm of rolled edge
START = 9.0  # mm over the last


def depths(trees, origin, direction):
    """Distance to the first outward-facing surface of each panel along a ray, nearest first: (distance, name)."""
    hits = []
    for name, tree in trees:
        _, normal, _, distance = tree.ray_cast(origin, direction, START + 3)
        if distance is not None and normal.dot(direction) < -.5:
            hits.append((distance, name))
    return sorted(hits)


def main():
    """Prints the places found; exits with 1 if there are any."""
    last = Last()
    shoe = build_geometry(last)
    trees = []
    for part in LAYERS:
        for k, piece in enumerate(p for p in shoe.parts[part] if len(p.points) > 60):
            trees.append((f'{part} {k}', BVHTree.FromPolygons(piece.points.tolist(), piece.faces)))
    close, rays = Counter(), 0
    for t in np.arange(0, AROUND, 1):
        for s in np.arange(12, UP, 1):
            point, normal = last.grid[t, s], last.normals[t, s]
            if point[2] < sole_top(point[0]) + 1:
                continue
            rays += 1
            hits = depths(trees, Vector(point + normal * START), Vector(-normal))
            if len(hits) > 1 and hits[1][0] - hits[0][0] < CLOSEST and not near_edge(trees, hits[0], last, t, s):
                close[f'{hits[0][1]} over {hits[1][1]}'] += 1
    for pair, count in close.most_common():
        print(f'CLOSE {pair}: {count} of {rays} rays')
    print(f'{rays} rays, {sum(close.values())} too close')
    sys.exit(1 if close else 0)


def near_edge(trees, hit, last, t, s):
    """Whether the top panel ends within EDGE of here: some ray on a small circle misses it."""
    tree, point, normal = dict(trees)[hit[1]], last.grid[t, s], last.normals[t, s]
    up = unit(last.along_s[t, s])
    side = np.cross(normal, up)
    for angle in np.arange(8) / 8 * 2 * np.pi:
        origin = point + EDGE * (np.cos(angle) * side + np.sin(angle) * up) + normal * START
        _, found, _, distance = tree.ray_cast(Vector(origin), Vector(-normal), START + 3)
        if distance is None or abs(distance - hit[0]) > 1.2:
            return True
    return False


if __name__ == '__main__':
    main()
