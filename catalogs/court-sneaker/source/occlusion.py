"""Baked ambient occlusion: how much of the sky each bit of the shoe sees.

Cycles shoots rays up to 50 mm from every texel of the atlas. Stitches and eyelets neither own texels nor cast
occlusion, or every seam would be ringed by soot at this resolution; they take a grey from the ramp `uv` counted for. A binomial filter takes the grain off, a slight
power keeps white leather white, and the empty rest of the atlas is filled by a pyramid (the push-pull of Gortler et
al., "The Lumigraph", 1996).
"""
import itertools

import bpy
import numpy as np

import uv
from alternatives import SHOES, belongs, home

REACH = 0.05  # metres
LIFT = 0.85
NOT_BAKED = ('eyelets', 'aglets', 'heel_text', 'tongue_text', 'insole_print')


def is_baked(part):
    """Whether a part owns texels and casts occlusion."""
    return part not in NOT_BAKED and 'stitching' not in part


def _image_node(material, image):
    tree = material.node_tree
    coordinates = tree.nodes.new('ShaderNodeUVMap')
    coordinates.uv_map = 'occlusion'
    node = tree.nodes.new('ShaderNodeTexImage')
    node.image = image
    tree.links.new(coordinates.outputs[0], node.inputs[0])
    tree.nodes.active = node
    return node


def _smooth(grey):
    for axis in (0, 1):
        grey = (np.roll(grey, 1, axis) + 2 * grey + np.roll(grey, -1, axis)) / 4
    return np.clip(grey, 0, 1)**LIFT


def _filled(grey, baked):
    """Empty texels take the average of baked ones around them, so that smaller mipmaps do not bleed black."""
    if grey.shape[0] == 1:
        return np.where(baked, grey, 1)
    blocks = lambda a: a.reshape(a.shape[0] // 2, 2, a.shape[1] // 2, 2).sum((1, 3))
    weight = blocks(baked.astype(float))
    half = blocks(np.where(baked, grey, 0)) / np.maximum(weight, 1)
    return np.where(baked, grey, np.kron(_filled(half, weight > 0), np.ones((2, 2))))


def _paint_ramp(pixels):
    """The ramp along the lower edge, from which small things take their grey."""
    size = len(pixels)
    columns = (np.arange(size) + .5) / size
    grey = np.interp(columns, [uv.ramp_position(0), uv.ramp_position(1)], [0, 1])**LIFT
    pixels[:max(2, int(size * uv.RAMP)), :, :3] = grey[None, :, None]


def bake(objects, size, samples):
    """Bakes the atlas and leaves an image node in every material. Returns (image, nodes by part)."""
    scene = bpy.context.scene
    image = bpy.data.images.new('occlusion', size, size, alpha=True)
    image.generated_color = (0, 0, 0, 0)
    image.colorspace_settings.name = 'Non-Color'
    nodes = {name: _image_node(o.data.materials[0], image) for name, o in objects.items()}
    scene.world = scene.world or bpy.data.worlds.new('world')
    scene.world.light_settings.distance = REACH
    scene.render.engine = 'CYCLES'
    scene.cycles.samples, scene.cycles.seed = samples, 0
    scene.cycles.use_denoising = False  # with it every bake is black in 3.4
    bpy.ops.object.select_all(action='DESELECT')
    for o in objects.values():
        o.data.uv_layers.active = o.data.uv_layers['occlusion']
    # A mark lies on the quarter, so it must not darken what shows when another is chosen.
    for shoe, marks in itertools.product(SHOES, (False, True)):  # what they share is baked in the first, without a mark
        chosen = [name for name in objects
                  if name.startswith('sidemark') == marks and is_baked(name) and home(name) == shoe]
        for name, o in objects.items():
            o.hide_render = not (is_baked(name) and belongs(name, shoe) and (marks or not name.startswith('sidemark')))
            o.select_set(name in chosen)
        bpy.context.view_layer.objects.active = objects[chosen[0]]
        bpy.ops.object.bake(type='AO', margin=max(4, size // 160), margin_type='EXTEND', use_clear=(shoe, marks) == (0, False))
    pixels = np.zeros(size * size * 4, np.float32)
    image.pixels.foreach_get(pixels)
    pixels = pixels.reshape(size, size, 4)
    pixels[..., :3] = _filled(_smooth(pixels[..., 0]), pixels[..., 3] > .5)[..., None]
    _paint_ramp(pixels)
    pixels[..., 3] = 1
    image.pixels.foreach_set(pixels.ravel())
    for o in objects.values():
        o.hide_render = False
        o.data.uv_layers.active = o.data.uv_layers['material']
        o.data.uv_layers['material'].active_render = True
    return image, nodes
