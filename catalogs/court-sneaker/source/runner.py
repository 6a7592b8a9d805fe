"""The runner's sole: a glued wedge of foam that cups the heel, flares to the ground, and shows its cushions.

The section follows the foot: its rim climbs the heel and the toe, the wall bulges, and widens downwards where a runner
lands. Round the heel a channel is cut into the wall; soft pods, dyed with the outsole, sit in it and can be seen. Along
the forefoot three sipes let the foam bend.
"""
import numpy as np

from curves import arc_length, closed, monotone, smoothstep, unit
from last import sole_bottom, sole_top
from mesh import Piece
from sole import sweep

SHEET = 3.4  # mm of outsole under the foam
CHANNEL, CHANNEL_DEPTH = (.25, .67), 4.2  # fractions of the wall, mm
CHANNEL_ENDS = (80.0, 94.0)  # x where the channel runs out
SIPES, SIPE_WIDTH, SIPE_DEPTH = (.74, .52, .30), .040, 1.0
POD = (12.0, 4.7, 3.2)  # mm: length, half height, how far it stands out of the channel
flare = monotone([-10, 12, 60, 118, 175, 230, 275, 300], [4.6, 4.6, 3.4, .8, 1.9, 2.2, .9, .6])


def rise(x):
    """How far the rim climbs over the cup's: a heel cradle and a toe guard."""
    return 7.0 * (1 - smoothstep(12, 66, x)) + 2.6 * smoothstep(258, 284, x)


def plateau(q, low, high, soft=.045):
    """1 between two fractions, 0 outside, with soft flanks."""
    return smoothstep(low - soft, low + soft, q) * (1 - smoothstep(high - soft, high + soft, q))


def carving(q, x):
    """Millimetres that channel and sipes cut into the wall."""
    channel = CHANNEL_DEPTH * plateau(q, *CHANNEL) * (1 - smoothstep(*CHANNEL_ENDS, x))
    front = smoothstep(104, 132, x) * (1 - smoothstep(268, 284, x))
    bend = .05 * np.sin((x - 110) / 24)
    sipes = sum(np.exp(-((q - at - bend) / SIPE_WIDTH)**2) for at in SIPES)
    return channel + SIPE_DEPTH * front * sipes


def wall(outline, q):
    """A closed 3D line at the fraction q of the foam wall, 1 under the rim."""
    x = outline.points[:, 0]
    low, rim = sole_bottom(x) + SHEET, sole_top(x) + rise(x) - 1.6
    offset = 4.9 + flare(x) * (1 - q)**1.3 + .9 * np.sin(np.pi * q) - carving(q, x)
    straight = outline.points + outline.outward * offset[:, None]
    hugging = outline.hugging(rise(x) - 1.6, 5.2)[:, :2]
    near_rim = smoothstep(.72, 1.0, q)
    return np.c_[straight * (1 - near_rim) + hugging * near_rim, low + (rim - low) * q]


def foam_section(outline):
    """Rows of the foam from inside the rim to the outsole."""
    up = rise(outline.points[:, 0])
    lip = [outline.hugging(up + h, out) for h, out in ((-4.2, 1.0), (-1.6, 2.3), (-.6, 3.1), (-.1, 3.7), (-.05, 4.2),
                                                       (-.5, 4.8))]
    return lip + [wall(outline, q) for q in np.r_[1, .95, np.arange(.90, .03, -.03), .0]]


def sheet_section(outline):
    """Rows of the outsole: a step outwards, a rounded edge, the ground."""
    foot, ground = wall(outline, 0.0), sole_bottom(outline.points[:, 0])
    row = lambda out, h: np.c_[foot[:, :2] + outline.outward * out, ground + h]
    return [row(-.9, SHEET + .1), row(-.1, SHEET + .1), row(.2, SHEET - .2), row(.3, SHEET - .8), row(.2, 1.2),
            row(-.4, .35), row(-1.3, 0), outline.ring(-2.2, bottom=0), outline.ring(-2.9, bottom=.25),
            outline.ring(-3.2, bottom=.9), outline.ring(-3.3, bottom=2.0)]


def _pod(points, out, along, up, size):
    """A dome with a superelliptic foot."""
    length, half, stands = size
    rings, sides = 6, 20
    angle = np.arange(sides) / sides * 2 * np.pi
    bulge = lambda v: np.sign(v) * abs(v)**.62
    shape = np.stack([bulge(np.cos(angle)) * length / 2, bulge(np.sin(angle)) * half], 1)
    reach = np.cos(np.linspace(0, np.pi / 2, rings, endpoint=False))**.7
    lift = stands * np.sin(np.linspace(0, np.pi / 2, rings, endpoint=False))
    flat = np.concatenate([shape * r for r in reach] + [np.zeros((1, 2))])
    height = np.append(np.repeat(lift, sides), stands)
    vertices = points + along * flat[:, :1] + up * flat[:, 1:] + out * height[:, None]
    tilt = np.append(np.repeat(1 - np.linspace(0, 1, rings, endpoint=False), sides), 0)
    normals = unit(out + (along * flat[:, :1] / length * 4 + up * flat[:, 1:] / half * 1.6) * tilt[:, None])
    faces = [(r * sides + k, r * sides + (k + 1) % sides, (r + 1) * sides + (k + 1) % sides, (r + 1) * sides + k)
             for r in range(rings - 1) for k in range(sides)]
    faces += [((rings - 1) * sides + k, (rings - 1) * sides + (k + 1) % sides, rings * sides) for k in range(sides)]
    return Piece(vertices, normals, faces, flat, True)


def build_cushions(shoe, outline):
    """Pods at even distances along the channel, round the heel from waist to waist."""
    middle = wall(outline, sum(CHANNEL) / 2)
    lengths = arc_length(closed(middle))
    x = closed(middle)[:, 0]
    ends = lengths[np.flatnonzero((x > CHANNEL_ENDS[0] - 4) & (closed(middle)[:, 1] < 0))[0]]
    back = lengths[np.flatnonzero((x > CHANNEL_ENDS[0] - 4) & (closed(middle)[:, 1] > 0))[-1]] - lengths[-1]
    count = round((ends - back) / (POD[0] + 4.5))
    for k in range(count):
        u = (back + (ends - back) * (k + .5) / count) % lengths[-1]
        here = lambda line, u=u: np.array([np.interp(u, lengths, closed(line)[:, c]) for c in range(line.shape[1])])
        out = unit(np.r_[here(outline.outward), 0])
        shoe.add('outsole_runner', _pod(here(middle) - out * .4, out, np.cross(out, [0, 0, 1.0]), np.array([0, 0, 1.0]), POD))


def build_runner(shoe, outline):
    """Foam, outsole and cushions."""
    sweep(shoe, 'midsole_runner', outline, foam_section(outline))
    sweep(shoe, 'outsole_runner', outline, sheet_section(outline))
    build_cushions(shoe, outline)
