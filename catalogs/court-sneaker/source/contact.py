"""Contact: what lies on what. A bounding volume hierarchy over finished pieces, asked from laces and bow."""
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree


class Contact:
    """Outward-facing triangles of a set of pieces."""

    def __init__(self, pieces):
        points, faces, first = [], [], 0
        for piece in pieces:
            points += piece.points.tolist()
            faces += [tuple(i + first for i in face) for face in piece.faces]
            first += len(piece.points)
        self.tree = BVHTree.FromPolygons(points, faces)

    def top(self, x, y):
        """The highest point over plan position (x, y) and its normal."""
        point, normal, _, _ = self.tree.ray_cast(Vector((x, y, 400)), Vector((0, 0, -1)))
        if point is None:
            raise ValueError(f'nothing lies under ({x:.1f}, {y:.1f})')
        return np.array(point), np.array(normal)

    def height(self, x, y, otherwise=0.0):
        """Height of the highest point over (x, y); `otherwise` where there is none."""
        point = self.tree.ray_cast(Vector((x, y, 400)), Vector((0, 0, -1)))[0]
        return otherwise if point is None else point[2]

    def nearest(self, point, reach):
        """Nearest surface point and its normal within `reach` mm, or (None, None)."""
        found, normal, _, _ = self.tree.find_nearest(Vector(point), reach)
        return (None, None) if found is None else (np.array(found), np.array(normal))

    def push_out(self, points, radius, reach=9.0):
        """Points moved so that none is nearer than `radius` to the outside of the surface."""
        moved = points.copy()
        for k, point in enumerate(points):
            found, normal = self.nearest(point, reach)
            if found is not None:
                depth = radius - (point - found) @ normal
                if depth > 0:
                    moved[k] = point + normal * depth
        return moved

    def blocked(self, point, direction, reach):
        """Whether a ray meets anything within `reach` mm."""
        return self.tree.ray_cast(Vector(point), Vector(direction), reach)[0] is not None
