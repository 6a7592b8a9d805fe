"""Export: glTF 2.0 binary, metres, y up, tangents, the occlusion atlas on the second UV set.

Blender's exporter writes what a material shows, and Blender shows no occlusion; the agreed way in is a node group
named like the exporter's settings group, whose input it writes as occlusionTexture.
"""
import os

import bpy
from io_scene_gltf2.blender.com.gltf2_blender_material_helpers import create_settings_group, get_gltf_node_name


def _save_grey(image, folder):
    """The atlas as an 8-bit grey PNG, loaded back so that the exporter embeds that file as it is."""
    scene = bpy.context.scene
    settings = scene.render.image_settings
    settings.file_format, settings.color_mode, settings.color_depth, settings.compression = 'PNG', 'BW', '8', 100
    scene.view_settings.view_transform, scene.view_settings.look = 'Raw', 'None'
    path = os.path.join(folder, 'occlusion.png')
    image.save_render(path, scene=scene)
    saved = bpy.data.images.load(path)
    saved.colorspace_settings.name = 'Non-Color'
    return saved


def connect_occlusion(image, nodes, objects, folder):
    """Wires the atlas to the exporter's occlusion input in every material."""
    saved = _save_grey(image, folder)
    group = create_settings_group(get_gltf_node_name())
    for name, o in objects.items():
        tree = o.data.materials[0].node_tree
        nodes[name].image = saved
        output = tree.nodes.new('ShaderNodeGroup')
        output.node_tree = group
        split = tree.nodes.new('ShaderNodeSeparateColor')
        tree.links.new(nodes[name].outputs['Color'], split.inputs[0])
        tree.links.new(split.outputs[0], output.inputs['Occlusion'])


def write(path, objects):
    """Writes the objects to a .glb."""
    bpy.ops.object.select_all(action='DESELECT')
    for o in objects.values():
        o.select_set(True)
    bpy.ops.export_scene.gltf(filepath=path, export_format='GLB', use_selection=True, export_tangents=True,
                              export_yup=True, export_extras=False, export_apply=False, export_colors=False,
                              export_image_format='AUTO')
