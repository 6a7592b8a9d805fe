"""From parts in many poses to a .glb: attributes of the basis, morph targets from the differences."""
import json
import struct

import numpy as np

import glb
from splines import unit

STILL = .02          # mm: a target that moves nothing farther is left out
TURNED = .004        # a target whose normals turn less keeps the basis' normals
GLOSSY = ('upper', 'platform', 'heel_', 'sole', 'pearls', 'bow', 'buckle_crystal')  # mirrors show the steps of 8-bit normals
# part: sRGB colour, roughness, metallic. A calm default; the configurator brings its own materials.
LOOKS = {
    'upper': ('a3122a', .22, 0), 'lining': ('d8b995', .75, 0), 'piping': ('5e0b1b', .35, 0), 'stitching': ('7d1024', .7, 0),
    'strap': ('a3122a', .25, 0), 'buckle': ('c9a45c', .25, 1), 'bow': ('a3122a', .4, 0), 'crystals': ('f4f7ff', .05, 0),
    'pearls': ('f3ece0', .2, 0), 'pearl_cups': ('c9a45c', .25, 1), 'lace': ('1b1518', .7, 0), 'insole': ('d8b995', .7, 0),
    'stamp': ('c9a45c', .3, 1), 'platform': ('a3122a', .22, 0), 'sole': ('b98a57', .5, 0), 'initials': ('b98a57', .5, 0),
    'heel': ('a3122a', .22, 0), 'lift': ('17120f', .55, 0),
}


def _look(name):
    while name not in LOOKS:
        name = name.rpartition('_')[0]
    colour, roughness, metallic = LOOKS[name]
    values = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [v / 12.92 if v < .04045 else ((v + .055) / 1.055)**2.4 for v in values]
    return {'baseColorFactor': [*(round(v, 4) for v in linear), 1], 'roughnessFactor': roughness, 'metallicFactor': metallic}


def _precise(name):
    return glb.SHORT if name.startswith(GLOSSY) else glb.BYTE


def picture_of(path):
    """The occlusion picture of a .glb that was written here."""
    with open(path, 'rb') as file:
        data = file.read()
    size = struct.unpack_from('<I', data, 12)[0]
    document = json.loads(data[20:20 + size])
    view = document['bufferViews'][document['images'][0]['bufferView']]
    start = 28 + size + view['byteOffset']
    return data[start:start + view['byteLength']]


class Exporter:
    """Writes parts one by one."""

    def __init__(self, poses, offset, occlusion):
        self.poses, self.offset, self.occlusion = poses, offset, occlusion
        self.writer = glb.Writer()
        self.writer.json.update(asset={'version': '2.0', 'generator': 'Maquette stiletto-pump source'}, scene=0, nodes=[],
                                meshes=[], materials=[], extensionsUsed=['KHR_mesh_quantization'],
                                extensionsRequired=['KHR_mesh_quantization'])
        if occlusion is not None:
            view = self.writer.image(occlusion)
            self.writer.json.update(images=[{'bufferView': view, 'mimeType': 'image/png', 'name': 'occlusion'}],
                                    samplers=[{'magFilter': 9729, 'minFilter': 9987}], textures=[{'source': 0, 'sampler': 0}])

    def _material(self, name):
        material = {'name': name, 'pbrMetallicRoughness': _look(name)}
        if name.startswith('upper'):  # its back shows where the lining ends above the insole
            material['doubleSided'] = True
        if self.occlusion is not None:
            material['occlusionTexture'] = {'index': 0, 'texCoord': 1}
        self.writer.json['materials'].append(material)
        return len(self.writer.json['materials']) - 1

    def _atlas(self, places):
        """UV1; all parts without room in the atlas share one buffer."""
        if np.ptp(places, axis=0).max() > 0:
            return self.writer.rows(places, glb.USHORT, True)
        return self.writer.repeated(places[0], len(places), glb.USHORT)

    def _targets(self, name, basis):
        """(names, target dictionaries) of a part."""
        names, targets = [], []
        for pose, parts in self.poses.items():
            if pose == 'basis' or name not in parts:
                continue
            moved = glb.to_gltf(parts[name].points - basis.points) * glb.METRES
            if np.linalg.norm(moved, axis=1).max() < STILL * glb.METRES:
                continue
            if np.ptp(moved, axis=0).max() < 1e-6:
                target = {'POSITION': self.writer.repeated(moved[0], len(moved), glb.SHORT, True)}
            else:
                target = {'POSITION': self.writer.rows(moved, glb.SHORT, True, True)}
                turned = glb.to_gltf(unit(parts[name].normals) - unit(basis.normals))
                if abs(turned).max() > TURNED:
                    target['NORMAL'] = self.writer.rows(turned, _precise(name), True)
            names.append(pose)
            targets.append(target)
        return names, targets

    def add(self, name, basis, atlas):
        """One node, mesh and material."""
        points = glb.to_gltf(basis.points + self.offset) * glb.METRES
        normals, uv = unit(glb.to_gltf(basis.normals)), basis.uv * glb.UV
        triangles = basis.triangles[:, ::-1]
        attributes = {
            'POSITION': self.writer.rows(points, glb.FLOAT, False, True),
            'NORMAL': self.writer.rows(normals, _precise(name), True),
            'TANGENT': self.writer.rows(glb.tangents(points, normals, uv, triangles), glb.BYTE, True),
            'TEXCOORD_0': self.writer.rows(uv, glb.FLOAT),
            'TEXCOORD_1': self._atlas(atlas),
        }
        primitive = {'attributes': attributes, 'indices': self.writer.indices(triangles), 'material': self._material(name)}
        names, targets = self._targets(name, basis)
        mesh = {'name': name, 'primitives': [primitive]}
        if targets:
            primitive['targets'] = targets
            mesh.update(weights=[0] * len(targets), extras={'targetNames': names})
        self.writer.json['meshes'].append(mesh)
        self.writer.json['nodes'].append({'name': name, 'mesh': len(self.writer.json['meshes']) - 1})

    def save(self, path):
        """Writes the file."""
        self.writer.json['scenes'] = [{'nodes': list(range(len(self.writer.json['nodes'])))}]
        self.writer.save(path)
