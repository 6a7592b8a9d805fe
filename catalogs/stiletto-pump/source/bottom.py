"""What lies under the foot: sock, platform, sole and its edge, and the two plates for words.

All are strips over the bottom of the last. Sole and platform follow its outline at an offset; the platform's height is
a vertical shift that fades out in the waist. Walls run round the toe as one band, from breast to breast.
"""
import numpy as np

from last import JOINT, LATERAL, MEDIAL, SEAT, SOLE
from mesh import grid_normals, grid_part
from pattern import PEEP_FROM, stations
from splines import smoothstep, superellipse, unit

SOLE_FROM, PLATFORM_FROM, WAIST_THICK = 44.0, 92.0, 2.0
SOCK_COLUMNS = np.linspace(-1, 1, 11)
SLANT = 1.6                          # mm a platform of 30 mm narrows downwards
CHANNEL = .35                        # mm the incised line in the sole is deep
INITIALS = (64.0, 104.0, 13.0)       # s from and to, width in mm
STAMP_AT, STAMP, STAMP_TEXT = 27.0, (31.0, 12.0), (26.0, 8.0)


def _toe_stations(last):
    return [s for s in stations(last, 'closed') if s >= JOINT]


def _forefoot(s):
    return smoothstep(95, 150, s)


def sock(last):
    """The insole's cover: a shallow cup with a wrapped edge."""
    sigma = stations(last, 'closed')
    (s, outer, _), (_, inner, _) = last.feather(LATERAL, sigma), last.feather(MEDIAL, sigma)
    inset = np.full(len(sigma), 1.6)
    if last.pose.toe == 'peep':
        inset -= 1.9 * (1 - smoothstep(PEEP_FROM * .88, PEEP_FROM * 1.55, last.e_of(sigma)))
    middle = (outer + inner) / 2
    outer, inner = np.maximum(outer - inset, np.minimum(outer, middle)), np.minimum(inner + inset, np.maximum(inner, middle))
    s = np.where(sigma < SEAT, 1.6 + (SEAT - 1.6) * s / SEAT, np.minimum(s, last.tip - inset - .5))
    half = (outer - inner) / 2
    y = ((outer + inner) / 2)[:, None] + half[:, None] * SOCK_COLUMNS
    full = (inset + .3) / 1.9
    over = (np.minimum(1, 2 * half / 20) * full)[:, None] * 1.4 * abs(SOCK_COLUMNS)**4 + (.35 + .95 * full)[:, None]
    soft = np.minimum(.35, half * .2)[:, None]
    y = np.concatenate([y[:, :1] - soft, y[:, :1] - soft * .8, y, y[:, -1:] + soft * .8, y[:, -1:] + soft], 1)
    over = np.concatenate([over[:, :1] * 0 - .1, over[:, :1] - .35, over, over[:, -1:] - .35, over[:, -1:] * 0 - .1], 1)
    columns = y.shape[1]
    points = last.bottom(np.repeat(s[:, None], columns, 1), y, over)
    normals = _sock_normals(points, last, s, half)
    flat = np.stack([np.repeat(s[:, None], columns, 1), y + np.linspace(-1.5, 1.5, columns)], -1)
    return grid_part(points, normals, flat)


def _sock_normals(points, last, s, half):
    """Of the cup's surface; of its edge by hand, and upwards where the sock runs to a point."""
    up = last.frame(s)[1][:, None]
    wide = smoothstep(.5, 5, half)[:, None, None]
    normals = unit(_up(grid_normals(points), last, s) * wide + up * (1.001 - wide))
    for column, side, lift in ((0, -1, .15), (1, -1, .9), (-2, 1, .9), (-1, 1, .15)):
        normals[:, column] = unit(np.array([0, side, 0]) * wide[:, 0] + up[:, 0] * (lift + 1.001 - wide[:, 0]))
    return normals


def _up(normals, last, s):
    """Normals turned to the upper side of the bottom, and made good where a strip ends in a point."""
    up = last.frame(s)[1][:, None]
    normals = np.where((normals * up).sum(-1, keepdims=True) < 0, -normals, normals)
    broken = np.linalg.norm(normals, axis=-1, keepdims=True) < .5
    return unit(np.where(broken, up, normals))


def _offset_line(last, side, s, out):
    """(s, y) of the feather line at `out` mm outside of it."""
    at, y, _ = last.feather(side, s)
    normal = unit(np.stack([-np.gradient(y), np.gradient(at)], -1)) * side
    normal[-1] = 1, 0
    return at + normal[:, 0] * out, y + normal[:, 1] * out


def platform_drop(pose, s):
    """mm by which a platform lowers the bottom: nothing at the seat, its height at the ball, less where the toe springs."""
    ahead = np.clip((s - 186) / 75, 0, 1.1)
    return pose.platform * (smoothstep(96, 146, s) - .17 * ahead**2)


class Slab:
    """Lines round the bottom at an offset outwards, a depth along its normal and a vertical drop."""

    def __init__(self, last, first, count):
        self.last = last
        self.s = np.concatenate([np.linspace(first, JOINT, count, endpoint=False), _toe_stations(last)])
        self.drop = platform_drop(last.pose, self.s)
        self.slant = SLANT * last.pose.platform / 30 * _forefoot(self.s)

    def line(self, side, out, depth, drop=1.):
        """One side, back to tip. `out` and `depth` are numbers or one a station."""
        s, y = _offset_line(self.last, side, self.s, np.broadcast_to(out, self.s.shape) - self.slant * drop)
        points = self.last.bottom(s, y, -np.broadcast_to(depth, self.s.shape))
        points[:, 2] -= self.drop * drop
        return points

    def round_toe(self, out, depth, drop=1.):
        """Outer side to the tip and back along the inner side; the tip once."""
        outer, inner = self.line(LATERAL, out, depth, drop), self.line(MEDIAL, out, depth, drop)
        outer[-1] = (outer[-1] + inner[-1]) / 2
        return np.concatenate([outer, inner[-2::-1]])


def _wall(rows, tilts):
    """A band of lines from top to bottom with normals outwards, tilted up where `tilts` is positive."""
    points = np.stack(rows, 1)
    along = unit(np.gradient(points[:, len(rows) // 2], axis=0))
    outwards = unit(np.cross([0, 0, 1.], along))
    outwards *= np.sign(outwards[len(points) // 2, 0])
    up = np.cross(along, outwards)
    up *= np.sign(up[:, 2:])
    tilts = np.array(tilts)[None, :, None]
    return points, unit(outwards[:, None] * (1 - abs(tilts)) + up[:, None] * tilts)


def sole(last):
    """Parts `sole` and `sole_edge`."""
    slab = Slab(last, SOLE_FROM, 40)
    thick = WAIST_THICK + (SOLE - WAIST_THICK) * _forefoot(slab.s)
    out = -1.2 + 1.9 * _forefoot(slab.s)
    line = lambda o, d: slab.round_toe(out + o, d)
    rows = [line(-2.5, -.35), line(-.6, -.1), line(-.12, .02), line(.02, .4), line(0, thick * .5 + .2), line(-.25, thick - .5),
            line(-.7, thick)]
    edge, normals = _wall(rows, [.9, .75, .5, .1, 0, -.45, -.8])
    parts = {'sole_edge': grid_part(edge, normals)}
    insets = [(.7, 0), (1.2, 0), (3.6, 0), (4.1, CHANNEL), (4.6, 0)]
    rows = {}
    for side in (LATERAL, MEDIAL):
        room = np.clip(slab.last.e_of(slab.s) * 2.2, .05, 1)
        rows[side] = [slab.line(side, out - inset * room, thick - groove * room * _forefoot(slab.s)) for inset, groove in insets]
    t = np.linspace(0, 1, 8)[1:-1]
    middle = [rows[LATERAL][-1] * (1 - k) + rows[MEDIAL][-1] * k for k in t]
    points = np.stack([*rows[LATERAL], *middle, *rows[MEDIAL][::-1]], 1)
    points[-1] = points[-1].mean(0)
    normals = -_up(grid_normals(points), last, slab.s)
    normals[-1] = normals[-2]
    normals[:, 0], normals[:, -1] = unit(normals[:, 0] + .6 * side_of(points, 0)), unit(normals[:, -1] + .6 * side_of(points, -1))
    parts['sole'] = grid_part(points, normals, np.stack([np.broadcast_to(slab.s[:, None], points.shape[:2]), points[..., 1]], -1))
    return parts


def side_of(points, column):
    """Outward horizontal direction at a strip's first or last column."""
    return unit(points[:, column] - points[:, -1 - column] + [1e-6, 0, 0])


def platform(last):
    """The covered wall between upper and sole."""
    slab = Slab(last, PLATFORM_FROM, 26)
    out = -1.35 + 1.9 * _forefoot(slab.s)
    share = slab.drop / 30
    line = lambda o, d, f: slab.round_toe(out + o, d, f)
    rows = [line(-2.2, .01, 0.), line(-.5, .01, 0.), line(0 + 0 * share, .02, .03)]
    rows += [line(.35 * share * np.sin(np.pi * f), .02 + .02 * f, f) for f in (.2, .4, .6, .8)] + [line(0, .04, 1.)]
    points, normals = _wall(rows, [.9, .8, .5, 0, 0, 0, 0, -.3])
    return grid_part(points, normals)


def _plate(middle_points, normals, thickness):
    """A raised plate: its outline grows inwards over a bevel; rings from the rim to the middle."""
    rings = []
    for scale, lift in ((1, -.4), (1, thickness * .6), (.985, thickness), (.6, thickness), (.02, thickness)):
        rings.append(middle_points(scale) + normals(scale) * lift)
    points = np.stack(rings, 1)
    facing = grid_normals(points)
    up = normals(.5)
    facing = np.where((facing * up[:, None]).sum(-1, keepdims=True) < -.2, -facing, facing)
    facing[:, 2:] = unit(np.stack([normals(s) for s in (.985, .6, .02)], 1))
    return points, facing


def stamp(last):
    """Parts `stamp` and `stamp_text`: the plate on the sock, and the area of its words."""

    def on_sock(across, ahead, over):
        s = STAMP_AT + ahead
        reach = np.interp(s, [0, SEAT, 60], [10, SEAT_REACH, 19])
        return last.bottom(s, across, 1.3 + 1.4 * abs(across / reach)**4 + over)

    angle = np.linspace(0, 2 * np.pi, 49)
    outline = superellipse(angle, 7.) * np.array(STAMP) / 2
    up = lambda s: np.repeat(last.frame(np.array([STAMP_AT]))[1], 49, 0)
    points, normals = _plate(lambda k: on_sock(outline[:, 0] * k, outline[:, 1] * k, .25), up, .5)
    plate = grid_part(points, normals, np.stack([outline[:, None, k] * np.array([1, 1, .985, .6, .02]) for k in (0, 1)], -1))
    u, v = np.meshgrid(np.linspace(0, 1, 13), np.linspace(0, 1, 5), indexing='ij')
    text = on_sock((u - .5) * STAMP_TEXT[0], (.5 - v) * STAMP_TEXT[1], .83)
    face = np.broadcast_to(last.frame(np.array([STAMP_AT]))[1], text.shape)
    return {'stamp': plate, 'stamp_text': grid_part(text, face, np.stack([u, v], -1) * 100)}


SEAT_REACH = 21.0


def initials(last):
    """The area of the initials, 0.2 mm under the waist of the sole."""
    first, end, wide = INITIALS
    u, v = np.meshgrid(np.linspace(0, 1, 15), np.linspace(0, 1, 5), indexing='ij')
    s = first + (end - first) * u
    over = -(WAIST_THICK + (SOLE - WAIST_THICK) * _forefoot(s)) - .2
    points = last.bottom(s, (.5 - v) * wide, over)
    points[..., 2] -= platform_drop(last.pose, s)
    return grid_part(points, -last.frame(s)[1], np.stack([u, v], -1) * 100)
