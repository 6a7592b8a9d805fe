"""The laces up to the knot: criss-cross strands through six pairs of eyelets.

A pulled lace is the shortest line over what lies under it. Seen in the vertical plane of a strand that is an upper
convex hull: of the eyelet it leaves, the edge of the eyestay, the padding of the tongue, and the point under the
opposite edge where it dives away to the next eyelet. Heights come from the eyestay's own layer and from rays cast
down on the tongue. Partners cross in the middle and take turns on top, or they would run through each other.
"""
import numpy as np

from curves import arc_length, resample, unit
from mesh import tube
from outline import LATERAL, MEDIAL

WIDTH, THICKNESS = 6.6, 1.9
# part: width and thickness of the lace, mm, and how much of a strand's bunching shows in its width
LACES = {'laces': (WIDTH, THICKNESS, 1.0), 'laces_round': (3.9, 3.7, .25), 'laces_ribbon': (10.4, 1.15, 1.15)}
LYING = 3.45 + THICKNESS / 2  # centre of a lace that lies on the eyestay, mm over the last
SAMPLES, SIDES = 27, 8
OVER, UNDER, CROSSING = 1.15, -.75, 10.5  # mm a strand rises or sinks where two cross, and over what length


def over(last, centre, height):
    """The point `height` mm over an eyelet centre, and the normal there."""
    return last.lifted(centre, height), last.normal(centre)


def blend_normals(normals, count):
    """A few guide normals spread over `count` samples."""
    at = np.linspace(0, len(normals) - 1, count)
    table = np.array(normals)
    return unit(np.stack([np.interp(at, np.arange(len(table)), table[:, c]) for c in range(3)], 1))


def squeeze(count, keys, values):
    """A width profile along a strand: laces bunch up in eyelets and knots."""
    return WIDTH * np.interp(np.linspace(0, 1, count), keys, values)


def upper_hull(x, z):
    """Heights of the upper convex hull of the points (x ascending, z), read back at every x."""
    hull = []
    for point in zip(x, z):
        while len(hull) > 1 and ((hull[-1][0] - hull[-2][0]) * (point[1] - hull[-2][1])
                                 >= (hull[-1][1] - hull[-2][1]) * (point[0] - hull[-2][0])):
            hull.pop()
        hull.append(point)
    hull = np.array(hull)
    return np.interp(x, hull[:, 0], hull[:, 1])


def pulled(last, contact, start, goal):
    """Centres of a taut lace from over the eyelet `start` to the 3D point `goal`, one for each half millimetre."""
    above = last.lifted(start, LYING)
    edge = last.lifted(np.array([start[0], 1.0]), LYING)
    reach = np.linalg.norm((goal - above)[:2])
    ahead = (goal - above)[:2] / reach
    run = np.arange(0, reach, .5)
    ground = above[:2] + run[:, None] * ahead
    to_edge = max((edge - above)[:2] @ ahead, 1e-6)
    stay = above[2] + (edge - above)[2] * run / to_edge
    tongue = np.array([contact.height(*p) for p in ground]) + THICKNESS / 2
    height = np.where(run <= to_edge, np.maximum(stay, tongue), tongue)
    height = upper_hull(np.append(run, reach), np.append(height, goal[2]))
    return np.c_[np.append(ground, goal[None, :2], 0), height]


def soften(line, rounds):
    """The line with its bends eased and its ends kept: lace is not wire."""
    for _ in range(rounds):
        line = np.concatenate([line[:1], .25 * line[:-2] + .5 * line[1:-1] + .25 * line[2:], line[-1:]])
    return line


def strand(last, contact, start, end, lift):
    """Centres and flat normals of the lace from eyelet `start` over the tongue and under the edge at `end`."""
    dive = last.lifted(np.array([end[0], 1.0]), -2.2)
    under = last.lifted(np.array([end[0], 1 - 7 / last.length(end[0])]), -3.0)
    line = pulled(last, contact, start, dive)
    run = arc_length(line)
    line[:, 2] += lift * np.exp(-((run - .56 * run[-1]) / CROSSING)**2)
    line = np.concatenate([rise(last, start), line[6:], [under]])
    centres = resample(soften(line, 40), SAMPLES)
    normals = [unit(last.normal(start) - unit(line[-1] - line[0]) * 2.2), last.normal(start),
               last.normal(np.array([start[0], 1.0])), contact.top(*centres[SAMPLES // 2][:2])[1],
               last.normal(np.array([end[0], 1.0])), last.normal(end)]
    return centres, blend_normals(normals, SAMPLES)


def lay(shoe, centres, normals, width, thickness=THICKNESS, sides=SIDES):
    """A strand of every lace there is: all run the same way, round ones a little higher."""
    for part, (own_width, own_thickness, bunching) in LACES.items():
        bunched = own_width * (1 - bunching * (1 - np.clip(width / WIDTH, .1, 1.15)))
        thick = own_thickness * thickness / THICKNESS if own_thickness < own_width else own_thickness
        lift = np.asarray(normals) * (thick - thickness) / 2
        shoe.add(part, *tube(centres + lift, normals, np.maximum(bunched, 2.6), thick, sides))


def rise(last, start):
    """The first millimetres: straight up through the eyelet."""
    return np.array([last.lifted(start, h) for h in (-1.5, 0, 1.2, 2.4, 3.4)])


def build_lacing(shoe, last, contact, eyelets):
    """Five pairs of crossing strands."""
    width = squeeze(SAMPLES, [0, .10, .2, 1], [.46, .66, 1, 1])
    for k in range(len(eyelets[LATERAL]) - 1):
        for view, other in ((LATERAL, MEDIAL), (MEDIAL, LATERAL)):
            on_top = (view == LATERAL) == (k % 2 == 0)
            centres, normals = strand(last, contact, eyelets[view][k], eyelets[other][k + 1], OVER if on_top else UNDER)
            lay(shoe, centres, normals, width)
