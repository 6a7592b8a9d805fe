"""Writes glTF 2.0 binaries: meshes once, nodes as often as they lie on the pizza, pictures embedded.

Positions in metres, y up, tangents with the handedness of MikkTSpace's convention, uv0 in the material's picture, uv1 in the occlusion picture. The
same input gives the same bytes. Source: Khronos glTF 2.0 specification.
"""
import json
import struct

import numpy as np

from mesh import unit

METRES = 0.001


def tangents_of(mesh):
    """Lengyel, "Computing tangent space basis vectors for an arbitrary mesh", 2001. (n, 4)."""
    along_u, along_v = np.zeros_like(mesh.points), np.zeros_like(mesh.points)
    p, t = mesh.points[mesh.triangles], mesh.uv[mesh.triangles]
    e1, e2, d1, d2 = p[:, 1] - p[:, 0], p[:, 2] - p[:, 0], t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
    sign = np.sign(d1[:, 0] * d2[:, 1] - d2[:, 0] * d1[:, 1])[:, None]
    for corner in range(3):
        np.add.at(along_u, mesh.triangles[:, corner], sign * (d2[:, 1:] * e1 - d1[:, 1:] * e2))
        np.add.at(along_v, mesh.triangles[:, corner], sign * (d1[:, :1] * e2 - d2[:, :1] * e1))
    n = mesh.normals
    flat = along_u - n * (n * along_u).sum(1, keepdims=True)
    other = np.cross(n, np.where(abs(n[:, 1:2]) < .9, [[0., 1, 0]], [[1., 0, 0]]))
    tangent = unit(np.where(np.linalg.norm(flat, axis=1, keepdims=True) > 1e-6, flat, other))
    hand = np.where((np.cross(n, tangent) * along_v).sum(1) < 0, 1., -1.)  # v grows downwards
    return np.concatenate([tangent, hand[:, None]], 1)


class Writer:
    """Collects and writes one file."""

    def __init__(self, ramp):
        """`ramp(shade)`: where in the occlusion picture that shade is."""
        self.ramp = ramp
        self.bytes = bytearray()
        self.json = {'asset': {'version': '2.0', 'generator': 'maquette catalogs/pizza/source', 'copyright': 'Maquette, Apache-2.0'},
                     'scene': 0, 'scenes': [{'nodes': []}], 'nodes': [], 'meshes': [], 'materials': [], 'accessors': [],
                     'bufferViews': [], 'images': [], 'textures': [], 'samplers': [{'magFilter': 9729, 'minFilter': 9987}]}

    def _view(self, data, target=None):
        self.bytes += b'\0' * (-len(self.bytes) % 4)
        view = {'buffer': 0, 'byteOffset': len(self.bytes), 'byteLength': len(data)}
        if target:
            view['target'] = target
        self.bytes += data
        self.json['bufferViews'].append(view)
        return len(self.json['bufferViews']) - 1

    def _accessor(self, values, kind, component, limits=False, normalized=False):
        target = 34963 if kind == 'SCALAR' else 34962
        entry = {'bufferView': self._view(values.tobytes(), target), 'componentType': component, 'count': len(values), 'type': kind}
        if normalized:
            entry['normalized'] = True
        if limits:
            entry['min'], entry['max'] = values.min(0).tolist(), values.max(0).tolist()
        self.json['accessors'].append(entry)
        return len(self.json['accessors']) - 1

    def picture(self, data, mime):
        """Embeds a picture; its texture's index."""
        self.json['images'].append({'bufferView': self._view(data), 'mimeType': mime})
        self.json['textures'].append({'source': len(self.json['images']) - 1, 'sampler': 0})
        return len(self.json['textures']) - 1

    def material(self, name, occlusion, roughness, base=None, normal=None, rough=None, color=(1, 1, 1), clearcoat=0.0, normal_scale=1.0):
        """A dielectric; pictures by texture index. Its index."""
        pbr = {'metallicFactor': 0.0, 'roughnessFactor': roughness, 'baseColorFactor': [*color, 1.0]}
        if base is not None:
            pbr['baseColorTexture'] = {'index': base}
        if rough is not None:
            pbr['metallicRoughnessTexture'] = {'index': rough}
        entry = {'name': name, 'doubleSided': True, 'pbrMetallicRoughness': pbr, 'occlusionTexture': {'index': occlusion, 'texCoord': 1}}
        if normal is not None:
            entry['normalTexture'] = {'index': normal, 'scale': normal_scale}
        if clearcoat:
            entry['extensions'] = {'KHR_materials_clearcoat': {'clearcoatFactor': clearcoat, 'clearcoatRoughnessFactor': 0.12}}
            self.json['extensionsUsed'] = ['KHR_materials_clearcoat']
        self.json['materials'].append(entry)
        return len(self.json['materials']) - 1

    def mesh(self, name, mesh, material):
        """Adds a mesh; its index."""
        uv1 = mesh.uv1 if mesh.uv1 is not None else self.ramp(mesh.shade)
        f32 = lambda a: np.ascontiguousarray(a, np.float32)
        # coordinates that stay within their picture need 16 bits
        uv = lambda a: self._accessor(np.round(a * 65535).astype(np.uint16), 'VEC2', 5123, normalized=True) if a.min() >= 0 and a.max() <= 1 \
            else self._accessor(f32(a), 'VEC2', 5126)
        small = len(mesh.points) < 65536
        attributes = {'POSITION': self._accessor(f32(mesh.points * METRES), 'VEC3', 5126, True),
                      'NORMAL': self._accessor(f32(unit(mesh.normals)), 'VEC3', 5126),
                      'TANGENT': self._accessor(f32(tangents_of(mesh)), 'VEC4', 5126),
                      'TEXCOORD_0': uv(mesh.uv),
                      'TEXCOORD_1': uv(uv1)}
        indices = self._accessor(np.ascontiguousarray(mesh.triangles.ravel(), np.uint16 if small else np.uint32), 'SCALAR', 5123 if small else 5125)
        self.json['meshes'].append({'name': name, 'primitives': [{'attributes': attributes, 'indices': indices, 'material': material}]})
        return len(self.json['meshes']) - 1

    def node(self, name, mesh, translation=None, rotation=None, scale=None):
        """Puts a mesh on the scene; `translation` in mm, `rotation` a quaternion x, y, z, w."""
        entry = {'name': name, 'mesh': mesh}
        if translation is not None:
            entry['translation'] = [round(float(v) * METRES, 6) for v in translation]
        if rotation is not None:
            entry['rotation'] = [round(float(v), 7) for v in rotation]
        if scale is not None:
            entry['scale'] = [round(float(v), 4) for v in scale]
        self.json['nodes'].append(entry)
        self.json['scenes'][0]['nodes'].append(len(self.json['nodes']) - 1)

    def write(self, path):
        """Writes the file; its size."""
        self.bytes += b'\0' * (-len(self.bytes) % 4)
        self.json['buffers'] = [{'byteLength': len(self.bytes)}]
        text = json.dumps(self.json, separators=(',', ':')).encode()
        text += b' ' * (-len(text) % 4)
        size = 28 + len(text) + len(self.bytes)
        with open(path, 'wb') as file:
            file.write(struct.pack('<4sIIII', b'glTF', 2, size, len(text), 0x4E4F534A) + text)
            file.write(struct.pack('<II', len(self.bytes), 0x004E4942) + self.bytes)
        return size
