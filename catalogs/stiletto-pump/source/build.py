#!/usr/bin/env python3
"""Builds the stiletto pump. See README.md.

    build.py --out stiletto-pump.glb [--ao 1024 --directions 192]
    build.py --out stiletto-pump.glb --occlusion-of earlier.glb
    build.py --out pose.glb --ao 0 --pose rise=35,platform=0,toe=round
"""
import argparse
import os
import sys
import time

import numpy as np

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
import atlas
import occlusion
from export import Exporter, picture_of
from last import Pose
from mesh import facing
from pump import BASIS, TARGETS, Layout, build


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(prog='build.py')
    parser.add_argument('--out', required=True, help='the .glb to write')
    parser.add_argument('--ao', type=int, default=1024, help='size of the occlusion atlas, 0 for none')
    parser.add_argument('--directions', type=int, default=192, help='from which occlusion looks at the shoe')
    parser.add_argument('--occlusion-of', help='take the occlusion of this earlier .glb, where nothing has moved')
    parser.add_argument('--pose', help='write this pose alone, e.g. rise=35,platform=0,toe=round')
    return parser.parse_args()


def pose_of(text):
    """A `Pose` from `rise=35,toe=round`."""
    values = dict(pair.split('=') for pair in text.split(','))
    return Pose(**{key: value if key == 'toe' else float(value) for key, value in values.items()})


def with_faces(poses, solid):
    """Gives every pose the basis' triangles, turned outwards; the platform's as they are where it has a height."""
    for name, part in poses['basis'].items():
        model = solid[name] if name == 'platform' else part
        part.triangles = facing(part.triangles, model.points, model.normals)
        part.uv = model.uv
        for parts in poses.values():
            if name in parts:
                parts[name].triangles, parts[name].uv = part.triangles, part.uv
    return poses


def main():
    """Geometry, atlas, occlusion, file."""
    options, start = arguments(), time.time()
    layout = Layout()
    basis = build(pose_of(options.pose) if options.pose else BASIS, layout)
    poses = {'basis': basis}
    if not options.pose:
        poses.update({name: build(pose, layout) for name, pose in TARGETS.items()})
    with_faces(poses, poses['platform-30'] if 'platform-30' in poses else build(TARGETS['platform-30'], layout))
    counts = {name: len(part.triangles) for name, part in basis.items()}
    print(f'{time.time() - start:.1f} s, {sum(counts.values())} triangles', dict(sorted(counts.items(), key=lambda c: -c[1])))
    places = atlas.pack(basis)
    if options.occlusion_of:
        picture = picture_of(options.occlusion_of)
    else:
        picture = occlusion.bake(poses, places, options.ao, options.directions) if options.ao else None
    shown = np.vstack([part.points for name, part in basis.items()])
    offset = -np.array([shown[:, 0].min() + shown[:, 0].max(), shown[:, 1].min() + shown[:, 1].max(), 0]) / 2
    exporter = Exporter(poses, offset, picture)
    for name, part in sorted(basis.items(), key=lambda item: -len(item[1].points)):
        exporter.add(name, part, places[name])
    exporter.save(options.out)
    print(f'{time.time() - start:.1f} s, {os.path.getsize(options.out)} bytes')


if __name__ == '__main__':
    main()
