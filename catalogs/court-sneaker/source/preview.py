"""Pictures of the model while it is being made: a soft studio, a few fixed cameras.

Uses Eevee where a display exists (also a virtual one: `xvfb-run`), because a rasterizer shows what the engine's
will show, depth fighting included; Cycles otherwise.
"""
import math
import os

import bpy

# name: camera position, target (metres; the shoe's middle is the origin, the lateral side faces -y)
CAMERAS = {
    'hero': ((.55, -.66, .36), (.005, 0, .045)), 'lateral': ((0, -.98, .10), (0, 0, .058)),
    'medial': ((0, .98, .12), (0, 0, .058)), 'heel': ((-.62, -.40, .26), (-.01, 0, .05)),
    'back': ((-.85, 0, .12), (0, 0, .055)), 'top': ((0, -.05, 1.08), (0, 0, .05)),
    'toe': ((.80, -.20, .26), (0, 0, .045)), 'throat': ((.26, -.32, .36), (.0, 0, .085)),
    'bow': ((.14, -.26, .24), (-.01, 0, .105)), 'heelclose': ((-.38, -.16, .12), (-.11, 0, .06)),
    'toeclose': ((.38, -.28, .16), (.09, 0, .04)), 'side_close': ((.0, -.42, .08), (-.02, 0, .05)),
    'sole': ((.25, -.55, -.75), (0, 0, .03)), 'inside': ((-.32, -.10, .42), (-.05, 0, .07)),
}
LIGHTS = (((-.55, -.60, .75), .5, 17), ((.75, -.60, .35), .7, 6), ((.25, .8, .62), .5, 15), ((0, 0, 1.0), .6, 6))


def _aim(owner, target):
    constraint = owner.constraints.new('TRACK_TO')
    constraint.target, constraint.track_axis, constraint.up_axis = target, 'TRACK_NEGATIVE_Z', 'UP_Y'


def _studio():
    """Lights that turn with the camera, a floor, a grey world. Returns (rig, camera, target, floor)."""
    scene = bpy.context.scene
    link = scene.collection.objects.link
    rig, target = bpy.data.objects.new('rig', None), bpy.data.objects.new('target', None)
    camera = bpy.data.objects.new('camera', bpy.data.cameras.new('camera'))
    camera.data.lens, camera.data.clip_start = 85, .01
    centre = bpy.data.objects.new('centre', None)
    for o in (rig, target, camera, centre):
        link(o)
    for place, size, power in LIGHTS:
        light = bpy.data.lights.new('light', 'AREA')
        light.size, light.energy = size, power
        owner = bpy.data.objects.new('light', light)
        owner.location, owner.parent = place, rig
        _aim(owner, centre)
        link(owner)
    _aim(camera, target)
    scene.camera = camera
    scene.world = scene.world or bpy.data.worlds.new('world')
    scene.world.use_nodes = True
    background = scene.world.node_tree.nodes['Background']
    background.inputs[0].default_value, background.inputs[1].default_value = (.9, .92, .95, 1), .30
    return rig, camera, target, _floor(link)


def _floor(link):
    mesh = bpy.data.meshes.new('floor')
    mesh.from_pydata([(-4, -4, 0), (4, -4, 0), (4, 4, 0), (-4, 4, 0)], [], [(0, 1, 2, 3)])
    floor = bpy.data.objects.new('floor', mesh)
    material = bpy.data.materials.new('floor')
    material.use_nodes = True
    shader = material.node_tree.nodes['Principled BSDF']
    shader.inputs['Base Color'].default_value, shader.inputs['Roughness'].default_value = (.5, .505, .515, 1), .9
    mesh.materials.append(material)
    link(floor)
    return floor


def render(folder, views, width=1200, samples=24):
    """One PNG for each view name."""
    scene = bpy.context.scene
    scene.render.engine = 'BLENDER_EEVEE' if os.environ.get('DISPLAY') else 'CYCLES'
    scene.eevee.taa_render_samples = samples
    scene.eevee.use_gtao, scene.eevee.gtao_distance = True, .03
    scene.eevee.use_soft_shadows, scene.eevee.shadow_cube_size = True, '2048'
    scene.cycles.samples, scene.cycles.use_denoising, scene.cycles.max_bounces = samples, False, 4
    scene.view_settings.view_transform, scene.view_settings.exposure = 'Standard', -1.0
    scene.render.resolution_x, scene.render.resolution_y = width, int(width * .7)
    scene.render.image_settings.file_format, scene.render.image_settings.color_mode = 'PNG', 'RGB'
    rig, camera, target, floor = _studio()
    for view in views:
        place, aim = CAMERAS[view]
        camera.location, target.location = place, aim
        rig.rotation_euler = (0, 0, math.atan2(-place[1], -place[0]) - math.pi / 2)
        floor.hide_render = place[2] < 0
        scene.render.filepath = os.path.join(folder, view + '.png')
        bpy.ops.render.render(write_still=True)
