"""The last: the foot-shaped form a pump is built on, as a function of rise, platform and toe.

mm, EU 37; x to the toe with the ball's tread line at 0, y to the outer side, z up. `s` is length along the bottom from
the back of the seat. The side view comes first: the bottom's slope is a fixed profile times one number, found so that
the seat lies `rise` over the ball; an arch never has to be drawn for a height. The outline of the bottom (the feather
line, where upper meets sole) and the walls above it are tables in the bottom's own frame, so they ride on that curve.
On the wall a point is (sigma, a): its station along the feather line and its arc length above it.
"""
from dataclasses import dataclass
from math import comb

import numpy as np

from splines import monotone, smoothstep, spline, unit

BALL, JOINT, SOLE = 172.0, 178.0, 3.0       # s of the tread line, s where the toe's own tables begin, sole's mm
SEAT, SEAT_HALF, BACK = 27.0, 23.0, -14.0   # seat's round end: its depth, half width; sigma at its very back
STEP = 0.5
LATERAL, MEDIAL = 1, -1


@dataclass(frozen=True)
class Pose:
    """The numbers a pump follows."""
    rise: float = 85.0
    platform: float = 0.0
    toe: str = 'pointed'


# Length, (mm from the tip, half width) pairs, the tip's offset from the middle, (mm from the tip, ridge height) pairs.
TOES = {
    'pointed': (264., [(72, 31.6), (54, 24.8), (36, 16.8), (20, 10.2), (8, 5.5)], -6.,
                [(60, 24.8), (40, 19.2), (20, 13.0), (8, 8.8)]),
    'almond': (254., [(62, 31.6), (46, 26.6), (30, 20.6), (15, 13.9), (5, 7.9)], -6.,
               [(54, 24.5), (34, 19.8), (16, 15.6), (6, 11.6)]),
    'round': (246., [(56, 33.6), (40, 31.0), (24, 26.2), (12, 19.8), (4, 11.9)], -5.,
              [(48, 25.0), (30, 21.6), (14, 18.0), (5, 13.4)]),
}
TOES['peep'] = TOES['round']
JOINT_HALF, JOINT_MIDDLE, RIDGE_JOINT, RIDGE_SLOPE = 34.9, .3, 31.5, -.36
OUTLINE = {  # half widths behind the joint, and their slope there
    LATERAL: ([SEAT, 50, 80, 105, 130, 150, 164, JOINT], [SEAT_HALF, 21.8, 19.2, 20.0, 27.2, 34.2, 36.6, 35.2], -.17),
    MEDIAL: ([SEAT, 50, 80, 105, 130, 150, 168, JOINT], [SEAT_HALF, 20.6, 15.6, 14.2, 18.6, 26.4, 33.4, 34.6], .02),
}
WALL_AT = [BACK, 26, 60, 100, 140, 170, 196]
BACK_WALL = [(0, 0), (-2.6, 9), (-6.6, 25), (-6.0, 42), (2.6, 57), (10, 72)]
WALLS = {  # Bezier control points (inwards, up) of the wall at WALL_AT
    LATERAL: np.array([
        BACK_WALL,
        [(0, 0), (-2.6, 9), (-5.4, 25), (-1.6, 42), (8.4, 57), (16, 71)],
        [(0, 0), (-3.6, 10), (-6.6, 27), (-2.4, 46), (7, 60), (16, 71)],
        [(0, 0), (-4.4, 11), (-7.5, 29), (-3, 50), (7, 62), (20, 66)],
        [(0, 0), (-3.0, 10), (-4.5, 28), (2, 46), (16, 54), (31, 54)],
        [(0, 0), (-2.2, 10), (-2.4, 26), (8, 37), (25, 37), (37, 37)],
        [(0, 0), (-2.2, 8), (-1.1, 20), (10, 27), (21, 27), (31, 27)]], float),
    MEDIAL: np.array([
        BACK_WALL,
        [(0, 0), (-2.8, 9), (-5.8, 25), (-2.2, 42), (8.2, 57), (16, 71)],
        [(0, 0), (-4.4, 10), (-8.2, 27), (-4.6, 46), (5, 60), (14, 71)],
        [(0, 0), (-6.0, 11), (-10.5, 29), (-8, 50), (1, 62), (12, 66)],
        [(0, 0), (-5.0, 10), (-7.5, 28), (-2, 46), (9, 54), (20, 54)],
        [(0, 0), (-2.2, 10), (-2.6, 26), (7, 37), (23, 37), (33, 37)],
        [(0, 0), (-2.2, 8), (-1.1, 20), (9, 27), (20, 27), (30, 27)]], float),
}
WALL_SAMPLES = 48


class Last:
    """Geometry of the last for one pose."""

    def __init__(self, pose):
        self.pose = pose
        self.tip, widths, self.tip_offset, ridge = TOES[pose.toe]
        self.toe_length = self.tip - JOINT
        self._centre_line(pose.rise - SOLE)
        self._toe_tables(widths, ridge)

    def _centre_line(self, drop_wanted):
        """Slope `theta`, x and z over s; the profile's factor by bisection."""
        self.s = np.arange(0, self.tip + 8, STEP)
        knots = [0, 20, 46, 74, 104, 130, 153, BALL]
        profile = (np.array([.50, .54, .82, .99, 1.0, .82, .44, 0.])
                   + np.array([1, 1, .45, .05, 0, .2, .3, 0]) * np.clip(drop_wanted, 10, 120) * .0013)
        shape = monotone(knots, profile, np.minimum(self.s, BALL))
        spring = np.radians(monotone([BALL, 188, 215, 275], [0, 2.6, 5.0, 6.2], np.maximum(self.s, BALL)))
        ball, low, high = int(round(BALL / STEP)), 0., 1.3
        for _ in range(60):
            factor = (low + high) / 2
            drop = np.trapz(np.sin(factor * shape[:ball + 1]), dx=STEP)
            low, high = (factor, high) if drop < drop_wanted else (low, factor)
        self.shank = factor
        self.theta = factor * shape - np.where(self.s > BALL, spring, 0)
        sums = lambda f: np.append(0, np.cumsum((f[1:] + f[:-1]) / 2) * STEP)
        x, z = sums(np.cos(self.theta)), -sums(np.sin(self.theta))
        self.x, self.z = x - x[ball], z - z[ball] + self.pose.platform + SOLE
        self.lean = monotone([0, 30, 90, 140, JOINT, 280], [.10, .14, .32, .42, .8, 1], self.s) * self.theta

    def _toe_tables(self, widths, ridge):
        """Outline and ridge of the toe over e = sqrt(distance from the tip), which makes a blunt end smooth."""
        self.e = np.linspace(0, 1, 101)
        table = lambda rows, last: (np.sqrt(np.array([0] + [r[0] for r in rows[::-1]] + [self.toe_length]) / self.toe_length),
                                    np.array([0] + [r[1] for r in rows[::-1]] + [last]))
        at, half = table(widths, JOINT_HALF)
        drift = self.tip_offset + (JOINT_MIDDLE - self.tip_offset) * smoothstep(-.15, 1, self.e**2)
        drift += (self.tip_offset - drift[0]) * (1 - self.e**2)
        self.toe_width = {side: side * drift + spline(at, half, self.e, end=-2 * self.toe_length * OUTLINE[side][2])
                          for side in (LATERAL, MEDIAL)}
        at, height = table(ridge, RIDGE_JOINT)
        self.toe_ridge = spline(at, height, self.e, end=-2 * self.toe_length * RIDGE_SLOPE)

    def e_of(self, s):
        """1 at the joint, 0 at the tip."""
        return np.sqrt(np.clip((self.tip - np.asarray(s, float)) / self.toe_length, 0, 1))

    def width(self, side, s):
        """Distance of the feather line from y = 0."""
        at, half, slope = OUTLINE[side]
        s = np.asarray(s, float)
        behind = spline(at, half, np.clip(s, SEAT, JOINT), start=0., end=slope)
        return np.where(s <= JOINT, behind, np.interp(self.e_of(s), self.e, self.toe_width[side]))

    def ridge_height(self, s):
        """Height of the instep over the bottom."""
        behind = spline([60, 100, 130, 150, 165, JOINT], [68, 64, 54.5, 45.5, 37.6, RIDGE_JOINT], np.clip(s, 60, JOINT),
                        end=RIDGE_SLOPE)
        return np.where(s <= JOINT, behind, np.interp(self.e_of(s), self.e, self.toe_ridge))

    def ridge_y(self, s):
        """Where the ridge of the instep runs, to the outer side."""
        behind = spline([60, 110, 150, JOINT], [-2, -6, -4.5, -1.2], np.clip(s, 60, JOINT))
        return np.where(s <= JOINT, behind, self.tip_offset + (-1.2 - self.tip_offset) * self.e_of(s)**1.6)

    def feather(self, side, sigma):
        """s, y and the inward direction (ds, dy) of the feather line."""
        sigma = np.asarray(sigma, float)
        turn, seat = np.clip((sigma - BACK) / (SEAT - BACK), 0, 1) * np.pi / 2, sigma < SEAT
        s = np.where(seat, SEAT * (1 - np.cos(turn)), sigma)
        y = side * np.where(seat, SEAT_HALF * np.sin(turn), self.width(side, sigma))
        inward = np.stack([np.where(seat, np.cos(turn) / SEAT, 0), np.where(seat, -side * np.sin(turn) / SEAT_HALF, -side)], -1)
        return s, y, unit(inward)

    def _wall_controls(self, side, sigma):
        table = monotone(WALL_AT, WALLS[side], np.clip(sigma, BACK, 196))
        ahead = np.maximum(sigma, 60)
        reach = np.maximum(self.width(side, ahead) - side * self.ridge_y(ahead), 0)
        height, bulge, zero = self.ridge_height(ahead), np.minimum(2.2, .10 * reach), np.zeros_like(reach)
        front = np.stack([np.stack(p, -1) for p in ((zero, zero), (-bulge, .26 * height), (-.2 * bulge, .57 * height),
                                                    (.21 * reach, .88 * height), (.57 * reach, height), (reach, height))], -2)
        mix = smoothstep(104, 190, sigma)[..., None, None]
        return table * (1 - mix) + front * mix

    def profile(self, side, sigma):
        """The wall's section (n, samples, 2) as (inwards, up), and its arc length (n, samples)."""
        t = np.linspace(0, 1, WALL_SAMPLES)
        basis = np.stack([comb(5, j) * t**j * (1 - t)**(5 - j) for j in range(6)], -1)
        section = np.einsum('nj,mjc->mnc', basis, self._wall_controls(side, np.atleast_1d(np.asarray(sigma, float))))
        steps = np.linalg.norm(np.diff(section, axis=1), axis=2)
        return section, np.concatenate([np.zeros((len(section), 1)), np.cumsum(steps, axis=1)], 1)

    def girth(self, side, sigma):
        """Arc length of the wall from feather line to ridge."""
        return self.profile(side, sigma)[1][:, -1]

    def frame(self, s):
        """Centre (n, 3) of the bottom at s, its normal, and the walls' up and forward directions."""
        s = np.asarray(s, float)
        at = lambda table: np.interp(s, self.s, table)
        lean, theta, zero = at(self.lean), at(self.theta), np.zeros_like(s)
        return (np.stack([at(self.x), zero, at(self.z)], -1), np.stack([np.sin(theta), zero, np.cos(theta)], -1),
                np.stack([np.sin(lean), zero, np.cos(lean)], -1), np.stack([np.cos(lean), zero, -np.sin(lean)], -1))

    def wall(self, side, sigma, a):
        """Points on the wall at stations `sigma`, `a` mm above the feather line."""
        sigma = np.asarray(sigma, float)
        section, lengths = self.profile(side, sigma)
        a, rows = np.clip(a, 0, lengths[:, -1]), np.arange(len(sigma))
        i = np.clip((lengths < a[:, None]).sum(1) - 1, 0, WALL_SAMPLES - 2)
        t = ((a - lengths[rows, i]) / np.maximum(lengths[rows, i + 1] - lengths[rows, i], 1e-9))[:, None]
        inwards, up = (section[rows, i] * (1 - t) + section[rows, i + 1] * t).T
        s, y, direction = self.feather(side, sigma)
        centre, _, rising, ahead = self.frame(s)
        points = centre + ahead * (direction[:, 0] * inwards)[:, None] + rising * up[:, None]
        points[:, 1] += y + direction[:, 1] * inwards
        return points

    def from_ridge(self, sigma, across):
        """Points `across` mm from the ridge on the wall at stations `sigma`: to the outer side where positive."""
        sigma, across = np.broadcast_arrays(np.asarray(sigma, float), np.asarray(across, float))
        points = np.zeros((len(sigma), 3))
        for side in (LATERAL, MEDIAL):
            here = (across >= 0) if side == LATERAL else (across < 0)
            if here.any():
                points[here] = self.wall(side, sigma[here], self.girth(side, sigma[here]) - abs(across[here]))
        return points

    def on_ridge(self, sigma, across, reach=.8):
        """The same points with the wall's outward normals."""
        at = lambda s, d: self.from_ridge(np.asarray(sigma, float) + s, np.asarray(across, float) + d)
        normals = unit(np.cross(at(reach, 0) - at(-reach, 0), at(0, reach) - at(0, -reach)))
        normals[normals[:, 2] < 0] *= -1
        return at(0, 0), normals

    def bottom(self, s, y, over=0.):
        """Points `over` mm above the bottom at (s, y)."""
        centre, normal, _, _ = self.frame(s)
        points = centre + normal * np.broadcast_to(over, np.shape(s))[..., None]
        points[..., 1] += y
        return points
