"""Eyelets: lathed metal rings set in the eyestay."""
import numpy as np

from curves import unit
from mesh import closed_strip

SIDES = 14
STAY_TOP = 3.25  # mm: the eyestay's top over the last

# radius, height over the stay: up the inside of the barrel, over the rolled flange, down to the leather
PROFILE = np.array([(1.75, -1.6), (1.75, .2), (1.95, .55), (2.4, .7), (2.95, .48), (3.3, -.2)])


def build_eyelets(shoe, last, centres):
    """One ring for every eyelet centre."""
    angle = np.arange(SIDES) / SIDES * 2 * np.pi
    for centre in centres:
        point, normal = last.point(centre), last.normal(centre)
        a = unit(np.cross(normal, [0, 0, 1.0]))
        circle = np.cos(angle)[:, None] * a + np.sin(angle)[:, None] * np.cross(normal, a)
        rings = point + circle[:, None] * PROFILE[None, :, :1] + normal * (STAY_TOP + PROFILE[None, :, 1:])
        shoe.add('eyelets', closed_strip(rings, -1, borrows=True))
