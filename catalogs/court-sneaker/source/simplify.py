"""Fewer triangles, the same picture: samples that nobody would miss are taken out again.

The builders sample evenly, because that is what keeps them simple; here every vertex that its neighbours can stand in
for is collapsed into one of them. What a collapse may change is bounded by attached samples, as in appearance-preserving
simplification (Cohen, Olano and Manocha 1998): each vertex ever removed stays attached to the triangle that took its
place, and no collapse may move any attached sample's position, shading normal or UV0 by more than the tolerance. So the
bound holds for the finished mesh against the first one, not from step to step. Vertices go to existing vertices, hence
normals and UV0 are never invented. Borders of a piece stay, or pieces would gape; `curves.sparse` thins those.
"""
import heapq
from dataclasses import dataclass

import numpy as np

from curves import unit


@dataclass
class Tolerance:
    """What an attached sample may lose: mm, degrees of the shading normal, mm of UV0."""
    distance: float = .06
    turn: float = 5.5
    uv: float = .15

    @property
    def chord(self):
        """The length between two unit normals `turn` degrees apart."""
        return 2 * np.sin(np.radians(self.turn) / 2)


COARSE, SELDOM_LOOKED_AT = Tolerance(.12, 9.0, .3), ('lining', 'insole', 'outsole', 'tread')
SMALL = 20  # faces; a piece of fewer is left as it is
OUTSIDE = -.02  # barycentric; how far beside its triangle a sample may lie
FACING = .5  # cosine between a triangle and its corners' normals; less is a fold
THINNEST = .03  # mm, height of a triangle


def triangles(piece):
    """Faces of a piece as triangles; quads are cut along the shorter diagonal."""
    result = []
    for face in piece.faces:
        p = piece.points[list(face)]
        if len(face) == 4 and np.linalg.norm(p[1] - p[3]) < np.linalg.norm(p[0] - p[2]):
            fans = ((0, 1, 3), (1, 2, 3))
        else:
            fans = [(0, k, k + 1) for k in range(1, len(face) - 1)]
        result += [[face[k] for k in fan] for fan in fans]
    return result


class Surface:
    """A triangle mesh being thinned, with the samples that each triangle answers for."""

    def __init__(self, piece, tolerance):
        self.points, self.normals, self.uv, self.tolerance = piece.points, piece.normals, piece.uv, tolerance
        self.faces = dict(enumerate(triangles(piece)))
        self.samples = {f: [] for f in self.faces}
        self.around = [set() for _ in range(len(piece.points))]
        for f, face in self.faces.items():
            for i in face:
                self.around[i].add(f)
        self.border = self._border()

    def _border(self):
        seen = {}
        for face in self.faces.values():
            for a, b in zip(face, face[1:] + face[:1]):
                seen[min(a, b), max(a, b)] = seen.get((min(a, b), max(a, b)), 0) + 1
        return {i for edge, count in seen.items() if count != 2 for i in edge}

    def neighbours(self, i):
        """Vertices that share an edge with i."""
        return {j for f in self.around[i] for j in self.faces[f]} - {i}

    def best(self, i):
        """The cheapest collapse of i: (cost, neighbour, new faces, triangle for each sample), or None."""
        ring = self.neighbours(i)
        samples = [i] + [s for f in self.around[i] for s in self.samples[f]]
        order = sorted(ring, key=lambda j: (np.abs(self.normals[j] - self.normals[i]).sum()
                                            + .1 * abs((self.points[j] - self.points[i]) @ self.normals[i]), j))
        found = None
        for j in order[:4]:
            if len(ring & self.neighbours(j)) != 2:
                continue
            faces = [[j if k == i else k for k in self.faces[f]] for f in sorted(self.around[i])
                     if j not in self.faces[f]]
            judged = self._judge(np.array(faces), np.array(samples))
            if judged and (found is None or judged[0] < found[0]):
                found = judged[0], j, faces, dict(zip(samples, judged[1]))
        return found

    def _judge(self, faces, samples):
        """(worst loss as a fraction of the tolerance, triangle for each sample), or None if it is too much."""
        a, b, c = (self.points[faces[:, k]] for k in range(3))
        e1, e2 = b - a, c - a
        area = np.cross(e1, e2)
        size = np.linalg.norm(area, axis=1)
        longest = np.sqrt(np.maximum(np.maximum((e1 * e1).sum(1), (e2 * e2).sum(1)), ((c - b)**2).sum(1)))
        if (size < THINNEST * longest).any():
            return None
        corner_normals = self.normals[faces]
        if (np.einsum('tkc,tc->tk', corner_normals, area) < FACING * size[:, None]).any():
            return None
        normal = self.normals[samples]
        gap = self.points[samples][:, None] - a[None]
        scale = normal @ area.T
        scale = np.where(scale > 1e-9, scale, np.inf)
        second = np.einsum('sc,stc->st', normal, np.cross(gap, e2[None])) / scale
        third = np.einsum('sc,stc->st', normal, np.cross(e1[None], gap)) / scale
        first = 1 - second - third
        inside = np.where(np.isinf(scale), -1, np.minimum(np.minimum(first, second), third))
        home, rows = inside.argmax(1), np.arange(len(samples))
        if (inside[rows, home] < OUTSIDE).any():
            return None
        weights = np.stack([first, second, third], 2)[rows, home]
        loss = self._loss(samples, faces[home], weights)
        return None if loss > 1 else (loss, home)

    def _loss(self, samples, corners, weights):
        blend = lambda field: (field[corners] * weights[..., None]).sum(1)
        limit = self.tolerance
        losses = [np.linalg.norm(blend(self.points) - self.points[samples], axis=1).max() / limit.distance,
                  np.linalg.norm(unit(blend(self.normals)) - self.normals[samples], axis=1).max() / limit.chord]
        if self.uv is not None:
            losses.append(np.linalg.norm(blend(self.uv) - self.uv[samples], axis=1).max() / limit.uv)
        return max(losses)

    def collapse(self, i, target, faces, homes):
        """Carries out what `best` found. Returns the vertices whose surroundings changed."""
        ring = self.neighbours(i)
        old = sorted(self.around[i])
        kept = [f for f in old if target not in self.faces[f]]
        for f in old:
            for k in self.faces[f]:
                self.around[k].discard(f)
            del self.faces[f], self.samples[f]
        for f, face in zip(kept, faces):
            self.faces[f], self.samples[f] = face, []
            for k in face:
                self.around[k].add(f)
        for sample, home in homes.items():
            self.samples[kept[home]].append(sample)
        return ring

    def thin(self):
        """Collapses the cheapest vertex again and again until none is left within the tolerance."""
        state = [0] * len(self.points)  # counts changes round a vertex
        queue = [(0.0, i, -1, None) for i in range(len(self.points)) if i not in self.border and self.around[i]]
        heapq.heapify(queue)
        while queue:
            _, i, known, found = heapq.heappop(queue)
            if known != state[i]:
                found = self.best(i)
                if found:
                    heapq.heappush(queue, (found[0], i, state[i], found))
                continue
            for k in self.collapse(i, *found[1:]):
                state[k] += 1


def thinned(piece, tolerance):
    """A piece within the tolerance of the given one, with as few vertices as greed finds."""
    if len(piece.faces) < SMALL:
        return piece
    surface = Surface(piece, tolerance)
    surface.thin()
    return piece.cut([surface.faces[f] for f in sorted(surface.faces)])


def simplify(shoe):
    """Thins every piece of the shoe in place, but for stitches, which are as thin as can be."""
    for name, pieces in shoe.parts.items():
        if 'stitching' not in name:
            tolerance = COARSE if name.startswith(SELDOM_LOOKED_AT) else Tolerance()
            shoe.parts[name] = [thinned(piece, tolerance) for piece in pieces]
