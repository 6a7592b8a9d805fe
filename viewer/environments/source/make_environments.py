"""The rooms a product is lit by, rendered as pictures of the light that arrives from every direction.

    blender -b --factory-startup --python viewer/environments/source/make_environments.py -- [--draft] [NAME ..]

Each room is a set as a photographer builds it: a table in the middle, large sources with a hot middle that fall off to their
edges (a reflection of such a one is a gradient, which tells more of a form than a white patch does), long strips behind for the
rims, dark flags between them, so that a glossy side is dark somewhere. Cycles follows the light around the room from the place
of the product: what leaves a lamp comes back from table, walls and ceiling in their colours.

Metres, seen from the photographer: x to the right, y away, z up; the product is in the origin. The picture is Radiance RGBE,
equirectangular, linear, in no particular unit (the studio exposes it, see scene/environment.h). Its middle is what stands
behind the product, its right quarter what stands to the right. The same script makes the same picture.
"""
import math
import os
import sys

import bpy
from mathutils import Vector

WIDTH, SAMPLES, SEED = 512, 64, 7
FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = -.22  # height of its top
FLOOR = -1.05


def surface(name, color, roughness=.8):
    """A material that reflects."""
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    shader = made.node_tree.nodes['Principled BSDF']
    shader.inputs['Base Color'].default_value = (*color, 1)
    shader.inputs['Roughness'].default_value = roughness
    shader.inputs['Specular'].default_value = .25
    return made


def glow():
    """The material of everything that shines: each vertex with the light it sends out."""
    if 'glow' in bpy.data.materials:
        return bpy.data.materials['glow']
    made = bpy.data.materials.new('glow')
    made.use_nodes = True
    nodes, links = made.node_tree.nodes, made.node_tree.links
    nodes.clear()
    light, emission, output = (nodes.new(f'ShaderNode{kind}') for kind in ('Attribute', 'Emission', 'OutputMaterial'))
    light.attribute_name = 'light'
    links.new(light.outputs['Color'], emission.inputs['Color'])
    links.new(emission.outputs[0], output.inputs[0])
    return made


def mesh(name, vertices, faces, material):
    made = bpy.data.meshes.new(name)
    made.from_pydata(vertices, [], faces)
    made.materials.append(material)
    bpy.context.scene.collection.objects.link(bpy.data.objects.new(name, made))
    return made


def box(material, low, high):
    """An axis-aligned box between two corners."""
    corners = [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
    mesh('box', corners, [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)], material)


def grid(name, place, columns, rows, color, shine):
    """A shining sheet: `place(u, v)` is a point of it and `shine(u, v)` its brightness, u and v from -1 to 1."""
    steps = [(2 * i / columns - 1, 2 * j / rows - 1) for j in range(rows + 1) for i in range(columns + 1)]
    corner = lambda i, j: j * (columns + 1) + i
    faces = [(corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1))
             for j in range(rows) for i in range(columns)]
    made = mesh(name, [place(u, v) for u, v in steps], faces, glow())
    light = made.color_attributes.new('light', 'FLOAT_COLOR', 'POINT')
    for item, (u, v) in zip(light.data, steps):
        item.color = (*(c * shine(u, v) for c in color), 1)


def smooth(x):
    x = min(max(x, 0), 1)
    return x * x * (3 - 2 * x)


def hot(edge, sharp=.12):
    """A cloth lit from behind: bright in the middle, `edge` of it at the rim, and gone within `sharp` of it."""
    def shine(u, v):
        inside = smooth((1 - max(abs(u), abs(v))) / sharp)
        return inside * (edge + (1 - edge) * math.exp(-1.6 * (u * u + v * v)))
    return shine


def along(start, end, sharp=.10):
    """A strip that runs from one brightness, at u = -1, to another."""
    def shine(u, v):
        rim = smooth((1 - abs(u)) / sharp) * smooth((1 - abs(v)) / sharp)
        return rim * (start + (end - start) * smooth((u + 1) / 2))
    return shine


def panel(middle, size, color, strength, shine, roll=0, target=(0, 0, 0)):
    """A rectangle of light that looks at the product; `size`: across and up, `roll`: degrees. Its back is black."""
    middle = Vector(middle)
    toward = (Vector(target) - middle).normalized()
    side = toward.cross(Vector((0, 1, 0) if abs(toward.z) > .95 else (0, 0, 1))).normalized()
    up = side.cross(toward)
    turn = math.radians(roll)
    side, up = math.cos(turn) * side + math.sin(turn) * up, math.cos(turn) * up - math.sin(turn) * side
    place = lambda u, v: middle + side * (u * size[0] / 2) + up * (v * size[1] / 2)
    grid('panel', place, 32, 32, color, lambda u, v: strength * shine(u, v))
    back = lambda u, v: middle - toward * .03 + side * (u * size[0] / 2) + up * (v * size[1] / 2)
    mesh('housing', [back(-1.04, -1.04), back(1.04, -1.04), back(1.04, 1.04), back(-1.04, 1.04)], [(0, 1, 2, 3)],
         surface('housing', (.03, .03, .03)))


def wall_light(low, high, color, strength, shine):
    """A rectangle of light in a wall or a ceiling: `low` and `high` differ along two axes, the first across, the second up."""
    axes = [axis for axis in range(3) if low[axis] != high[axis]]

    def place(u, v):
        at = list(low)
        for axis, t in zip(axes, (u, v)):
            at[axis] = low[axis] + (high[axis] - low[axis]) * (t + 1) / 2
        return at
    grid('light', place, 32, 32, color, lambda u, v: strength * shine(u, v))


def lantern(middle, radius, height, color, strength):
    """A standing lamp of paper."""
    place = lambda u, v: (middle[0] + radius * math.cos(math.pi * u), middle[1] + radius * math.sin(math.pi * u),
                          middle[2] + height / 2 * v)
    grid('lantern', place, 32, 8, color, lambda u, v: strength * (1 - .45 * v * v))


def room(size, height, floor, walls, ceiling):
    """Half its width and depth, and its height; `walls`: materials by side."""
    x, y, top = *size, FLOOR + height
    box(floor, (-x, -y, FLOOR - .1), (x, y, FLOOR))
    box(ceiling, (-x, -y, top), (x, y, top + .1))
    box(walls['left'], (-x - .1, -y, FLOOR), (-x, y, top))
    box(walls['right'], (x, -y, FLOOR), (x + .1, y, top))
    box(walls['back'], (-x, y, FLOOR), (x, y + .1, top))
    box(walls['front'], (-x, -y - .1, FLOOR), (x, -y, top))


def table(color, size=(1.5, 1.2), roughness=.6):
    box(surface('table', color, roughness), (-size[0], -size[1], TABLE - .05), (size[0], size[1], TABLE))


def showroom():
    """A flagship store that photographs its own windows: one great soft light over the table, left of the photographer (the
    key), a strip on the left, two for the rims, lines of light in the ceiling, dark shelves."""
    grey, dark, pale = surface('grey', (.30, .30, .31)), surface('dark', (.06, .06, .065)), surface('pale', (.62, .62, .62))
    room((3.4, 3.8), 3.5, grey, {'left': grey, 'right': grey, 'back': pale, 'front': grey}, surface('ceiling', (.34, .34, .34)))
    white = (1, .992, .98)
    panel((-.60, -.60, 1.30), (1.75, 1.10), white, 10, hot(.40), roll=-8)
    panel((-1.62, -.95, .42), (.42, 1.75), (.97, .985, 1), 3.4, along(.25, 1, .25), roll=0)
    panel((-1.55, 1.45, .62), (.30, 1.9), (.97, .985, 1), 7, hot(.5, .3))
    panel((1.70, 1.30, .66), (.34, 1.9), white, 8, hot(.5, .3))
    panel((1.5, -1.7, .55), (1.8, 1.8), (.97, .985, 1), 2.3, hot(.35, .6))
    for y in (1.7, 2.5, 3.3):
        wall_light((-3.0, y - .05, 2.43), (3.0, y + .05, 2.43), white, 9, along(1, 1, .05))
    wall_light((-3.2, 3.78, -.9), (3.2, 3.78, 1.1), (.98, .99, 1), 1.0, lambda u, v: smooth((1 - abs(u)) / .5) * (1 - v) / 2)
    for x in (-3.3, 3.3):
        for z in (-.55, .05, .65, 1.25):
            box(dark, (x - .35, -2.6, z), (x + .35, 2.6, z + .05))
    table((.50, .50, .50))


def daylight():
    """A loft before noon: tall windows on the photographer's left, a skylight over the table (the key), a wall in the sun on
    the right, an oak floor."""
    white, clay = surface('white', (.70, .69, .67)), surface('clay', (.52, .47, .42))
    frame, oak = surface('frame', (.05, .05, .055)), surface('oak', (.32, .21, .13), .5)
    room((3.5, 4.0), 3.5, oak, {'left': surface('plaster', (.45, .44, .43)), 'right': clay, 'back': white, 'front': clay}, white)
    sky = (.86, .93, 1)
    for bay in range(4):
        y = -3.5 + 1.75 * bay
        wall_light((-3.46, y, -.75), (-3.46, y + 1.45, 1.95), sky, 4.2, lambda u, v: .55 + .45 * smooth((v + 1) / 2))
        box(frame, (-3.45, y + .70, -.75), (-3.40, y + .75, 1.95))
        box(frame, (-3.45, y, .98), (-3.40, y + 1.45, 1.03))
    for column in range(2):
        for row in range(2):
            x, y = -1.70 + .95 * column, -1.75 + .72 * row
            wall_light((x, y, 2.20), (x + .90, y + .67, 2.20), (.95, .98, 1), 15, lambda u, v: .82 + .18 * u)
    wall_light((3.46, -.2, -.6), (3.46, 2.1, 1.5), (1, .90, .76), 3.6, lambda u, v: smooth((1 - max(abs(u), abs(v))) / .10))
    wall_light((-1.0, 3.97, -.2), (2.6, 3.97, 1.9), (1, .97, .92), 1.3, hot(.3, .6))
    wall_light((.9, -3.97, -.5), (3.3, -3.97, 2.0), (1, .95, .88), 2.2, hot(.4, .6))
    box(frame, (-2.6, -3.9, FLOOR), (-1.2, -3.4, .9))
    table((.50, .49, .47))


def evening():
    """A salon after dusk: a wide lamp hangs over the table, left of the photographer (the key), paper lanterns stand behind,
    the windows are blue."""
    wall, dark = surface('wall', (.20, .17, .15)), surface('dark', (.05, .045, .04))
    room((3.2, 3.6), 3.2, surface('floor', (.16, .10, .07), .35), {side: wall for side in ('left', 'right', 'back', 'front')},
         surface('ceiling', (.24, .21, .18)))
    warm, amber = (1, .80, .58), (1, .70, .44)
    panel((-.52, -.58, 1.12), (1.50, .95), warm, 12, hot(.30, .35), roll=-10)
    panel((-1.75, -.85, .35), (.36, 1.6), warm, 2.6, along(.15, 1, .3))
    lantern((-1.75, 1.55, .35), .16, 1.9, amber, 8)
    lantern((1.85, 1.25, .45), .18, 2.0, amber, 9)
    panel((1.7, -1.6, .25), (1.1, 1.3), warm, 1.5, hot(.2, .7))
    dusk = (.42, .60, 1)
    for bay in range(3):
        x = -2.9 + 2.0 * bay
        wall_light((x, 3.56, -.6), (x + 1.75, 3.56, 1.7), dusk, 1.5, lambda u, v: .35 + .65 * (1 - smooth((v + 1) / 2)))
    wall_light((3.16, -2.8, -.5), (3.16, -1.2, 1.4), dusk, 1.1, hot(.4, .4))
    box(dark, (-3.1, -3.5, FLOOR), (-.6, -2.9, 1.4))
    table((.34, .29, .25), roughness=.45)


ROOMS = {'daylight': daylight, 'evening': evening, 'showroom': showroom}


def smoothed(scene):
    """Few samples are enough: reflected light is blurred where surface and colour stay the same; what shines itself has no
    noise and keeps its edges."""
    layer = scene.view_layers[0]
    layer.use_pass_emit = layer.use_pass_normal = layer.use_pass_diffuse_color = True
    scene.use_nodes = True
    nodes, links = scene.node_tree.nodes, scene.node_tree.links
    nodes.clear()
    picture = nodes.new('CompositorNodeRLayers')

    def mixed(how, one, other):
        node = nodes.new('CompositorNodeMixRGB')
        node.blend_type = how
        links.new(one, node.inputs[1])
        links.new(other, node.inputs[2])
        return node.outputs[0]
    blur = nodes.new('CompositorNodeBilateralblur')
    blur.iterations, blur.sigma_color, blur.sigma_space = 4, .15, 6
    links.new(mixed('SUBTRACT', picture.outputs['Image'], picture.outputs['Emit']), blur.inputs['Image'])
    links.new(mixed('ADD', picture.outputs['Normal'], picture.outputs['DiffCol']), blur.inputs['Determinator'])
    links.new(mixed('ADD', blur.outputs[0], picture.outputs['Emit']), nodes.new('CompositorNodeComposite').inputs['Image'])


def render(name, draft):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    ROOMS[name]()
    scene = bpy.context.scene
    scene.world = bpy.data.worlds.new('nothing')
    scene.world.use_nodes = True
    scene.world.node_tree.nodes['Background'].inputs['Strength'].default_value = 0
    eye = bpy.data.objects.new('eye', bpy.data.cameras.new('eye'))
    scene.collection.objects.link(eye)
    eye.rotation_euler = (math.pi / 2, 0, 0)  # away from the photographer
    eye.data.type = 'PANO'
    eye.data.clip_start = .01
    eye.data.cycles.panorama_type = 'EQUIRECTANGULAR'
    scene.camera = eye
    scene.render.engine = 'CYCLES'
    scene.cycles.device = 'CPU'
    scene.cycles.samples = SAMPLES // 4 if draft else SAMPLES
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.use_denoising = False  # Debian's Blender has no denoiser
    smoothed(scene)
    scene.cycles.seed = SEED
    scene.cycles.max_bounces = 6
    scene.cycles.sample_clamp_indirect = 10
    scene.render.resolution_x, scene.render.resolution_y = WIDTH, WIDTH // 2
    scene.render.resolution_percentage = 50 if draft else 100
    scene.render.image_settings.file_format = 'HDR'
    scene.render.filepath = os.path.join(FOLDER, name + '.hdr')
    bpy.ops.render.render(write_still=True)


if __name__ == '__main__':
    asked = sys.argv[sys.argv.index('--') + 1:] if '--' in sys.argv else []
    for each in [name for name in asked if name != '--draft'] or ROOMS:
        render(each, '--draft' in asked)
