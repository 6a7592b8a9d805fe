"""Straps: round the ankle, up the instep, behind the heel; each runs through its buckle and under a keeper.

The ankle band lies on an ankle, an egg whose narrow end is the Achilles tendon, over the heel's top line; it starts at
the buckle, goes round, comes back over its own beginning through the buckle and ends in a rounded tip. A loop holds it
to the back of the shoe. The bar of the T follows the ridge of the instep and folds round the band. The slingback's band
lies on the last where a quarter would have been and runs into the wings between leather and lining.
"""
import numpy as np

from last import BACK, LATERAL, MEDIAL
from mesh import band_section, merged, round_section, swept
from splines import along, arc_length, smoothstep, spline, superellipse, unit

WIDTH, THICK = 8.0, 1.5
OVER_TOP_LINE = 17.0            # mm from the top line's back to the middle of the ankle band
ANKLE = (38.5, 30.0, 4.0)       # half depth, half width, how much narrower at the tendon
BUCKLE_AT, TAIL = np.radians(66), np.radians(44)
BAR, TAB = 7.0, 10.0            # widths of the T's bar and of the loop at the heel
SLING = {  # sigma, mm above the feather line, mm outside the last
    LATERAL: [(127, 17, -.5), (119, 20, -.5), (112, 23, -.45), (105, 26, .25), (97, 28.8, .7),
              (70, 37, .7), (40, 44, .7), (10, 48.5, .7)],
    MEDIAL: [(127, 18, -.5), (119, 21, -.5), (112, 24, -.45), (105, 27, .25), (97, 29.8, .7),
             (70, 38, .7), (40, 44.5, .7), (10, 48.8, .7)],
}
SLING_BACK = (49.5, .7)
SLING_BUCKLE = .20              # where on the band's length, from the outer wing


class Ankle:
    """The ankle over one pose's shoe: points of its skin at an angle from the tendon, to the outer side."""

    def __init__(self, top_back):
        self.middle = top_back + [1.8 + ANKLE[0], -top_back[1], OVER_TOP_LINE]

    def at(self, angle, out=0., up=0.):
        """Points and outward normals at angles, `out` mm off the skin and `up` mm higher."""
        c, s = np.cos(angle), np.sin(angle)
        deep, wide, narrow = ANKLE
        flat = np.stack([-deep * c, (wide - narrow * c) * s, 0 * c], -1)
        slope = np.stack([deep * s, wide * c - narrow * (c * c - s * s), 0 * c], -1)
        normals = unit(np.cross(slope, [0, 0, 1.]))
        normals = np.where((normals * flat).sum(-1, keepdims=True) < 0, -normals, normals)
        normals = unit(normals - [0, 0, .08])
        flat[..., 2] = -3.5 * (1 - c) / 2 + up
        return self.middle + flat + normals * np.broadcast_to(out, np.shape(c))[..., None], normals


def _banded(path, normals, width, thick=THICK, tip=0., sides=10):
    """A strap along a path; `tip` mm of its end are rounded."""
    lengths = arc_length(path)
    left = np.clip((lengths[-1] - lengths) / max(tip, 1e-9), 0, 1) if tip else np.ones(len(path))
    taper = np.sqrt(np.clip(1 - (1 - left)**2, .002, 1))
    section, facing = band_section(1., 1., sides)
    scaled = section[None] * np.stack([width * taper, thick * np.minimum(1, .3 + taper)], -1)[:, None]
    return swept(path, normals, scaled, facing)


def _resampled(path, count):
    lengths = arc_length(path)
    return along(path, lengths, np.linspace(0, lengths[-1], count))


def buckle(middle, normal, ahead, width=WIDTH):
    """A rounded frame with bar and prong, its bar across the strap."""
    over = np.cross(normal, ahead)
    place = lambda x, y, z: (middle + np.multiply.outer(x, ahead) + np.multiply.outer(y, over) + np.multiply.outer(z, normal))
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    ring = superellipse(angle, 4.5) * [width * .72, width * .82]
    path = place(ring[:, 0], ring[:, 1], .35 * np.cos(angle)**2 + 1.2)
    frame = swept(path, np.repeat(normal[None], 48, 0), *round_section(.95, 8, .75), closed=True, charted=False)
    t = np.linspace(0, 1, 9)
    zero = np.zeros(9)
    bar = swept(place(zero - width * .1, (t - .5) * width * 1.6, zero + .5), np.repeat(normal[None], 9, 0),
                *round_section(.55, 8), charted=False)
    prong = swept(place(-width * .1 + t * width * .9, zero, 1.3 + 1.3 * np.sin(np.pi * np.minimum(t * 1.15, 1)) * .6 + .5 * t),
                  np.repeat(normal[None], 9, 0), *round_section(.6, 8), charted=False)
    return merged([frame, bar, prong])


def _keeper(middle, normal, ahead):
    """A narrow leather loop round both layers of a strap."""
    over = np.cross(normal, ahead)
    angle = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    ring = superellipse(angle, 5.) * [WIDTH / 2 + 1.0, THICK + .75]
    path = middle + ring[:, :1] * over + ring[:, 1:] * normal
    outwards = unit(ring[:, :1] * over * .35 + ring[:, 1:] * normal * 3)
    return swept(path, outwards, *band_section(3.2, .9, 8), closed=True)


def ankle_strap(ankle):
    """Parts `strap_ankle` and `buckle_ankle`."""
    angle = np.linspace(BUCKLE_AT - .10, BUCKLE_AT + 2 * np.pi + TAIL, 92)
    lap = smoothstep(BUCKLE_AT + 2 * np.pi - .5, BUCKLE_AT + 2 * np.pi - .12, angle)
    path, normals = ankle.at(angle, THICK / 2 + lap * (THICK + .12))
    pieces = [_banded(path, normals, WIDTH, tip=5.)]
    at = lambda turn, out: [v[0] for v in ankle.at(np.array([BUCKLE_AT + turn]), out)]
    (p0, n0), (p1, _) = at(0, THICK), at(.02, THICK)
    ahead = unit(p1 - p0)
    (k0, kn), (k1, _) = at(.30, THICK), at(.32, THICK)
    pieces.append(_keeper(k0, kn, unit(k1 - k0)))
    pieces.append(_heel_loop(ankle))
    return {'strap_ankle': merged(pieces), 'buckle_ankle': buckle(p0, n0, unit(ahead - n0 * (ahead @ n0)))}


def _heel_loop(ankle):
    """The tab from inside the back of the shoe, up and round the band."""
    back = ankle.middle - [ANKLE[0], 0, 0]
    down = OVER_TOP_LINE
    side = np.array([(.9, -down - 9), (-.6, -down - 2), (-1.0, -down + 4), (-.2, -9), (.5, -5), (.7, 2), (.4, 5.2), (-1.0, 6.4),
                     (-2.6, 5), (-2.9, 0), (-2.7, -5), (-1.7, -7.6), (-.4, -8.6)])
    knots = arc_length(side)
    line = spline(knots, side, np.linspace(0, knots[-1], 44))
    path = back + np.column_stack([line[:, 0], 0 * line[:, 0], line[:, 1]])
    slope = np.gradient(line, axis=0)
    thick = unit(np.column_stack([-slope[:, 1], 0 * slope[:, 0], slope[:, 0]]))
    part = _banded(path, thick, TAB, 1.1, sides=12)
    part.points[:, 0] += (part.points[:, 1] - back[1])**2 / 46
    return part


def _hermite(start, end, leaving, arriving, count=7):
    """Points between two ends with given slopes."""
    t = np.linspace(0, 1, count + 2)[1:-1, None]
    return ((2 * t**3 - 3 * t**2 + 1) * start + (t**3 - 2 * t**2 + t) * leaving + (3 * t**2 - 2 * t**3) * end
            + (t**3 - t**2) * arriving)


def t_bar(last, ankle):
    """Part `strap_t`: along the ridge of the instep from the vamp, then up and round the ankle band."""
    ridge, normals = last.on_ridge([201., 195, 189, 181, 172], np.zeros(5))
    ridge = ridge + normals * np.array([.75, .9, 1.6, 1.6, 1.6])[:, None]
    fold = [(2.9, -7), (2.8, 0), (2.55, 5), (1.2, 6.5), (-.6, 6.1), (-1.1, 4), (-1.1, -3)]
    front = np.concatenate([ankle.at(np.array([np.pi]), out, up)[0] for out, up in fold])
    span = np.linalg.norm(front[0] - ridge[-1])
    rise = _hermite(ridge[-1], front[0], unit(ridge[-1] - ridge[-2]) * span * .9, np.array([-.30, 0, 1]) * span * .75)
    points = np.concatenate([ridge, rise, front])
    points[len(ridge):, 1] = np.linspace(ridge[-1, 1], front[0, 1], len(rise)).tolist() + [front[0, 1]] * len(fold)
    knots = arc_length(points)
    path = spline(knots, points, np.linspace(0, knots[-1], 72))
    slope = unit(np.gradient(path, axis=0))
    thick = unit(np.cross([0, 1., 0], slope))
    width = BAR + 5 * smoothstep(26, 0, np.linspace(0, knots[-1], 72))**2
    lengths = arc_length(path)
    start = np.sqrt(np.clip(1 - (1 - np.clip(lengths / 5, 0, 1))**2, .002, 1))
    section, facing = band_section(1., 1., 10)
    scaled = section[None] * np.stack([width * start, 1.3 * np.minimum(1, .3 + start)], -1)[:, None]
    return {'strap_t': swept(path, thick, scaled, facing)}


def sling_strap(last):
    """Parts `strap_sling` and `buckle_sling`."""
    rows, points, normals = [(LATERAL, *row) for row in SLING[LATERAL]], [], []
    rows += [(LATERAL, BACK, *SLING_BACK)] + [(MEDIAL, *row) for row in SLING[MEDIAL][::-1]]
    for side, sigma, a, out in rows:
        place = lambda ds, da: last.wall(side, np.array([sigma + ds]), np.array([a + da]))[0]
        normal = unit(np.cross(place(.6, 0) - place(0, 0), place(0, .6) - place(0, 0))) * -side
        points.append(place(0, 0) + normal * out)
        normals.append(normal)
    points, normals = np.array(points), np.array(normals)
    if normals[len(normals) // 2, 0] > 0:
        normals = -normals
        points = points + 2 * normals * np.array([r[3] for r in rows])[:, None]
    normals[len(normals) // 2, 1] = 0
    knots = arc_length(points)
    at = np.linspace(0, knots[-1], 76)
    path, thick = spline(knots, points, at), unit(spline(knots, normals, at))
    tucked = np.minimum(smoothstep(0, 26, at), smoothstep(knots[-1], knots[-1] - 26, at))
    pieces = [_banded(path, thick, WIDTH - 1, .5 + (THICK - .5) * tucked)]
    i = int(SLING_BUCKLE * 75)
    ahead = unit(path[i + 1] - path[i - 1])
    k = i + 6
    pieces.append(_keeper(path[k], thick[k], unit(path[k + 1] - path[k - 1])))
    tail = slice(i, i + 12)
    pieces.append(_banded(_resampled(path[tail] + thick[tail] * (THICK + .1), 24), _resampled(thick[tail], 24), WIDTH - 1, tip=5.))
    return {'strap_sling': merged(pieces), 'buckle_sling': buckle(path[i] + thick[i] * THICK, thick[i], ahead, WIDTH - 1)}
