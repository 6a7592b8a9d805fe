"""The other shoe: the left one hangs in the file as the mirror image of the right, which is modelled.

    python3 pair.py court-sneaker.glb

A node "left" mirrors and moves what is below it: for each part NAME a node "left:NAME" that shows the same mesh, so the
file grows by little. What is to be read is not mirrored: the patches of the texts get texture coordinates that run the
other way, the print on the insole, whose letters are triangles, is mirrored twice, and so is our name in relief on the walls
of two soles, where each letter keeps to the wall it comes to lie on. Running it again changes nothing.
"""
import json
import struct
import sys

import numpy as np

from alternatives import LEFT, PRINTS, TEXTS

GAP = .030  # metres between the shoes at their widest
# Where our name stands in relief: along which axis it runs, on which it rises, and boxes around it (low, high corner).
RELIEFS = {
    'midsole': (0, 2, [((-.0925, .0070, .0340), (-.0530, .0155, .0405)), ((-.0910, .0070, -.0360), (-.0515, .0155, -.0335))]),
    'midsole_foxing': (2, 0, [((-.1445, .0105, -.0195), (-.1375, .0178, .0195))]),
}
LEAST_LETTER = 10  # vertices: grooves and dots of the same wall have fewer


class Glb:
    """A .glb whose one buffer can grow."""

    def __init__(self, data):
        size = struct.unpack_from('<I', data, 12)[0]
        self.json, self.binary = json.loads(data[20:20 + size]), bytearray(data[28 + size:])

    def rows(self, index):
        """Rows of a float accessor."""
        accessor = self.json['accessors'][index]
        width = {'VEC2': 2, 'VEC3': 3, 'VEC4': 4}[accessor['type']]
        view = self.json['bufferViews'][accessor['bufferView']]
        start = view.get('byteOffset', 0) + accessor.get('byteOffset', 0)
        return list(struct.iter_unpack(f'<{width}f', self.binary[start:start + accessor['count'] * width * 4]))

    def triangles(self, index):
        """Rows of three vertices of an index accessor."""
        accessor = self.json['accessors'][index]
        view = self.json['bufferViews'][accessor['bufferView']]
        start = view.get('byteOffset', 0) + accessor.get('byteOffset', 0)
        kind = {5121: np.uint8, 5123: np.uint16, 5125: np.uint32}[accessor['componentType']]
        return np.frombuffer(bytes(self.binary), kind, accessor['count'], start).reshape(-1, 3).astype(np.uint32)

    def _view(self, data, target):
        while len(self.binary) % 4:
            self.binary.append(0)
        self.json['bufferViews'].append({'buffer': 0, 'byteOffset': len(self.binary), 'byteLength': len(data),
                                         'target': target})
        self.binary += data
        return len(self.json['bufferViews']) - 1

    def add(self, rows, bounds=False):
        """A new float accessor; returns its index."""
        rows = np.asarray(rows, np.float32)
        accessor = {'bufferView': self._view(rows.astype('<f4').tobytes(), 34962), 'componentType': 5126,
                    'count': len(rows), 'type': f'VEC{rows.shape[1]}'}
        if bounds:
            accessor |= {'min': rows.min(0).tolist(), 'max': rows.max(0).tolist()}
        self.json['accessors'].append(accessor)
        return len(self.json['accessors']) - 1

    def add_triangles(self, triangles):
        """A new index accessor; returns its index."""
        self.json['accessors'].append({'bufferView': self._view(triangles.astype('<u4').tobytes(), 34963),
                                       'componentType': 5125, 'count': triangles.size, 'type': 'SCALAR'})
        return len(self.json['accessors']) - 1

    def bytes(self):
        """The file."""
        while len(self.binary) % 4:
            self.binary.append(0)
        self.json['buffers'][0]['byteLength'] = len(self.binary)
        text = json.dumps(self.json, separators=(',', ':')).encode()
        text += b' ' * (-len(text) % 4)
        return (struct.pack('<4sIII4s', b'glTF', 2, 28 + len(text) + len(self.binary), len(text), b'JSON') + text
                + struct.pack('<I4s', len(self.binary), b'BIN\0') + bytes(self.binary))


def copy_of(glb, mesh):
    """A mesh of the left shoe that begins as the right one's."""
    copy = json.loads(json.dumps(glb.json['meshes'][mesh]))
    copy['name'] = f'{LEFT}:{copy["name"]}'
    return copy, copy['primitives'][0]['attributes']


def pieces(positions, triangles):
    """The number of the connected piece each vertex is of; equal corners are one."""
    _, corner = np.unique(np.round(positions * 1e6), axis=0, return_inverse=True)
    label = np.arange(corner.max() + 1)
    edges = corner.ravel()[triangles]
    while True:  # every label sinks to the least of its piece
        least = label[edges].min(1)
        before = label.copy()
        for column in edges.T:
            np.minimum.at(label, column, least)
        label = label[label]
        if (label == before).all():
            return label[corner.ravel()]


def letters(positions, piece, box):
    """Which vertices are of pieces that lie in a box and are no dots."""
    inside = ((positions > box[0]) & (positions < box[1])).all(1)
    size = np.bincount(piece)
    held = np.bincount(piece, inside) == size
    return (held & (size >= LEAST_LETTER))[piece]


def turned_relief(glb, mesh):
    """The same wall with its letters turned around where they stand; returns the new mesh."""
    copy, attributes = copy_of(glb, mesh)
    runs, rises, boxes = RELIEFS[glb.json['meshes'][mesh]['name']]
    primitive = copy['primitives'][0]
    positions, normals, tangents = (np.array(glb.rows(attributes[key])) for key in ('POSITION', 'NORMAL', 'TANGENT'))
    triangles = glb.triangles(primitive['indices'])
    piece = pieces(positions, triangles)
    for box in boxes:
        chosen = letters(positions, piece, box)
        assert chosen.any(), f'{copy["name"]}: no letters'
        along = positions[chosen, runs]
        wall = np.polyfit(along, positions[chosen, rises], 2)
        there = along.min() + along.max() - along
        positions[chosen, rises] += np.polyval(wall, there) - np.polyval(wall, along)
        positions[chosen, runs] = there
        normals[chosen, runs] *= -1
        tangents[chosen, runs] *= -1
        tangents[chosen, 3] *= -1
        of_letters = chosen[triangles].all(1)
        triangles[of_letters] = triangles[of_letters][:, [0, 2, 1]]
    attributes |= {'POSITION': glb.add(positions, bounds=True), 'NORMAL': glb.add(normals), 'TANGENT': glb.add(tangents)}
    primitive['indices'] = glb.add_triangles(triangles)
    glb.json['meshes'].append(copy)
    return len(glb.json['meshes']) - 1


def readable(glb, mesh):
    """The same patch with texture coordinates that run the other way; returns the new mesh."""
    copy, attributes = copy_of(glb, mesh)
    attributes['TEXCOORD_0'] = glb.add([(1 - u, v) for u, v in glb.rows(attributes['TEXCOORD_0'])])
    attributes['TANGENT'] = glb.add([tuple(-c for c in row) for row in glb.rows(attributes['TANGENT'])])
    glb.json['meshes'].append(copy)
    return len(glb.json['meshes']) - 1


def add_left(glb):
    """The node of the left shoe, with everything below it."""
    nodes = glb.json['nodes']
    if any(node['name'] == LEFT for node in nodes):
        return
    extents = [glb.json['accessors'][glb.json['meshes'][n['mesh']]['primitives'][0]['attributes']['POSITION']] for n in nodes]
    width = max(e['max'][2] for e in extents) - min(e['min'][2] for e in extents)
    first = len(nodes)
    for node in nodes[:first]:
        name = node['name']
        make = readable if name in TEXTS else turned_relief if name in RELIEFS else lambda _, mesh: mesh
        copy = {'name': f'{LEFT}:{name}', 'mesh': make(glb, node['mesh'])}
        if name in PRINTS:
            copy['scale'] = [1, 1, -1]
        nodes.append(copy)
    nodes.append({'name': LEFT, 'children': list(range(first, 2 * first)), 'scale': [1, 1, -1],
                  'translation': [0, 0, -(width + GAP)]})
    glb.json['scenes'][0]['nodes'].append(len(nodes) - 1)


def write(path):
    """Adds the left shoe to the file at `path`."""
    with open(path, 'rb') as file:
        glb = Glb(file.read())
    add_left(glb)
    with open(path, 'wb') as file:
        file.write(glb.bytes())


if __name__ == '__main__':
    write(sys.argv[1])
