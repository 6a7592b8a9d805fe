"""From pieces to Blender objects: one object, one mesh, one material for each part, all of one name."""
import bpy
import numpy as np

from alternatives import INSTEAD

METRES = 0.001

# part: sRGB colour, roughness, metallic. A calm default; the configurator brings its own materials.
LOOKS = {
    'vamp': ('f2efe8', .52, 0), 'toecap': ('123f33', .5, 0), 'quarter': ('f4f1ea', .52, 0),
    'eyestay': ('123f33', .5, 0), 'heel_counter': ('123f33', .5, 0), 'sidemark': ('123f33', .45, 0),
    'collar': ('e9e4d8', .6, 0), 'lining': ('e6dfd0', .9, 0), 'insole': ('d9cfba', .9, 0), 'tongue': ('f2efe8', .6, 0),
    'tongue_label': ('123f33', .5, 0), 'laces': ('faf8f2', .85, 0), 'aglets': ('b9b6ae', .3, 1),
    'eyelets': ('b9b6ae', .3, 1), 'midsole': ('f4efe2', .55, 0), 'outsole': ('b98d5a', .6, 0),
    'stitching': ('e9dfc6', .7, 0), 'sidemark_stitching': ('e9dfc6', .7, 0),
    'heel_text': ('123f33', .5, 0), 'tongue_text': ('f2efe8', .5, 0), 'insole_print': ('123f33', .7, 0),
}
LIKE = {'tread': 'outsole', 'stitching_single': 'stitching', 'stitching_double': 'stitching',
        'stitching_zigzag': 'stitching', 'stitching_sole': 'stitching'}


def look_of(part):
    """Colour, roughness, metallic of a part; an alternative looks like the part it takes the place of."""
    first = next((row[0] for row in INSTEAD if part in row), part)
    return LOOKS[LIKE.get(first, first)]


def linear(colour):
    """Linear RGB of a hex sRGB colour."""
    values = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return [v / 12.92 if v < .04045 else ((v + .055) / 1.055)**2.4 for v in values]


def _triangles(faces, corner_uv, points):
    """Faces as triangles with their UV1 corners; quads are cut along the shorter diagonal."""
    triangles, uv = [], []
    for face, corners in zip(faces, corner_uv):
        if len(face) == 4 and (np.linalg.norm(points[face[1]] - points[face[3]])
                               < np.linalg.norm(points[face[0]] - points[face[2]])):
            fans = ((0, 1, 3), (1, 2, 3))
        else:
            fans = [(0, k, k + 1) for k in range(1, len(face) - 1)]
        for fan in fans:
            triangles.append([face[k] for k in fan])
            uv.append([corners[k] for k in fan])
    return triangles, uv


def _material(name):
    colour, roughness, metallic = look_of(name)
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes['Principled BSDF']
    shader.inputs['Base Color'].default_value = (*linear(colour), 1)
    shader.inputs['Roughness'].default_value = roughness
    shader.inputs['Metallic'].default_value = metallic
    material.use_backface_culling = True
    return material


def _object(name, pieces, atlas, offset):
    first, points, normals, uv0, triangles, uv1 = 0, [], [], [], [], []
    for piece in pieces:
        cut, corners = _triangles(piece.faces, atlas[id(piece)], piece.points)
        triangles += [[i + first for i in t] for t in cut]
        uv1 += corners
        points.append(piece.points + offset)
        normals.append(piece.normals)
        uv0.append(piece.uv)
        first += len(piece.points)
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata((np.vstack(points) * METRES).tolist(), [], triangles)
    mesh.polygons.foreach_set('use_smooth', np.ones(len(triangles), bool))
    mesh.use_auto_smooth, mesh.auto_smooth_angle = True, np.pi
    mesh.normals_split_custom_set_from_vertices(np.vstack(normals).tolist())
    order = np.array(triangles).ravel()
    mesh.uv_layers.new(name='material').data.foreach_set('uv', (np.vstack(uv0)[order] / 100).ravel())
    mesh.uv_layers.new(name='occlusion').data.foreach_set('uv', np.array(uv1).ravel())
    mesh.materials.append(_material(name))
    result = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(result)
    return result


def build_objects(shoe, atlas):
    """All parts as objects, in metres, the floor under the shoe at z = 0 and its middle over the origin."""
    points = np.vstack([p.points for pieces in shoe.parts.values() for p in pieces])
    low, high = points.min(0), points.max(0)
    offset = -np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
    return {name: _object(name, pieces, atlas, offset) for name, pieces in shoe.parts.items()}
