"""A written .glb, as the products' checks read it: its JSON, and the rows of its accessors. Needs nothing but Python."""
import json
import struct

COMPONENTS = {5120: ('b', 127), 5121: ('B', 255), 5122: ('h', 32767), 5123: ('H', 65535), 5125: ('I', 1), 5126: ('f', 1)}
WIDTHS = {'SCALAR': 1, 'VEC2': 2, 'VEC3': 3, 'VEC4': 4}


class Glb:
    """A parsed .glb; accessors as rows of numbers."""

    def __init__(self, data):
        magic, version, length = struct.unpack_from('<4sII', data)
        assert magic == b'glTF' and version == 2 and length == len(data), 'not a glTF 2.0 binary'
        size = struct.unpack_from('<I', data, 12)[0]
        self.json, self.binary = json.loads(data[20:20 + size]), data[28 + size:]

    def rows(self, index):
        """Rows of an accessor, normalized ones as fractions."""
        accessor = self.json['accessors'][index]
        view = self.json['bufferViews'][accessor['bufferView']]
        letter, most = COMPONENTS[accessor['componentType']]
        row = struct.Struct(f'<{WIDTHS[accessor["type"]]}{letter}')
        start, stride = view.get('byteOffset', 0) + accessor.get('byteOffset', 0), view.get('byteStride', row.size)
        scale = most if accessor.get('normalized') else 1
        return [[v / scale for v in row.unpack_from(self.binary, start + stride * k)] for k in range(accessor['count'])]

    def floats(self, index):
        """Rows of a float accessor."""
        assert self.json['accessors'][index]['componentType'] == 5126, 'attributes are 32-bit floats'
        return self.rows(index)
