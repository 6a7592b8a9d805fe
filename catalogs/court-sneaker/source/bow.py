"""The bow: two loops and two tails that fall where lace falls.

Drawn bows look like wire. This one is simulated: every loop and tail is a chain of particles with position-based
dynamics (Mueller et al., "Position Based Dynamics", 2007). Each step adds gravity, then restores segment lengths,
resists bending, keeps strands apart, and pushes particles out of leather, tongue and lacing. The start is a generous
teardrop over the shoe; the loops differ in length and direction, as anyone's do. A few hundred steps let it settle;
there is no randomness, so it settles the same way every time.

A flat lace bends over its flat side only: a loop's faces lie on a cone, a tail's follow the leather it lies on.
"""
from dataclasses import dataclass

import numpy as np

from curves import arc_length, resample, smooth_curve, unit
from lacing import blend_normals, lay, over, pulled, rise, soften, squeeze
from mesh import tube
from outline import LATERAL, MEDIAL

STEPS, SWEEPS = 220, 5
SEGMENT = 2.2  # mm between particles
GRAVITY, DRAG, GRIP = .05, .85, .35  # mm a step, speed kept in the air, speed kept on leather
APART = 3.6  # between strands
CONE = np.radians(38)


@dataclass
class Chain:
    """A strand being draped: particles, which of them are held, how stiff it is at each particle."""
    points: np.ndarray
    held: np.ndarray
    stiffness: np.ndarray
    rest_height: float  # of the centre line over what it lies on
    is_loop: bool


def _chain(guides, held_start, held_end, stiff_end=0, is_loop=False):
    line = smooth_curve(guides, 300)
    count = int(arc_length(line)[-1] / SEGMENT) + 1
    points = resample(line, count)
    held = np.zeros(count, bool)
    held[:held_start] = True
    if held_end:
        held[-held_end:] = True
    stiffness = np.full(count, .5 if is_loop else .3)
    if stiff_end:
        stiffness[-stiff_end:] = 1
    return Chain(points, held, stiffness, 2.3 if is_loop else 1.35, is_loop)


def _restore(chain, points, stride, strength):
    """Brings particles `stride` apart back to their distance along the lace."""
    free = np.where(chain.held, 0.0, 1.0)
    gap = points[stride:] - points[:-stride]
    length = np.linalg.norm(gap, axis=1, keepdims=True)
    error = (length - SEGMENT * stride) * unit(gap)
    if stride > 1:
        error = np.where(length < SEGMENT * stride, error, 0)
    share = free[stride:] + free[:-stride]
    weight = np.where(share > 0, strength / np.maximum(share, 1), 0)
    move = np.zeros_like(points)
    move[:-stride] += error * (weight * free[:-stride])[:, None]
    move[stride:] -= error * (weight * free[stride:])[:, None]
    return points + move * (.5 if stride == 1 else .3)


def _keep_apart(chains, clouds):
    """Pushes particles of different strands, or of distant stretches of one, away from each other."""
    points = np.vstack(clouds)
    owner = np.concatenate([np.full(len(c), k) for k, c in enumerate(clouds)])
    index = np.concatenate([np.arange(len(c)) for c in clouds])
    rooted = np.concatenate([c.held for c in chains])
    gap = points[:, None] - points[None]
    distance = np.linalg.norm(gap, axis=2) + 1e-9
    near_in_chain = (owner[:, None] == owner[None]) & (abs(index[:, None] - index[None]) < 7)
    push = np.where((distance < APART) & ~near_in_chain, (APART - distance) * .25, 0)
    push = np.minimum(push, .4) * ~rooted[:, None]
    points = points + (gap / distance[..., None] * push[..., None]).sum(1)
    return np.split(points, np.cumsum([len(c) for c in clouds])[:-1])


def drape(chains, contact):
    """Lets all chains settle on the shoe; changes their points."""
    clouds = [c.points.copy() for c in chains]
    speeds = [np.zeros_like(c) for c in clouds]
    for step in range(STEPS):
        before = [c.copy() for c in clouds]
        for k, chain in enumerate(chains):
            clouds[k] = clouds[k] + (speeds[k] * DRAG - [0, 0, GRAVITY]) * ~chain.held[:, None]
            for _ in range(SWEEPS):
                for stride in (8, 4, 2, 1):
                    strength = np.ones(len(clouds[k]) - 1) if stride == 1 else chain.stiffness[stride:]
                    clouds[k] = _restore(chain, clouds[k], stride, strength)
        if step % 2 == 0:
            clouds = _keep_apart(chains, clouds)
        for k, chain in enumerate(chains):
            pushed = contact.push_out(clouds[k], chain.rest_height)
            lying = np.linalg.norm(pushed - clouds[k], axis=1, keepdims=True) > 0
            clouds[k] = np.where(chain.held[:, None], chain.points, pushed)
            speeds[k] = (clouds[k] - before[k]) * np.where(lying, GRIP, 1)
    for chain, cloud in zip(chains, clouds):
        chain.points = cloud


def loop_faces(line, frame):
    """Flat side along a loop: outwards in the loop's plane, tilted to its upper side as on a cone.

    A ribbon that closes on itself without creasing is a piece of a cone, and that is what a bow's loops show.
    """
    along = unit(np.gradient(line, axis=0))
    area = np.cross(line - line.mean(0), np.roll(line, -1, 0) - line.mean(0)).sum(0)
    axis = unit(area if area @ frame.up > 0 else -area)
    outward = np.cross(along, axis)
    outward = outward * np.sign((outward * (line - line.mean(0))).sum())
    facing = unit(outward) * np.cos(CONE) + axis * np.sin(CONE)
    return _rooted(facing, frame.up, both=True)


def tail_faces(line, contact, frame):
    """Flat side along a tail: the normal of the leather under it, smoothed."""
    facing = np.zeros_like(line)
    for k, point in enumerate(line):
        normal = contact.nearest(point, 40)[1]
        facing[k] = frame.up if normal is None else normal
    for _ in range(40):
        facing = unit(soften(facing, 1))
    return _rooted(facing, frame.up, both=False)


def _rooted(facing, up, both):
    """Faces blended into the knot's upward face at the start, and at the end of a loop."""
    count = len(facing)
    near = np.exp(-(np.arange(count) / (.09 * count))**2)
    near = np.maximum(near, near[::-1]) if both else near
    return unit(facing * (1 - near)[:, None] + up * near[:, None])


class BowFrame:
    """Where the knot sits and which way is up, forward and sideways there."""

    def __init__(self, last, contact, eyelets):
        top = [over(last, eyelets[view][-1], 0)[0] for view in (LATERAL, MEDIAL)]
        x, y = (top[0][0] + top[1][0]) / 2 - 5.0, (top[0][1] + top[1][1]) / 2 - .6
        surface, normal = contact.top(x, y)
        self.up = unit(normal * [1, .3, 1])
        self.knot = surface + self.up * 4.4
        self.forward = unit(np.array([1, .12, 0]) - self.up * (np.array([1, .12, 0]) @ self.up))
        self.side = np.cross(self.up, self.forward)  # towards the medial side

    def at(self, forward, side, up):
        """A point in mm from the knot."""
        return self.knot + self.forward * forward + self.side * side + self.up * up


def build_feeds(shoe, last, frame, contact, eyelets):
    """The last two strands, from the top eyelets into the knot."""
    width = squeeze(24, [0, .12, .24, .8, 1], [.46, .66, 1, .95, .62])
    for view, sign in ((LATERAL, -1), (MEDIAL, 1)):
        start = eyelets[view][-1]
        line = pulled(last, contact, start, frame.at(1.0, sign * 1.0, -1.2))
        line = np.concatenate([rise(last, start), line[6:]])
        normals = [unit(last.normal(start) - unit(line[-1] - line[0]) * 2.2), last.normal(start),
                   last.normal(np.array([start[0], 1.0])), frame.up, frame.up]
        lay(shoe, resample(soften(line, 30), 24), blend_normals(normals, 24), width)


def build_knot(shoe, frame):
    """The band that is pulled round the loops, slightly askew."""
    angle = np.radians(np.linspace(-118, 118, 22))
    across = unit(frame.side + frame.forward * .28)
    run = unit(frame.forward - frame.side * .28)
    centres = frame.knot + run * (4.7 * np.sin(angle))[:, None] + frame.up * (3.9 * np.cos(angle) - .6)[:, None]
    outward = run * np.sin(angle)[:, None] + frame.up * np.cos(angle)[:, None]
    width = 7.4 + .5 * np.cos(2 * angle)
    lay(shoe, centres + across * (.5 * np.sin(angle))[:, None], outward, width, 2.5, 12)


def starting_chains(frame):
    """Loops and tails before they fall: lateral loop, medial loop, lateral tail, medial tail."""
    at = frame.at
    chains = []
    for sign, reach, back, wide in ((-1, 40, 9, 11), (1, 37, 4, 10)):
        axis = lambda u, v, up, sign=sign, reach=reach, back=back: at(-back * u + v, sign * reach * u, up)
        chains.append(_chain([at(-.8, sign * 1.2, .9), axis(.2, -1.5, 2), axis(.55, -wide * .55, 4),
                              axis(.85, -wide * .6, 4), axis(1, 0, 3.5), axis(.85, wide * .6, 3),
                              axis(.55, wide * .55, 2.5), axis(.2, 2, 1), at(.8, sign * 1.2, 0)], 3, 3, is_loop=True))
    for sign, ahead, far in ((-1, 22, 60), (1, 31, 54)):
        chains.append(_chain([at(1.6, sign * 1.0, -.4), at(5.5, sign * 5, -.2), at(ahead * .5, sign * far * .35, 5),
                              at(ahead * .9, sign * far * .7, 4), at(ahead, sign * far, 0)], 3, 0, stiff_end=8))
    return chains


def build_bow(shoe, last, tongue, ground, eyelets):
    """Feeds, knot, draped loops and tails, aglets. `tongue` and `ground` are what they touch."""
    frame = BowFrame(last, tongue, eyelets)
    build_feeds(shoe, last, frame, tongue, eyelets)
    chains = starting_chains(frame)
    drape(chains, ground)
    for chain in chains:
        count = 44 if chain.is_loop else 30
        line = resample(soften(chain.points, 6), count)
        facing = loop_faces(line, frame) if chain.is_loop else tail_faces(line, ground, frame)
        ends = [.62, 1, 1, .62] if chain.is_loop else [.62, 1, 1, .5]
        lay(shoe, line, facing, squeeze(count, [0, .12, .9, 1], ends))
        if not chain.is_loop:
            build_aglet(shoe, line, facing)
    build_knot(shoe, frame)


def build_aglet(shoe, line, facing):
    """The stiff tip of a tail."""
    tip, ahead = line[-1], unit(line[-1] - line[-3])
    steps = np.array([-1.2, -1.0, .2, 9.0, 11.6, 12.2, 12.4])
    centres = tip + ahead * steps[:, None]
    width = np.array([3.4, 3.8, 3.8, 3.3, 3.1, 2.5, 1.4])
    height = np.array([2.2, 2.6, 2.6, 2.5, 2.4, 1.9, 1.1])
    shoe.add('aglets', *tube(centres, np.repeat(facing[-1:], len(steps), 0), width, height, 12, borrows=True))
