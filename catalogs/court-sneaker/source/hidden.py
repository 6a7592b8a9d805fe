"""Faces that nobody can ever see: under another panel, inside the cup of the sole, behind the lining.

From seven points of every face, rays go out over its hemisphere. A face whose every ray is stopped within a few
centimetres is covered. The inside stays whole: one looks into the toe box through the narrowest gap. What a design may
take away or make see-through (mark, laces, label, text) covers nothing, and a face hidden in one shoe may be seen in
another (`alternatives`). A ring of faces round all that is open stays, so that a panel always runs on under its neighbour.
"""
import numpy as np
from mathutils import Vector

from alternatives import SHOES, belongs, parts_of
from contact import Contact
from curves import fibonacci_hemisphere, unit
from mesh import components

REMOVABLE = ('sidemark', 'stitching', 'laces', 'aglets', 'eyelets', 'tongue_label', 'tongue_text', 'heel_text')
KEPT = ('lining', 'insole', 'tongue', 'stitching', 'heel_text', 'tongue_text')
RAYS, ROOM, LIFT = 48, 28.0, .03  # rays a point; mm a ray must go to count as open; mm it starts over the face
CORNERS = np.array([[1, 1, 1], [8, 1, 1], [1, 8, 1], [1, 1, 8], [5, 5, 1], [1, 5, 5], [5, 1, 5]], float)
CORNERS /= CORNERS.sum(1, keepdims=True)


def _seen(tree, corners, sky):
    """Whether any ray from a face finds room."""
    normal = unit(np.cross(corners[1] - corners[0], corners[2] - corners[0]))
    side = unit(np.cross(normal, [.36, .48, .8]))
    directions = sky @ np.stack([side, np.cross(normal, side), normal])
    starts = CORNERS @ corners[:3] + normal * LIFT
    for direction in map(Vector, directions):
        for start in map(Vector, starts):
            if tree.ray_cast(start, direction, ROOM)[0] is None:
                return True
    return False


def _kept(piece, trees, sky):
    """Faces of a piece that are seen in one of the shoes it is part of, and those that touch them."""
    seen = [any(_seen(tree, piece.points[list(face)], sky) for tree in trees) for face in piece.faces]
    near = {i for face, shown in zip(piece.faces, seen) if shown for i in face}
    return [face for face in piece.faces if near & set(face)]


def _split(piece):
    """A piece yet to be unwrapped must hang together: its connected bits, each a piece."""
    labels = components(piece)
    for label in np.unique(labels):
        yield piece.cut([face for face in piece.faces if labels[face[0]] == label])


def drop_hidden(shoe):
    """Takes the hidden faces out of the shoe in place."""
    trees = [Contact([p for name in parts_of(shoe.parts, k) if not name.startswith(REMOVABLE)
                      for p in shoe.parts[name]]).tree for k in SHOES]
    sky = fibonacci_hemisphere(RAYS)
    for name, pieces in shoe.parts.items():
        if name.startswith(KEPT) or name.endswith(('_stitching', '_print')):
            continue
        own = [tree for k, tree in zip(SHOES, trees) if belongs(name, k)]
        kept = [(piece, _kept(piece, own, sky)) for piece in pieces]
        shoe.parts[name] = [part for piece, faces in kept if faces
                            for part in (_split(piece.cut(faces)) if piece.uv is None else [piece.cut(faces)])]
