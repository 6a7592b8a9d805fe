"""Inside the shoe: the padded collar roll, the lining down to the footbed, and the insole.

The lining is one closed strip. It leaves the top edge of the collar outwards, rolls over it as foam under knit does
(the roll is fat on the collar, flat along the throat), and drops down the inside of the last at a few millimetres
of padding. Its samples are spaced by arc length of the top line, because t runs slowly round the collar corners.
"""
import numpy as np

from curves import arc_length, closed, smoothstep, sparse, unit
from lettering import NAME, printed, width_of
from mesh import Piece, closed_strip, grid_faces
from tread import fill

AROUND = 180
PRINT_MIDDLE, INK = 84.0, .35  # x of the print's middle; mm it lies over the insole, whose mesh is coarse


def _even_on_top(last):
    """Values of t at equal distances along the top line."""
    lengths = arc_length(closed(last.top_line))
    return np.interp(np.arange(AROUND) / AROUND * lengths[-1], lengths, np.append(last.t, 1))


def _roll(last, ts):
    """The rolled edge: rings outside, over and behind the top line."""
    edge, normal = last.point(ts), last.normal(ts)
    up = unit(last.sample(last.along_s, ts))
    collar = 1 - smoothstep(106, 120, edge[:, 0])
    blend = lambda padded, flat: (flat + (padded - flat) * collar)[:, None]
    section = (((1.0, .6), (-1.5, -.8)), ((1.45, .55), (.2, -.2)), ((1.35, .4), (1.4, .2)), ((.6, .2), (2.4, .35)),
               ((-.5, -.1), (3.05, .42)), ((-1.8, -.5), (3.3, .4)), ((-3.5, -.9), (2.9, .1)),
               ((-5.0, -1.2), (1.9, -.4)))
    return [edge + normal * blend(*out) + up * blend(*rise) for out, rise in section]


def _drop(last, t):
    """Rings down the inside, `below` mm under the top line and `padding` mm inside the last."""
    length = last.length(t)
    collar = 1 - smoothstep(106, 120, last.point(np.stack([t, np.ones(len(t))], 1))[:, 0])
    rings = []
    for below, padded, flat in ((2, 6.4, 1.5), (5, 7.9, 1.6), (10, 8.8, 1.6), (17, 8.6, 1.7), (24, 6.8, 1.8),
                                (32, 5.0, 2.0), (44, 3.6, 2.2)):
        ts = np.stack([t, 1 - np.minimum(below, length * .62) / length], 1)
        rings.append(last.lifted(ts, -(flat + (padded - flat) * collar)))
    for s in (.28, .12, .0):
        rings.append(last.lifted(np.stack([t, np.full(len(t), s)], 1), np.full(len(t), -2.2)))
    return rings


def build_lining(shoe, last):
    """Collar roll and lining in one."""
    t = _even_on_top(last)
    section = np.stack(_roll(last, np.stack([t, np.ones(len(t))], 1)) + _drop(last, t), 1)
    for _ in range(2):  # ease the passage from roll to drop
        section[:, 6:-1] = (section[:, 5:-2] + 2 * section[:, 6:-1] + section[:, 7:]) / 4
    rims = np.concatenate([section[:, 2], section[:, 6], section[:, 12]], 1)
    lining = closed_strip(section, 1, keep=sparse(closed(rims), .15))
    lining.chart, lining.uv = lining.uv, None  # cut from one cloth: laid flat without stretch like a panel
    shoe.add('lining', lining)


def build_insole(shoe, last):
    """The footbed: a sheet with a shallow cup under the heel."""
    rim = last.lifted(np.stack([last.t, np.full(len(last.t), .10)], 1), np.full(len(last.t), -1.5))
    rim = rim[sparse(rim, .1, 9.0)]
    order = np.argsort(rim[:, 0])
    height = lambda xy: (np.interp(xy[:, 0], rim[order, 0], rim[order, 2]) - 1.6
                         - 1.6 * np.exp(-(((xy[:, 0] - 42) / 26)**2 + (xy[:, 1] / 18)**2)))
    insole = fill(rim, height, 7, 1)
    e = np.array([[.5, 0], [0, .5]])
    slope = [height(insole.points[:, :2] + d) - height(insole.points[:, :2] - d) for d in e]
    insole.normals = unit(np.stack([-slope[0], -slope[1], np.ones(len(insole.points))], 1))
    shoe.add('insole', insole)
    build_print(shoe, height)


def build_print(shoe, height):
    """Our sun and our name, printed under the heel: read from behind, as the shoe stands before the one who puts it on."""
    e = np.array([[.5, 0], [0, .5]])

    def place(flat):
        """Points and normals of the print from (u to the right, v towards the toe) round its middle, mm."""
        xy = np.c_[PRINT_MIDDLE + flat[:, 1], -flat[:, 0]]
        slope = [height(xy + d) - height(xy - d) for d in e]
        return np.c_[xy, height(xy) + INK], unit(np.stack([-slope[0], -slope[1], np.ones(len(xy))], 1))

    size = 6.6
    shoe.add('insole_print', *printed(NAME, size, lambda flat: place(flat - [width_of(NAME, size) / 2, 12.0])))
    for inner, outer in ((.3, 6.0), (9.0, 13.8)):
        angle, radius = np.radians(np.linspace(0, 180, 25)), np.linspace(inner, outer, 4)
        ring = np.stack([np.outer(np.cos(angle), radius), np.outer(np.sin(angle), radius)], 2)
        points, normals = place(ring.reshape(-1, 2))
        shoe.add('insole_print', Piece(points, normals, grid_faces(25, 4), ring.reshape(-1, 2), True))
