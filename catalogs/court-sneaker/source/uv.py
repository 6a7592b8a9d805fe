"""UV0 and UV1: real millimetres for materials, and one atlas for baked occlusion.

UV0 is 1 unit for 100 mm, so that a material's tile has its true size on every part. Swept pieces bring theirs along;
panels are unwrapped by Blender's angle-based flattening (Sheffer and de Sturler 2001), which keeps angles but lets
areas go; `flatten` then makes them true.

UV1 packs every piece that owns room into the unit square. Long bands are cut into lengths first. Islands are turned to
a small bounding box and placed on a skyline, lowest and leftmost first (Jylanki, "A Thousand Ways to Pack the Bin",
2010), at the largest common scale that fits. Small things own no room: how much sky a stitch or ring sees is counted
with rays here, and its UV1 is the one spot of that grey on a ramp along the atlas's lower edge; no filter can smear
that, and no neighbour's soot can reach it.
"""
import bpy
import numpy as np

import flatten
from alternatives import SHOES, home, parts_of
from contact import Contact
from curves import fibonacci_hemisphere, unit
from mesh import components

LONGEST_BAND = 212.0  # mm before a band is cut for the atlas
GAP = 14 / 2048  # between islands, in atlas units
RAMP, RAMP_INSET = 24 / 2048, 1 / 2048  # height of the ramp of greys, and what it leaves free at both ends
REACH, LIFTED, RAYS = 50.0, .6, 40  # mm a ray goes and starts over the surface; rays a vertex
TURNS = np.radians(np.arange(0, 90, 7.5))


def unwrap_panels(shoe):
    """Gives every piece without UV0 one, in millimetres."""
    bare = [piece for pieces in shoe.parts.values() for piece in pieces if piece.uv is None]
    mesh = bpy.data.meshes.new('unwrap')
    first, points, faces = 0, [], []
    for piece in bare:
        points.append(piece.points)
        faces += [tuple(i + first for i in face) for face in piece.faces]
        first += len(piece.points)
    points = np.vstack(points)
    mesh.from_pydata(points.tolist(), [], faces)
    flat = _blender_unwrap(mesh, len(points))
    first = 0
    for piece in bare:
        piece.uv = flatten.isometric(piece, flat[first:first + len(piece.points)])
        first += len(piece.points)


def _blender_unwrap(mesh, count):
    """Angle-based UV of a mesh, one row for each vertex; the mesh is removed."""
    owner = bpy.data.objects.new('unwrap', mesh)
    bpy.context.scene.collection.objects.link(owner)
    bpy.context.view_layer.objects.active = owner
    owner.select_set(True)
    mesh.uv_layers.new(name='flat')
    bpy.ops.object.mode_set(mode='EDIT')
    bpy.ops.mesh.select_all(action='SELECT')
    bpy.ops.uv.unwrap(method='ANGLE_BASED', margin=0.002)
    bpy.ops.object.mode_set(mode='OBJECT')
    loops = np.zeros(len(mesh.loops), np.int32)
    mesh.loops.foreach_get('vertex_index', loops)
    values = np.zeros(len(loops) * 2)
    mesh.uv_layers[0].data.foreach_get('uv', values)
    flat = np.zeros((count, 2))
    flat[loops] = values.reshape(-1, 2)
    bpy.data.objects.remove(owner)
    bpy.data.meshes.remove(mesh)
    return flat


def chart(piece):
    """Where the vertices of a piece lie in the atlas plane, mm."""
    return piece.uv if piece.chart is None else piece.chart


class Island:
    """Some faces of a piece with their corners in the atlas plane (mm), turned to a small box."""

    def __init__(self, piece, faces):
        self.piece, self.faces = piece, faces
        uv = chart(piece)[np.concatenate([piece.faces[f] for f in faces])]
        boxes = [np.ptp(uv @ self._turn(a), axis=0).prod() for a in TURNS]
        uv = uv @ self._turn(TURNS[int(np.argmin(boxes))])
        self.corners = uv - uv.min(0)
        if np.ptp(self.corners[:, 1]) > np.ptp(self.corners[:, 0]):
            self.corners = np.stack([self.corners[:, 1].max() - self.corners[:, 1], self.corners[:, 0]], 1)
        self.size, self.origin = np.ptp(self.corners, axis=0), None

    @staticmethod
    def _turn(angle):
        return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _islands(piece):
    """A piece as islands: long bands cut by length."""
    along = chart(piece)[:, 0]
    length = np.ptp(along)
    if length <= LONGEST_BAND * 1.3:
        return [Island(piece, list(range(len(piece.faces))))]
    cut = length / np.ceil(length / LONGEST_BAND) + 1e-6
    strip = [int((along[list(face)].mean() - along.min()) / cut) for face in piece.faces]
    return [Island(piece, [f for f, s in enumerate(strip) if s == k]) for k in sorted(set(strip))]


def _place(sizes):
    """Skyline packing of boxes (in atlas units, gaps included) into the unit square; None if they do not fit."""
    skyline, origins = [(0.0, RAMP, 1.0)], []  # x, y, width
    for width, height in sizes:
        best = None
        for k, (x, _, _) in enumerate(skyline):
            y = _rest(skyline, k, width)
            if y is not None and y + height <= 1 and (best is None or (y, x) < best[:2]):
                best = (y, x)
        if best is None:
            return None
        y, x = best
        origins.append((x, y))
        skyline = _raise(skyline, x, y + height, width)
    return origins


def _rest(skyline, k, width):
    """Height at which a box of `width` rests if it starts at segment k; None if it sticks out."""
    x, y = skyline[k][0], 0.0
    if x + width > 1:
        return None
    for left, top, span in skyline[k:]:
        if left >= x + width - 1e-12:
            break
        y = max(y, top)
    return y


def _raise(skyline, x, top, width):
    """The skyline after a box top has been laid over [x, x + width)."""
    result, end = [], x + width
    for left, y, span in skyline:
        right = left + span
        if left < x:
            result.append((left, y, min(right, x) - left))
        if left <= x < right or (not result and x == 0):
            result.append((x, top, width))
        if right > end:
            result.append((max(left, end), y, right - max(left, end)))
    return [s for s in sorted(set(result)) if s[2] > 1e-12]


def pack(shoe):
    """Origins for the islands of all owning pieces. Returns (islands, scale in atlas units per mm)."""
    owners = [p for pieces in shoe.parts.values() for p in pieces if not p.borrows_occlusion]
    islands = [island for piece in owners for island in _islands(piece)]
    islands.sort(key=lambda i: (-i.size[1], -i.size[0]))
    low, high = 0.0, 1 / 200
    for _ in range(14):
        middle = (low + high) / 2
        origins = _place([i.size * middle + GAP for i in islands])
        if origins is None:
            high = middle
        else:
            low, placed = middle, origins
    for island, origin in zip(islands, placed):
        island.origin = np.array(origin) + GAP / 2
    return islands, low


def _open_sky(point, normal, cover, sky):
    """How much of the sky a point sees, as the bake of `occlusion` would measure it."""
    side = unit(np.cross(normal, [.36, .48, .8]))
    directions = sky @ np.stack([side, np.cross(normal, side), normal])
    return 1 - np.mean([cover.blocked(point + normal * LIFTED, d, REACH) for d in directions])


def _shaded(piece, cover, sky):
    """Atlas corners on the ramp: one grey for each connected component, the mean over the half of it that sees most."""
    labels, grey = components(piece), {}
    values = np.array([_open_sky(p, n, cover, sky) for p, n in zip(piece.points, piece.normals)])
    for label in np.unique(labels):
        own = values[labels == label]
        grey[label] = np.array([ramp_position(np.sort(own)[len(own) // 2:].mean()), RAMP / 2])
    return [np.repeat(grey[labels[face[0]]][None], len(face), 0) for face in piece.faces]


def ramp_position(grey):
    """Where along the ramp at the atlas's lower edge a grey of 0..1 is found; `occlusion` paints it."""
    return RAMP_INSET + np.clip(grey, 0, 1) * (1 - 2 * RAMP_INSET)


def atlas(shoe):
    """UV1 for every piece: a list with one (corners, 2) array for each face, keyed by id(piece)."""
    islands, scale = pack(shoe)
    result = {}
    for island in islands:
        corners = island.corners * scale + island.origin
        rows = result.setdefault(id(island.piece), [None] * len(island.piece.faces))
        first = 0
        for f in island.faces:
            count = len(island.piece.faces[f])
            rows[f] = corners[first:first + count]
            first += count
    covers = [Contact([p for name in parts_of(shoe.parts, k) for p in shoe.parts[name] if not p.borrows_occlusion])
              for k in SHOES]
    sky = fibonacci_hemisphere(RAYS)
    for name, pieces in shoe.parts.items():
        for piece in pieces:
            if piece.borrows_occlusion:
                result[id(piece)] = _shaded(piece, covers[home(name)], sky)
    return result
