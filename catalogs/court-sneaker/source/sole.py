"""The cupsole: a rubber cup glued and stitched round the upper, on a gum outsole.

Every sole is one closed outline swept through a section drawn as rows of (offset, height): the offset is measured
from the last, so the rim bites into the leather and never gapes, and the height hangs between two profiles along
the foot (`last.sole_bottom`, `last.sole_wall`), which carry toe spring and heel bevel. The cup's section, from the top:
rounded lip, groove with the sole stitching, foxing stripe, calm wall with our name in relief, pinstripe, and a ribbed
band in front of the toe and behind the heel, where court shoes scuff. `foxing` and `runner` are the other two soles.
"""
from dataclasses import dataclass, replace

import numpy as np

import stitches
from curves import arc_length, closed, relax, sample_polyline, smoothstep, sparse, unit
from last import Last, sole_bottom, sole_top
from lettering import NAME, raised, width_of
from mesh import Piece, closed_strip

AROUND = 240  # samples of the outline
OUTSOLE_HEIGHT = 6.5


@dataclass
class Outline:
    """The line where the last meets the rim, seen from above, with outward normals and run length."""
    points: np.ndarray
    outward: np.ndarray
    lengths: np.ndarray  # of the closed line, one more than points
    last: Last
    rows: np.ndarray  # the last's t nearest to each point

    def ring(self, offset, top=None, bottom=None, part=None):
        """A closed 3D line at `offset` mm from the last.

        Its height is `top` mm under the rim, `bottom` mm over the ground side, or the fraction `part` between.
        """
        x = self.points[:, 0]
        high, low = sole_top(x), sole_bottom(x)
        if top is not None:
            z = high - top
        elif bottom is not None:
            z = low + bottom
        else:
            z = low + 7 + (high - 6.5 - low - 7) * part
        depth = np.clip((high - z) / (high - low), 0, 1)
        return np.c_[self.points + self.outward * (offset + self._flare() * depth)[:, None], z]

    def hugging(self, rise, offset):
        """A closed 3D line `rise` mm over the rim and `offset` mm off the last there: follows the leather up."""
        ts = np.stack([self.rows, np.zeros(len(self.rows))], 1)
        index = (np.round(self.rows * len(self.last.t)).astype(int)) % len(self.last.t)
        wanted = sole_top(self.points[:, 0]) + rise
        ts[:, 1] = [np.interp(z, self.last.grid[i, :, 2], self.last.s) for i, z in zip(index, wanted)]
        return np.c_[self.last.lifted(ts, np.broadcast_to(offset, wanted.shape))[:, :2], wanted]

    def on_wall(self, offset, middle):
        """A function that places (u mm round, v mm over the wall's fraction `middle`, mm lifted off) in space."""
        wall, outward = closed(self.ring(offset, part=middle)), closed(np.c_[self.outward, np.zeros(len(self.points))])
        upward = closed(self.ring(offset, part=middle + .2) - self.ring(offset, part=middle - .2))
        upward /= upward[:, 2:]  # follows the flare

        def place(u, v, lift):
            here = lambda line: np.stack([np.interp(u % self.lengths[-1], self.lengths, line[:, c]) for c in range(3)], 1)
            return here(wall) + here(outward) * np.asarray(lift)[..., None] + here(upward) * np.asarray(v)[..., None]

        return place

    def along(self, x):
        """Run length at which the lateral side passes x."""
        half = np.flatnonzero(self.points[:, 1] < 0)
        return self.lengths[half[np.argmin(abs(self.points[half, 0] - x))]]

    @property
    def stations(self):
        """Samples that suffice for a wall: dense round toe and heel, sparse along the straight sides."""
        rims = [closed(self.ring(4.6, top=4)), closed(self.ring(4.6, bottom=0))]
        return sparse(np.concatenate(rims, 1), .09)

    def _flare(self):
        """How much wider the base stands than the rim: more at the heel, less at waist and toe."""
        x = self.points[:, 0]
        heel, toe = 1 - smoothstep(10, 60, x), smoothstep(235, 285, x)
        return 1.0 + 1.0 * heel - .5 * toe - 1.4 * np.exp(-((x - 118) / 40)**2)


def trace_outline(last):
    """Follows the last just under the rim, smooths it and samples it evenly."""
    height = last.grid[:, :, 2] - sole_top(last.grid[:, :, 0]) + 1.0
    first = (height > 0).argmax(1)
    rim = relax(last.grid[np.arange(len(first)), first, :2], 60)
    lengths = arc_length(closed(rim))
    points = sample_polyline(closed(rim), lengths, np.arange(AROUND) / AROUND * lengths[-1])
    along = unit(np.roll(points, -1, 0) - np.roll(points, 1, 0))
    outward = np.stack([along[:, 1], -along[:, 0]], 1)
    for _ in range(6):
        outward = unit(outward + np.roll(outward, 1, 0) + np.roll(outward, -1, 0))
    near = np.linalg.norm(rim[None] - points[:, None], axis=2).argmin(1)
    return Outline(points, outward, arc_length(closed(points)), last, last.t[near])


def midsole_section(outline):
    """Rows of the cup from inside the rim to the outsole."""
    ring = outline.ring
    lip = [ring(1.2, top=4.0), ring(2.8, top=1.5), ring(3.3, top=.45), ring(3.65, top=.06), ring(3.95, top=.1),
           ring(4.3, top=.55), ring(4.5, top=1.3), ring(4.55, top=2.9)]
    groove = [ring(4.45, top=3.3), ring(4.15, top=3.45), ring(3.55, top=3.6), ring(3.45, top=4.2), ring(3.45, top=4.9),
              ring(3.55, top=5.5), ring(4.2, top=5.65), ring(4.5, top=5.85)]
    wall = [ring(4.62, top=6.3), ring(4.66, part=.86), ring(4.6, part=.81), ring(4.25, part=.795), ring(4.05, part=.77),
            ring(4.05, part=.73), ring(4.25, part=.705), ring(4.6, part=.69), ring(4.72, part=.64), ring(4.6, part=.45),
            ring(4.55, part=.25), ring(4.62, part=.06)]
    foot = [ring(4.5, bottom=7.1), ring(4.0, bottom=6.75), ring(3.6, bottom=6.0)]
    return lip + groove + wall + foot


def outsole_section(outline):
    """Rows of the gum cup from under the midsole to the edge of the tread."""
    ring = outline.ring
    return [ring(3.6, bottom=6.6), ring(4.4, bottom=6.6), ring(4.85, bottom=6.35), ring(5.05, bottom=5.8),
            ring(5.1, bottom=5.0), ring(5.0, bottom=2.6), ring(4.8, bottom=1.5), ring(4.4, bottom=.7),
            ring(3.7, bottom=.2), ring(2.8, bottom=0), ring(-2.2, bottom=0), ring(-2.9, bottom=.25),
            ring(-3.2, bottom=.9), ring(-3.3, bottom=2.0)]


def on_ring(ring, lengths, u):
    """A point of a closed ring at run length u."""
    return sample_polyline(closed(ring), lengths, np.atleast_1d(u % lengths[-1]))[0]


def rib(rows, lengths, u, width):
    """A rounded vertical bar on the wall at run length u; rows: (inner ring, outer ring) from bottom to top."""
    points, normals = [], []
    for k, (inner, outer) in enumerate(rows):
        edge = .55 if k in (0, len(rows) - 1) else 1.0
        left, right = on_ring(inner, lengths, u - width * edge), on_ring(inner, lengths, u + width * edge)
        out = unit(on_ring(outer, lengths, u) - on_ring(inner, lengths, u))
        tilt = np.array([0, 0, (-.8, 0, 0, .8)[k]])
        crest = on_ring(inner if edge < 1 else outer, lengths, u)
        points += [left, crest, right]
        normals += [unit(unit(left - right) + out * .4), unit(out + tilt), unit(unit(right - left) + out * .4)]
    faces = [(i * 3 + j, i * 3 + j + 1, i * 3 + j + 4, i * 3 + j + 3) for i in range(len(rows) - 1) for j in range(2)]
    points = np.array(points)
    uv = np.stack([np.tile([u - width, u, u + width], len(rows)), points[:, 2]], 1)
    return Piece(points, np.array(normals), faces, uv)


def build_bumpers(shoe, outline):
    """Ribs round the toe and the heel."""
    parts = (.08, .14, .54, .60)
    rows = [(outline.ring(4.3, part=p), outline.ring(5.35, part=p)) for p in parts]
    girth = outline.lengths[-1]
    for u in np.linspace(0, girth, round(girth / 2.7), endpoint=False):
        x = np.interp(u, outline.lengths, closed(outline.points)[:, 0])
        if x > 240 or x < 24:
            shoe.add('midsole', rib(rows, outline.lengths, u, .95))


def build_name(shoe, part, outline, offset, middle, height):
    """Our name in relief on both walls behind the waist; `middle` is a fraction of the wall, `height` mm."""
    place, length = outline.on_wall(offset, middle), width_of(NAME, height)
    for start in (outline.along(52), outline.lengths[-1] - outline.along(52) - length):
        shoe.add(part, *raised(NAME, height, lambda u, v, lift, start=start: place(start + u, v - height / 2, lift)))


def build_sole_stitches(shoe, outline):
    """The thread in the groove under the lip."""
    line = outline.ring(3.5, top=4.55)
    normals = np.c_[outline.outward, np.zeros(len(line))]
    girth = arc_length(closed(line))[-1]
    thread = replace(stitches.SOLE, pitch=girth / round(girth / stitches.SOLE.pitch) - 1e-6)  # whole stitches all round
    shoe.add('stitching_sole', stitches.along(closed(line), closed(normals), thread))


def sweep(shoe, part, outline, section):
    """A wall of a sole from the rows of its section."""
    shoe.add(part, closed_strip(np.stack(section, 1), -1, keep=outline.stations))


def build_cupsole(shoe, outline):
    """Cup, ribs, name, stitches and outsole wall."""
    sweep(shoe, 'midsole', outline, midsole_section(outline))
    sweep(shoe, 'outsole', outline, outsole_section(outline))
    build_bumpers(shoe, outline)
    build_name(shoe, 'midsole', outline, 4.6, .35, 5.0)
    build_sole_stitches(shoe, outline)
