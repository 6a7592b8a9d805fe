"""Baked ambient occlusion that holds for the whole range.

Blender's Cycles shoots rays up to 50 mm from every texel of the atlas, in several poses: a pump is low, high, pointed,
round, on a platform. Parts that are never seen together do not shade each other: the slingback's pieces, each heel and
the straps have sheets of their own, in which only what is worn with them stands. Sheets of the same parts are averaged
over the poses, which is right where occlusion hardly changes and gentle where it does. Ornaments and stitches cast none,
for a bow's soot would stay when the bow is gone.

Run by `build.py` as it is; this file is also the script that Blender runs.
"""
import os
import subprocess
import sys
import tempfile

import numpy as np

REACH, LIFT, FLOOR = .05, .85, .30  # metres; power on the grey; darkest grey, for colours must stay readable
UNTOUCHED = -1.                      # what texels hold that no ray has started from
LASTED = ['upper', 'lining', 'insole', 'piping']
SLUNG = ['upper_sling', 'lining_sling', 'piping_sling', 'insole']
UNDER = ['sole', 'sole_edge', 'lift_stiletto']
SHEETS = [  # poses, parts that stand there, those of them that are baked
    (['basis', 'rise-40', 'toe-round'], LASTED + UNDER + ['heel_stiletto'], LASTED + ['sole', 'sole_edge', 'heel_stiletto']),
    (['basis', 'rise-40'], SLUNG + UNDER + ['heel_stiletto'], ['upper_sling', 'lining_sling', 'piping_sling']),
    (['platform-30'], LASTED + UNDER + ['heel_stiletto', 'platform'], ['platform']),
    (['basis'], LASTED + UNDER + ['heel_block'], ['heel_block']),
    (['basis'], LASTED + UNDER + ['heel_kitten'], ['heel_kitten']),
    (['basis'], LASTED + UNDER + ['heel_sculpted'], ['heel_sculpted']),
    (['basis'], LASTED + ['strap_ankle', 'strap_t'], ['strap_ankle', 'strap_t']),
    (['basis'], SLUNG + ['strap_sling'], ['strap_sling']),
    (['basis'], LASTED + ['bow'], ['bow']),
]


def bake(poses, places, size, samples):
    """The atlas as a grey PNG (bytes)."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = {}
        for k, (names, standing, baked) in enumerate(SHEETS):
            for pose in names:
                for part in standing:
                    mesh = poses[pose].get(part, poses['basis'][part])
                    jobs[f'{k}/{pose}/{part}/points'] = mesh.points
                    jobs[f'{k}/{pose}/{part}/triangles'] = mesh.triangles
                    if part in baked:
                        jobs[f'{k}/{pose}/{part}/uv'] = places[part]
        np.savez(os.path.join(folder, 'jobs.npz'), **jobs)
        subprocess.run(['blender', '-b', '--factory-startup', '--python', os.path.abspath(__file__), '--', folder, str(size),
                        str(samples)], check=True, stdout=subprocess.DEVNULL)
        sheets = np.load(os.path.join(folder, 'sheets.npz'))
        return _png(_composed([sheets[k] for k in sheets.files]), folder)


def _composed(sheets):
    """One grey picture (rows from below) of sheets (size, size, 2): grey and how often baked, summed over poses."""
    total = sum(sheets)
    baked = total[..., 1] > .5
    grey = np.where(baked, total[..., 0] / np.maximum(total[..., 1], 1), 0)
    grey = _filled(grey, baked)
    for axis in (0, 1):
        grey = (np.roll(grey, 1, axis) + 2 * grey + np.roll(grey, -1, axis)) / 4
    grey = FLOOR + (1 - FLOOR) * np.clip(grey, 0, 1)**LIFT
    grey[-6:, -6:] = 1
    return grey


def _filled(grey, baked):
    """Empty texels take the average of baked ones around them (push-pull, Gortler et al. 1996)."""
    if len(grey) == 1:
        return np.where(baked, grey, 1)
    blocks = lambda a: a.reshape(len(a) // 2, 2, len(a) // 2, 2).sum((1, 3))
    weight = blocks(baked.astype(float))
    half = blocks(np.where(baked, grey, 0)) / np.maximum(weight, 1)
    return np.where(baked, grey, np.kron(_filled(half, weight > 0), np.ones((2, 2))))


def _png(grey, folder):
    from PIL import Image
    path = os.path.join(folder, 'occlusion.png')
    Image.fromarray(np.round(grey * 255).astype(np.uint8), 'L').save(path, optimize=True)
    with open(path, 'rb') as file:
        return file.read()


def _bake_sheet(bpy, jobs, size):
    """Bakes one pose of one sheet inside Blender: (size, size, 2)."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    image = bpy.data.images.new('occlusion', size, size, alpha=True, float_buffer=True)
    image.colorspace_settings.name = 'Non-Color'
    image.pixels.foreach_set(np.full(size * size * 4, UNTOUCHED, np.float32))
    scene.world = bpy.data.worlds.new('world')
    scene.world.light_settings.distance = REACH
    scene.render.engine, scene.cycles.samples, scene.cycles.seed = 'CYCLES', SAMPLES, 0
    scene.cycles.use_denoising = False  # with it every bake is black in 3.4
    for name, data in jobs.items():
        mesh = bpy.data.meshes.new(name)
        mesh.from_pydata((data['points'] * .001).tolist(), [], data['triangles'].tolist())
        mesh.polygons.foreach_set('use_smooth', np.ones(len(data['triangles']), bool))
        thing = bpy.data.objects.new(name, mesh)
        scene.collection.objects.link(thing)
        if 'uv' not in data:
            continue
        mesh.uv_layers.new(name='atlas').data.foreach_set('uv', data['uv'][data['triangles'].ravel()].ravel())
        material = bpy.data.materials.new(name)
        material.use_nodes = True
        node = material.node_tree.nodes.new('ShaderNodeTexImage')
        node.image = image
        material.node_tree.nodes.active = node
        mesh.materials.append(material)
        thing.select_set(True)
        bpy.context.view_layer.objects.active = thing
    bpy.ops.object.bake(type='AO', margin=2, margin_type='EXTEND', use_clear=False)
    pixels = np.zeros(size * size * 4, np.float32)
    image.pixels.foreach_get(pixels)
    pixels = pixels.reshape(size, size, 4)
    covered = pixels[..., 0] > UNTOUCHED / 2
    return np.stack([np.where(covered, pixels[..., 0], 0), covered], -1)


def _in_blender(folder, size):
    """Every sheet in every pose."""
    import bpy
    data, nested = np.load(os.path.join(folder, 'jobs.npz')), {}
    for key in data.files:
        sheet, pose, part, kind = key.split('/')
        nested.setdefault((sheet, pose), {}).setdefault(part, {})[kind] = data[key]
    np.savez(os.path.join(folder, 'sheets.npz'), **{'/'.join(k): _bake_sheet(bpy, jobs, size) for k, jobs in nested.items()})


if __name__ == '__main__':
    FOLDER, SIZE, SAMPLES = sys.argv[sys.argv.index('--') + 1:]
    SAMPLES = int(SAMPLES)
    _in_blender(FOLDER, int(SIZE))
