"""Letters as strokes: our name in relief on the wall of a sole, and printed on the insole.

Every letter is a few polylines in a box of height 1, as a plotter or an engraver draws them, laid along any surface
that can place (u, v, lift). A stroke in relief is a bar with bevelled flanks whose ends slope into the wall.
"""
import numpy as np

from curves import unit
from mesh import Piece, grid_faces

NAME = 'MAQUETTE'
GAP, STROKE, RELIEF = .26, .105, .55  # between letters and half a stroke's width, of the height; mm over the wall


def _arc(cx, cy, rx, ry, start, stop, count=9):
    angle = np.radians(np.linspace(start, stop, count))
    return [(cx + rx * np.cos(a), cy + ry * np.sin(a)) for a in angle]


LETTERS = {  # width, strokes
    'M': (.82, [[(0, 0), (.06, 1), (.41, .28), (.76, 1), (.82, 0)]]),
    'A': (.74, [[(0, 0), (.37, 1), (.74, 0)], [(.16, .34), (.58, .34)]]),
    'Q': (.82, [_arc(.41, .5, .41, .5, 60, 420, 17), [(.5, .26), (.84, -.06)]]),
    'U': (.68, [[(0, 1), (0, .34), *_arc(.34, .34, .34, .34, 180, 360, 7)[1:-1], (.68, .34), (.68, 1)]]),
    'E': (.54, [[(.54, 1), (0, 1), (0, 0), (.54, 0)], [(0, .51), (.46, .51)]]),
    'T': (.64, [[(0, 1), (.64, 1)], [(.32, 1), (.32, 0)]]),
}


def width_of(text, height):
    """Millimetres a text runs."""
    return height * (sum(LETTERS[letter][0] for letter in text) + GAP * (len(text) - 1))


def strokes(text, height):
    """Polylines of a text in mm, its baseline at 0."""
    start = 0.0
    for letter in text:
        width, lines = LETTERS[letter]
        for line in lines:
            yield (np.array(line, float) + [start, 0]) * height
        start += width + GAP


def _sides(line, half_width):
    """The offsets of a polyline to its left, mitred at the corners."""
    along = unit(np.diff(line, axis=0))
    left = np.stack([-along[:, 1], along[:, 0]], 1)
    before, after = np.vstack([left[:1], left]), np.vstack([left, left[-1:]])
    mitre = unit(before + after)
    stretch = np.clip(1 / np.maximum((mitre * after).sum(1), .3), 1, 2)
    return mitre * (stretch * half_width)[:, None]


def raised(text, height, place):
    """Pieces of a text in relief; place(u, v, lift) gives 3D points."""
    half = STROKE * height
    for line in strokes(text, height):
        along = unit(np.diff(line, axis=0))
        line = np.vstack([line[0] - along[0] * half, line, line[-1] + along[-1] * half])
        side = _sides(line, half)
        lift = np.full(len(line), RELIEF)
        lift[[0, -1]] = -.1
        across = ((1, -.1), (.62, 1), (-.62, 1), (-1, -.1))
        rows = [place(*(line + side * w).T, np.where(lift > 0, lift * h if h > 0 else h, -.1)) for w, h in across]
        points = np.stack(rows, 1)
        flat = np.stack([line + side * w for w, _ in across], 1)
        over = place(*line.T, np.full(len(line), 1.0)) - place(*line.T, np.zeros(len(line)))
        left = unit(points[:, 0] - points[:, 3])
        normals = unit(unit(over)[:, None] + left[:, None] * np.array([1.1, .25, -.25, -1.1])[None, :, None])
        yield Piece(points.reshape(-1, 3), normals.reshape(-1, 3), grid_faces(len(line), 4), flat.reshape(-1, 2), True)


def printed(text, height, place):
    """Pieces of a text laid flat on a surface, as ink is; place(u, v) gives (points, normals)."""
    half = STROKE * height
    for line in strokes(text, height):
        side = _sides(line, half)
        flat = np.stack([line + side, line - side], 1)
        points, normals = place(flat.reshape(-1, 2))
        yield Piece(points, normals, grid_faces(len(line), 2), flat.reshape(-1, 2), True)
