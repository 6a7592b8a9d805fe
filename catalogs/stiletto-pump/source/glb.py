"""A writer of glTF 2.0 binaries for one product: nodes with morph targets, small and exact.

Blender's exporter takes morph normals from face averages and writes every number as a float; here each target has the
normals its builder knows, and differences are 16-bit (KHR_mesh_quantization): +-1 m in steps of 0.03 mm. A target that
only shifts a part shares one buffer of that shift with all others. Tangents are those of UV0, orthogonal to the normals.

glTF has y up; the shoe is made with y to its outer side and z up. Swapping the two mirrors it into a right shoe.
"""
import json
import struct

import numpy as np

from splines import unit

METRES, UV = .001, .01
FLOAT, USHORT, SHORT, BYTE, UBYTE, UINT = 5126, 5123, 5122, 5120, 5121, 5125
KINDS = {1: 'SCALAR', 2: 'VEC2', 3: 'VEC3', 4: 'VEC4'}
DTYPES = {FLOAT: '<f4', USHORT: '<u2', SHORT: '<i2', BYTE: 'i1', UBYTE: 'u1', UINT: '<u4'}
MOST = {SHORT: 32767, BYTE: 127, USHORT: 65535, UBYTE: 255}
ARRAY, ELEMENTS = 34962, 34963


def to_gltf(vectors):
    """x to the toe, y up, z to the outer side."""
    return vectors[:, [0, 2, 1]]


def tangents(points, normals, uv, triangles):
    """Per-vertex tangents (n, 4) of a mesh in glTF's axes; w is the sign of the bitangent."""
    p, t = points[triangles], uv[triangles]
    e1, e2, d1, d2 = p[:, 1] - p[:, 0], p[:, 2] - p[:, 0], t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
    area = d1[:, 0] * d2[:, 1] - d2[:, 0] * d1[:, 1]
    scale = np.where(abs(area) > 1e-12, 1 / np.where(area == 0, 1, area), 0)[:, None]
    along, over = (e1 * d2[:, 1:] - e2 * d1[:, 1:]) * scale, (e2 * d1[:, :1] - e1 * d2[:, :1]) * scale
    weight = np.linalg.norm(np.cross(e1, e2), axis=1)[:, None]
    sums = []
    for vectors in (along, over):
        total = np.zeros_like(points)
        for corner in range(3):
            np.add.at(total, triangles[:, corner], unit(vectors) * weight)
        sums.append(total)
    tangent = sums[0] - normals * (sums[0] * normals).sum(1, keepdims=True)
    lost = np.linalg.norm(tangent, axis=1) < 1e-9
    tangent[lost] = np.cross(normals[lost], [.31, .47, .83])
    tangent = unit(tangent)
    hand = np.where((np.cross(normals, tangent) * sums[1]).sum(1) < 0, -1., 1.)
    return np.column_stack([tangent, hand])


def _padded(values):
    """Rows as bytes, each filled up to a multiple of four."""
    size = values.dtype.itemsize * values.shape[1]
    rows = np.zeros((len(values), size + -size % 4), np.uint8)
    rows[:, :size] = np.ascontiguousarray(values).view(np.uint8).reshape(len(values), size)
    return rows.tobytes()


class Writer:
    """Collects accessors and writes the file."""

    def __init__(self):
        self.binary, self.json = bytearray(), {'bufferViews': [], 'accessors': []}
        self.shared = {}

    def _view(self, data, target=None, stride=None):
        self.binary += b'\0' * (-len(self.binary) % 4)
        view = {'buffer': 0, 'byteOffset': len(self.binary), 'byteLength': len(data)}
        if target:
            view['target'] = target
        if stride:
            view['byteStride'] = stride
        self.binary += data
        self.json['bufferViews'].append(view)
        return len(self.json['bufferViews']) - 1

    def rows(self, values, kind, normalized=False, bounds=False):
        """An accessor of vertex attributes; rows are padded to four bytes."""
        values = np.asarray(values)
        if normalized:
            values = np.round(np.clip(values, -1, 1) * MOST[kind])
        values = values.astype(DTYPES[kind])
        view = self._view(_padded(values), ARRAY, len(_padded(values[:1])))
        return self._accessor(view, values, kind, normalized, bounds)

    def _accessor(self, view, values, kind, normalized, bounds):
        entry = {'bufferView': view, 'componentType': kind, 'count': len(values), 'type': KINDS[values.shape[1]]}
        if normalized:
            entry['normalized'] = True
        if bounds:
            entry['min'], entry['max'] = ([float(x) for x in edge] for edge in (values.min(0), values.max(0)))
        self.json['accessors'].append(entry)
        return len(self.json['accessors']) - 1

    def repeated(self, row, count, kind, bounds=False):
        """An accessor of `count` equal normalized rows, in one buffer with all such: ask for the longest first."""
        values = np.round(np.tile(row, (count, 1)) * MOST[kind]).astype(DTYPES[kind])
        key = (kind, *values[0])
        if self.shared.get(key, (0, 0))[1] < count:
            self.shared[key] = self._view(_padded(values), ARRAY, len(_padded(values[:1]))), count
        return self._accessor(self.shared[key][0], values, kind, True, bounds)

    def indices(self, triangles):
        """An accessor of triangle corners."""
        kind = USHORT if triangles.max() < 65535 else UINT
        flat = triangles.astype(DTYPES[kind]).reshape(-1, 1)
        view = self._view(flat.tobytes(), ELEMENTS)
        return self._accessor(view, flat, kind, False, True)

    def image(self, png):
        """A buffer view that holds a picture."""
        return self._view(png)

    def save(self, path):
        """Writes header, JSON and binary."""
        self.binary += b'\0' * (-len(self.binary) % 4)
        self.json['buffers'] = [{'byteLength': len(self.binary)}]
        text = json.dumps(self.json, separators=(',', ':')).encode()
        text += b' ' * (-len(text) % 4)
        with open(path, 'wb') as file:
            file.write(struct.pack('<4sII', b'glTF', 2, 28 + len(text) + len(self.binary)))
            file.write(struct.pack('<I4s', len(text), b'JSON') + text)
            file.write(struct.pack('<I4s', len(self.binary), b'BIN\0') + bytes(self.binary))
