"""The tongue: padded leather that wraps the instep, with a bound edge, a quilting seam and a label.

Its middle surface is a centre line in the plane of the foot with an arch across it that tightens towards the ankle;
across, the parameter is arc length, so nothing stretches. Top and underside are two panels on that surface and on
its mirror image, cut to one outline. Their section is a pillow: a rolled binding along the edge, a groove where the
seam runs, then foam. Towards the toe, under the laces, the foam thins out.
"""
from dataclasses import dataclass

import numpy as np

import stitches
from curves import arc_length, monotone, relax, resample, smooth_curve, smoothstep, unit
from mesh import Piece, grid_faces
from outline import PARAMETER_SCALE, resample_loop
from panels import Style, build
from surface import Surface

ROWS, COLUMNS = 180, 81
LABEL_TOP, TEXT = 8.5, (9.4, 20.0)  # mm over the middle surface; height and width of the patch for initials
HALF_ARC = 38.0  # mm the surface reaches to each side of the centre line
CENTRE = [(230, 65), (207, 74.5), (180, 87.5), (150, 100), (127, 110), (113, 118.2), (103.5, 126.2), (96.5, 134.5)]
sideways = monotone([88, 120, 170, 230], [-.5, .6, 1.8, 3.8])  # the tongue slides a little to the lateral side
arch_radius = monotone([88, 100, 125, 160, 230], [25.5, 27, 33, 44, 55])


class TongueSurface(Surface):
    """The middle surface: t from under the vamp (0) to the tip (1), s from medial to lateral."""

    def __init__(self):
        centre = resample(smooth_curve(CENTRE, 400), ROWS)
        along = unit(np.gradient(centre, axis=0))
        up = np.stack([along[:, 1], -along[:, 0]], 1)
        arc = np.linspace(HALF_ARC, -HALF_ARC, COLUMNS)[None, :]
        radius = arch_radius(centre[:, 0])[:, None]
        fall = radius * (1 - np.cos(arc / radius))
        grid = np.stack([centre[:, :1] - up[:, :1] * fall, sideways(centre[:, :1]) + radius * np.sin(arc / radius),
                         centre[:, 1:] - up[:, 1:] * fall], 2)
        super().__init__(grid, closes=False)
        self.extent = np.array([arc_length(centre)[-1], 2 * HALF_ARC])
        self.flat = np.stack(np.meshgrid(np.linspace(0, 1, ROWS), np.linspace(0, 1, COLUMNS), indexing='ij'), 2)
        self.flat = self.flat * self.extent

    def mirrored(self):
        """The same surface seen from below: s reversed, normals turned over."""
        other = Surface(self.grid[:, ::-1], closes=False)
        other.flat, other.extent = self.flat, self.extent
        return other

    def mark(self, from_tip, across):
        """(t, s) of a point `from_tip` mm below the tip and `across` mm towards the lateral side."""
        return np.array([1 - from_tip / self.extent[0], .5 + across / self.extent[1]])


@dataclass
class Pillow(Style):
    """Binding roll, groove, foam: the section of a padded edge."""
    foam: float = 7.6
    binding: float = 2.7

    def height(self, distance):
        edge = np.minimum(distance / self.binding, 1) - 1
        roll = self.binding * np.sqrt(1 - edge * edge)
        groove = .9 * np.exp(-((distance - 4.9) / .9)**2)
        return roll - groove + (self.foam - self.binding) * smoothstep(4.4, 11, distance)


def _thinning(foam):
    """Takes foam away towards the toe, where the laces press."""
    return lambda points, distance: foam * smoothstep(128, 165, points[:, 0]) * smoothstep(4.4, 11, distance)


TOP = Pillow(0, 0, rings=(.25, .8, 1.6, 2.8, 4.0, 4.9, 5.8, 7.4, 10), grid=6, hidden_below=-1,
             sink=_thinning(2.0))
UNDER = Pillow(0, 0, rings=(.25, .8, 1.6, 2.8, 4.0, 4.9, 6.4, 9.5), grid=8, hidden_below=-1, foam=4.6,
               sink=_thinning(1.4))


def _loop(surface, marks, step, rounding=6):
    """A closed loop on the tongue through marks, corners relaxed, at an even step."""
    loop = resample_loop(surface, np.array(marks), 0.8)
    return resample_loop(surface, relax(loop, rounding), step)


def outline_marks(tongue):
    """The cut: narrow under the vamp, widest at the ankle, a round tip."""
    half = [(172, 22), (150, 24), (110, 28), (75, 30), (45, 31.5), (26, 31), (14, 28.5), (6.5, 23.5), (2, 15), (.6, 6)]
    right = [tongue.mark(*p) for p in half]
    left = [tongue.mark(a, -b * .985) for a, b in half[::-1]]
    return smooth_curve(np.array(right + left) * PARAMETER_SCALE, 240) / PARAMETER_SCALE


def build_tongue(shoe):
    """Both faces, the quilting seam and the label; returns the surface."""
    tongue = TongueSurface()
    loop = _loop(tongue, outline_marks(tongue), 2.6)
    panel, pieces = build(tongue, loop, TOP)
    shoe.add('tongue', *pieces)
    under = loop * [1, -1] + [0, 1]
    shoe.add('tongue', *build(tongue.mirrored(), under, UNDER)[1])
    for row in stitches.seam(tongue, panel, 4.9, lambda ts, p: p[:, 0] < 168):
        shoe.add('stitching', row)
    build_label(shoe, tongue)
    return tongue


def build_label(shoe, tongue):
    """A leather label, sewn on all round."""
    corners = [(10, -12.5), (10, 12.5), (25, 12.5), (25, -12.5)]
    marks = []
    for (a, b), (c, d) in zip(corners, corners[1:] + corners[:1]):
        marks += [tongue.mark(a + (c - a) * k / 6, b + (d - b) * k / 6) for k in range(6)]
    loop = _loop(tongue, marks, 1.6, 5)
    style = Style(5.0, LABEL_TOP, radius=.6, grid=4, rings=(.25, .7, 1.6, 2.6), dip_at=1.6, hidden_below=-1)
    panel, pieces = build(tongue, loop, style)
    shoe.add('tongue_label', *pieces)
    for row in stitches.seam(tongue, panel, 1.6, thread=stitches.FINE):
        shoe.add('stitching', row)
    build_text(shoe, tongue, 17.5, style)


def build_text(shoe, tongue, from_tip, label):
    """The patch for initials on the label: UV0 from 0 to 1, u left to right and v downwards for who faces the toe."""
    (height, width), rows, columns = TEXT, 7, 13
    v, u = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing='ij')
    marks = np.array([tongue.mark(from_tip + (b - .5) * height, (.5 - a) * width) for a, b in zip(u.ravel(), v.ravel())])
    points = tongue.lifted(marks, np.full(len(marks), float(label.height(np.array([6.0]))[0]) + .3))
    shoe.add('tongue_text', Piece(points, tongue.normal(marks), grid_faces(rows, columns),
                                  np.c_[u.ravel(), 1 - v.ravel()] * 100, borrows_occlusion=True))
