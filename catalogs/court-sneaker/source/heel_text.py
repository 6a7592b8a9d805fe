"""The heel text: a thin patch for a customer's name, lying on the back of the heel counter.

Its UV0 is the whole unit square, so an engine can print or embroider any picture on it: u runs from left to right and
v from top to bottom for someone who looks at the heel. It hovers 0.3 mm over the leather and follows it, at real
distances along the surface, so that letters keep their shape round the curve.
"""
import numpy as np

from curves import arc_length, sample_polyline, unit
from mesh import Piece, grid_faces

WIDTH, HEIGHT = 46.0, 16.0
COLUMNS, ROWS = 25, 9
CENTRE_Z = 47.0
HOVER = 0.3
REACH = 90  # grid rows of the last to each side of the heel's back that surely cover the patch


def _level_curve(last, z):
    """Points and normals of the last round the heel at one height, from the medial to the lateral side."""
    rows = np.arange(-REACH, REACH + 1)  # t climbs to the lateral side, which is right when seen from behind
    s = [np.interp(z, last.grid[i, :, 2], last.s) for i in rows]
    ts = np.stack([rows / len(last.t), s], 1)
    return last.point(ts), last.normal(ts)


def build_heel_text(shoe, last, counter):
    """The patch over the counter panel."""
    height = float(counter.style.height(np.array([20.0]))[0]) + HOVER
    points, normals = [], []
    for v in np.linspace(0, 1, ROWS):
        line, facing = _level_curve(last, CENTRE_Z + HEIGHT * (.5 - v))
        line = line + facing * height
        lengths = arc_length(line)
        stations = lengths[REACH] + np.linspace(-.5, .5, COLUMNS) * WIDTH
        points.append(sample_polyline(line, lengths, stations))
        normals.append(unit(sample_polyline(facing, lengths, stations)))
    u, v = np.meshgrid(np.linspace(0, 1, COLUMNS), np.linspace(0, 1, ROWS))
    shoe.add('heel_text', Piece(np.vstack(points), np.vstack(normals), grid_faces(ROWS, COLUMNS),
                                np.stack([u, 1 - v], 2).reshape(-1, 2) * 100, borrows_occlusion=True))
