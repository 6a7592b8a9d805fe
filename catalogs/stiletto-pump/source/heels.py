"""Heels: a loft from the seat's outline down to the top lift.

The upper outline is what the last gives, so every heel fits every height. On its way down each point's plan shrinks
towards the lift with a decay of its own for back, sides and breast: those three numbers make a stiletto, a block or a
kitten. The sculpted heel adds a waist and a twist. A platform stretches the heel linearly, for then its morph is exact.
"""
from dataclasses import dataclass

import numpy as np

from flatten import relaxed
from last import BACK, LATERAL, MEDIAL, SEAT
from mesh import cap, grid_normals, grid_part, merged
from splines import arc_length, unit

BREAST = 53.0          # s of the breast's corners
ROWS, BREAST_COLUMNS = 25, 13
FRONT = np.radians(58)  # half angle of the lift's front


@dataclass(frozen=True)
class Shape:
    """Lift's half width and length, its s under the seat, decay lengths and powers of back, side and front, what share
    shrinks evenly instead, lift's height, squareness of its outline, how rows crowd to the top."""
    width: float
    length: float
    under: float
    decay: tuple
    power: tuple
    even: tuple
    lift: float
    square: float
    crowd: float = 1.55
    slim: float = .34      # more of the even share on a low heel
    forward: float = 0.
    waist: float = 0.
    twist: float = 0.


SHAPES = {
    'stiletto': Shape(4.5, 5.0, 23.5, (18., 16., 15.), (1.3, 1.45, .88), (.10, .07, .04), 5.5, 2.3),
    'kitten': Shape(4.8, 5.4, 22.5, (18., 16., 20.), (1.3, 1.45, .95), (.16, .10, .10), 4.5, 2.3),
    'block': Shape(17.5, 16.5, 20., (40., 40., 22.), (1.2, 1.2, 1.1), (.85, .85, .5), 6.0, 3.6, 1.2, 0., 2.),
    'sculpted': Shape(10.5, 11.5, 25.5, (24., 20., 17.), (1.3, 1.4, .95), (.22, .16, .10), 5.0, 2.5, 1.25, .2, 0., .50, .7),
}


def _seat_outline(last):
    """(s, y) round the seat from the outer breast corner to the inner one, then across the breast."""
    sigma = np.concatenate([np.linspace(BREAST, SEAT, 8, endpoint=False), np.linspace(SEAT, BACK, 14)])
    (s1, y1, _), (s2, y2, _) = last.feather(LATERAL, sigma), last.feather(MEDIAL, sigma[::-1])
    s, y = np.append(s1, s2[1:]), np.append(y1, y2[1:])
    outwards = unit(np.stack([np.gradient(y), -np.gradient(s)], -1))
    outwards *= np.sign((outwards * np.stack([s - 30, y], -1)).sum())
    t = np.linspace(0, 1, BREAST_COLUMNS)
    breast = np.stack([BREAST - 3.5 * np.sin(np.pi * t), y[-1] + (y[0] - y[-1]) * t], -1)
    wrap = np.stack([s, y], -1) + .18 * outwards
    breast[0], breast[-1] = wrap[-1], wrap[0]
    return wrap, breast


def _lift_outline(angle, shape):
    c, s = np.cos(angle), np.sin(angle)
    exponent = np.where(c > 0, shape.square + 1.2, shape.square)
    radius = (abs(c)**exponent + abs(s)**exponent)**(-1 / exponent)
    return np.stack([shape.length * radius * c, shape.width * radius * s], -1)


def _angles(wrap):
    """Where on the lift's outline each point of the seat's comes down."""
    turn = np.unwrap(np.arctan2(wrap[:, 1], wrap[:, 0] - 30))
    share = .35 * (turn - turn[0]) / (turn[-1] - turn[0]) + .65 * np.linspace(0, 1, len(wrap))
    round_back = FRONT + (2 * np.pi - 2 * FRONT) * share
    return round_back, 2 * np.pi - FRONT + 2 * FRONT * np.linspace(0, 1, BREAST_COLUMNS)


def _loft(last, shape, outline, angle, breast):
    """Rows (ROWS, columns, 3) from the seat down to the lift."""
    platform = last.pose.platform
    seat = last.bottom(outline[:, 0], outline[:, 1], np.full(len(outline), -.05 if breast else .22)) - [0, 0, platform]
    centre = last.frame(np.array([shape.under]))[0][0] + [shape.forward, 0, 0]
    foot = np.column_stack([_lift_outline(angle, shape) + centre[:2], np.full(len(angle), shape.lift)])
    depth = np.maximum(seat[:, 2] - shape.lift, 4.)
    low = min(1., (last.pose.rise - shape.lift) / 75.)**.75
    back = np.clip(-np.cos(angle), 0, 1)**1.5
    front = np.maximum(np.clip(np.cos(angle) * 1.75, 0, 1), .55 if breast else 0)
    side = np.clip(1 - back - front, 0, 1)
    mixed = lambda rows: (back * rows[0] + side * rows[1] + front * rows[2]) / (back + side + front)
    decay, power, even = mixed(shape.decay) * low, mixed(shape.power), mixed(shape.even) + shape.slim * (1 - low)
    rows = []
    for k in np.linspace(0, 1, ROWS):
        down = k**shape.crowd
        fade, rest = (np.exp(-(d / decay)**power) for d in (down * depth, depth))
        shrink = (1 - even) * (fade - rest) / (1 - rest) + even * (1 - down)
        plan = foot[:, :2] + (seat[:, :2] - foot[:, :2]) * shrink[:, None]
        plan = _carved(plan, centre[:2], down, shape)
        rows.append(np.column_stack([plan, seat[:, 2] * (1 - down) + shape.lift * down + platform * (1 - down)]))
    return np.stack(rows)


def _carved(plan, centre, down, shape):
    """A waist and a twist about the lift's axis."""
    waist = shape.waist * np.exp(-((down - .60) / .26)**2) * min(1, down / .3)**2
    turn = shape.twist * np.clip((down - .15) / .85, 0, 1)**1.5
    c, s = np.cos(turn), np.sin(turn)
    return centre + (plan - centre) @ np.array([[c, s], [-s, c]]) * (1 - waist)


def _side(rows, breast):
    """One face of the heel as a part, laid flat from its middle column."""
    normals = grid_normals(rows)
    middle = rows.mean(1, keepdims=True)
    reference = np.array([1., 0, 0]) if breast else None
    outwards = np.broadcast_to(reference, rows.shape) if breast else rows - middle
    sign = np.sign((normals * outwards).sum())
    columns = rows.shape[1]
    guess = np.empty(rows.shape[:2] + (2,))
    for i, row in enumerate(rows):
        lengths = arc_length(row)
        guess[i, :, 0] = lengths - lengths[columns // 2]
    guess[..., 1] = -arc_length(rows[:, columns // 2])[:, None]
    return grid_part(rows, normals * sign, relaxed(rows, guess, 400))


def build_heel(last, name):
    """Parts `heel_NAME` and `lift_NAME`."""
    shape = SHAPES[name]
    wrap, breast = _seat_outline(last)
    round_back, across = _angles(wrap)
    faces = [_loft(last, shape, wrap, round_back, False), _loft(last, shape, breast, across, True)]
    faces[1][:, 0], faces[1][:, -1] = faces[0][:, -1], faces[0][:, 0]
    ring = np.concatenate([faces[0][-1], faces[1][-1][1:-1]])
    return {f'heel_{name}': merged([_side(faces[0], False), _side(faces[1], True)]), f'lift_{name}': _lift(ring, shape.lift)}


def _lift(ring, height):
    """The piece on the floor: a hair wider than the heel, bevelled, with a flat tread."""
    middle = ring.mean(0) * [1, 1, 0]
    plan = (ring - middle) * [1, 1, 0]
    size = np.linalg.norm(plan, axis=1).mean()
    rows = [middle + plan * (1 + grow / size) + [0, 0, z] for grow, z in
            ((-.3, height + .2), (.2, height - .15), (.28, height - .5), (.28, height * .45), (.2, .45), (-.25, 0))]
    points = np.stack([np.concatenate([r, r[:1]]) for r in rows])
    plain = np.concatenate([plan, plan[:1]])
    flat = unit(np.stack([np.gradient(plain[:, 1]), -np.gradient(plain[:, 0]), 0 * plain[:, 0]], -1))
    flat[0] = flat[-1] = unit(flat[0] + flat[-1])
    flat *= np.sign((flat * plain).sum())
    tilt = [.8, .5, 0, 0, -.3, -.9]
    normals = np.stack([unit(flat + [0, 0, t]) for t in tilt])
    return merged([grid_part(points, normals), cap(rows[-1], np.array([0, 0, -1.]))])
