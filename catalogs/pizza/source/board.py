"""The round board beneath, for a pizza of 30 cm; others see it larger or smaller."""
import numpy as np

from ground import BOARD
from mesh import Mesh, joined
from shapes import polar, sheet

RADIUS = 172.0


def build_board(sides=72):
    """Top, rounded edge and side, with shade by height under the pizza."""
    angle = np.linspace(0, 2 * np.pi, sides + 1)[None, :]
    rows = np.array([(40, BOARD), (118, BOARD), (140, BOARD), (150, BOARD), (156, BOARD), (162, BOARD), (RADIUS - 5, BOARD), (RADIUS - 1.6, BOARD - 1.0), (RADIUS, BOARD - 4), (RADIUS, 5),
                     (RADIUS - 2, 1.2), (RADIUS - 5, 0)], float)
    r, y = rows[:, :1], rows[:, 1:]
    points = polar(angle, r, y + 0 * angle)
    uv = np.stack([points[..., 0], points[..., 2]], -1) / 344 + 0.5
    down = np.maximum(0, BOARD - points[..., 1:2]) / 344 * np.stack([np.cos(angle), np.sin(angle)], -1)
    made = sheet(points, uv + down, np.stack(np.broadcast_arrays(np.cos(angle) * .5, np.ones_like(r), np.sin(angle) * .5), -1))
    shade = np.interp(rows[:, 0], [118, 140, 150, 156, 164, 172], [.2, .25, .5, .82, .97, 1]) * np.interp(rows[:, 1], [0, 6, 16], [.35, .75, 1])
    made.shade = np.repeat(shade, sides + 1)
    return made


__all__ = ['Mesh', 'build_board', 'joined']
