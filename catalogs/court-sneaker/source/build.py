"""Builds the court sneaker. See README.md.

    blender -b --factory-startup --python build.py -- --out court-sneaker.glb [--ao 1024 --samples 32]
            [--preview DIR --views hero,lateral --width 1200]

The same source gives the same geometry: there is no randomness and no clock in it.
"""
import argparse
import os
import sys
import tempfile
import time

import bpy

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
import export
import occlusion
import pair
import preview
import scene
import uv
from bow import build_bow
from contact import Contact
from eyelets import build_eyelets
from heel_text import build_heel_text
from hidden import drop_hidden
from lacing import build_lacing
from last import Last
from lining import build_insole, build_lining
from mesh import Shoe
from outline import LATERAL, MEDIAL
from simplify import simplify
from foxing import build_foxing
from runner import build_runner
from sole import build_cupsole, trace_outline
from tongue import build_tongue
from tread import build_tread
from upper import build_upper


def arguments():
    """The command line after `--`."""
    parser = argparse.ArgumentParser(prog='build.py')
    parser.add_argument('--out', help='the .glb to write')
    parser.add_argument('--ao', type=int, default=1024, help='size of the occlusion atlas, 0 for none')
    parser.add_argument('--samples', type=int, default=32, help='occlusion rays a texel')
    parser.add_argument('--preview', help='folder for pictures')
    parser.add_argument('--views', default='hero,lateral,medial,heel,top,toe')
    parser.add_argument('--width', type=int, default=1200)
    parser.add_argument('--passes', type=int, default=24, help='samples a pixel in previews')
    return parser.parse_args(sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else [])


def build_geometry(last=None):
    """Every part of the shoe, in millimetres."""
    shoe, last = Shoe(), last or Last()
    eyelets, counter = build_upper(shoe, last)
    build_eyelets(shoe, last, eyelets[LATERAL] + eyelets[MEDIAL])
    build_lining(shoe, last)
    build_insole(shoe, last)
    outline = trace_outline(last)
    for build_sole in (build_cupsole, build_foxing, build_runner):
        build_sole(shoe, outline)
    build_tread(shoe, outline)
    build_tongue(shoe)
    tongue = Contact(pieces(shoe, ('tongue', 'tongue_label')))
    build_lacing(shoe, last, tongue, eyelets)
    ground = Contact(pieces(shoe, ('tongue', 'tongue_label', 'laces', 'vamp', 'quarter', 'toecap', 'eyestay', 'eyelets',
                                   'collar', 'lining', 'midsole')))
    build_bow(shoe, last, tongue, ground, eyelets)
    build_heel_text(shoe, last, counter)
    return shoe


def pieces(shoe, names):
    """All pieces of some parts."""
    return [piece for name in names for piece in shoe.parts[name]]


def main():
    """Geometry, UV, objects, bake, export, pictures."""
    options, start = arguments(), time.time()
    bpy.ops.wm.read_factory_settings(use_empty=True)
    shoe = build_geometry()
    print(f'geometry {time.time() - start:.1f} s')
    drop_hidden(shoe)
    print(f'hidden faces dropped {time.time() - start:.1f} s')
    simplify(shoe)
    print(f'simplified {time.time() - start:.1f} s')
    uv.unwrap_panels(shoe)
    objects = scene.build_objects(shoe, uv.atlas(shoe))
    counts = {name: len(o.data.polygons) for name, o in objects.items()}
    print(f'{sum(counts.values())} triangles', dict(sorted(counts.items(), key=lambda c: -c[1])))
    with tempfile.TemporaryDirectory() as folder:
        if options.ao:
            image, nodes = occlusion.bake(objects, options.ao, options.samples)
            export.connect_occlusion(image, nodes, objects, folder)
            print(f'occlusion {time.time() - start:.1f} s')
        if options.out:
            export.write(os.path.abspath(options.out), objects)
            pair.write(os.path.abspath(options.out))
    if options.preview:
        os.makedirs(options.preview, exist_ok=True)
        preview.render(os.path.abspath(options.preview), options.views.split(','), options.width, options.passes)
    print(f'done {time.time() - start:.1f} s')


if __name__ == '__main__':
    main()
