"""Stitches: rows of lock stitches that follow a seam.

A lock stitch shows as a row of short bulges, each diving into the leather at both ends and leaning a few degrees
off the seam, because the thread enters beside where the previous stitch left. A stitch here is a bar with a ridge
and two sunken ends, eight corners and eight triangles; normals that lean outwards make it shade as a round thread. Rows are cut to whole stitches per run, so none ends in half a stitch.
"""
from dataclasses import dataclass

import numpy as np

from curves import arc_length, nearest_on_loop, sample_polyline, unit
from mesh import Piece
from outline import continuous


@dataclass
class Thread:
    """Millimetres: distance between stitches, visible length, half width, height, depth of the ends."""
    pitch: float = 3.3
    length: float = 2.5
    width: float = 0.42
    height: float = 0.42
    sunk: float = 0.25
    lean: float = 0.12  # sideways per mm along


FINE = Thread(pitch=2.7, length=2.0, width=0.36, height=0.36)
SOLE = Thread(pitch=4.6, length=3.6, width=0.55, height=0.78, lean=0.05)

STATIONS = np.array([-.5, -.25, .25, .5])  # entry, bar, bar, exit; fractions of the length
CORNER_STATION = np.array([0, 1, 1, 1, 2, 2, 2, 3])  # entry; side, ridge, side; side, ridge, side; exit
CORNER_SIDE = np.array([0, -1, 0, 1, -1, 0, 1, 0])
FACES = ((1, 2, 5, 4), (2, 3, 6, 5), (0, 2, 1), (0, 3, 2), (7, 4, 5), (7, 5, 6))


def _stitch(centres, normal, thread):
    """Corners and normals (8 each) of one stitch along four centres."""
    tangent = unit(centres[-1] - centres[0])
    across = unit(np.cross(normal, tangent))
    ridge = np.isin(np.arange(8), (2, 5))
    station, side = STATIONS[CORNER_STATION], CORNER_SIDE
    points = (centres[CORNER_STATION] + across * (station * thread.length * thread.lean + side * thread.width)[:, None]
              + normal * np.where(ridge, thread.height, -thread.sunk)[:, None])
    upward = np.where(side == 0, 1, .3)
    return points, unit(normal * upward[:, None] + across * side[:, None] + tangent * (station * 1.6)[:, None])


def along(points, normals, thread):
    """A row of stitches on a polyline with surface normals; None when the polyline is shorter than a stitch."""
    lengths = arc_length(points)
    count = int(lengths[-1] / thread.pitch)
    if count < 1:
        return None
    start = (lengths[-1] - count * thread.pitch) / 2
    all_points, all_normals, faces, uv = [], [], [], []
    for k in range(count):
        middle = start + (k + .5) * thread.pitch
        centres = sample_polyline(points, lengths, middle + STATIONS * thread.length)
        normal = unit(sample_polyline(normals, lengths, np.array([middle]))[0])
        stitch_points, stitch_normals = _stitch(centres, normal, thread)
        all_points.append(stitch_points)
        all_normals.append(stitch_normals)
        faces += [tuple(i + 8 * k for i in face) for face in FACES]
        uv.append(np.stack([middle + STATIONS[CORNER_STATION] * thread.length, CORNER_SIDE * thread.width * 1.4], 1))
    return Piece(np.vstack(all_points), np.vstack(all_normals), faces, np.vstack(uv), borrows_occlusion=True)


def _runs(keep):
    """Index arrays of the stretches of a closed loop where `keep` holds."""
    count = len(keep)
    if keep.all():
        return [np.arange(count + 1) % count]
    order = (np.arange(count) + np.where(~keep)[0][0]) % count
    breaks = np.flatnonzero(np.diff(keep[order].astype(int))) + 1
    return [run for run in np.split(order, breaks) if keep[run[0]] and len(run) > 3]


def zigzag(last, panel, insets, keep=None, thread=Thread()):
    """A zigzag between two insets, a stitch to a leg, where keep(ts, points) holds in the middle. Yields pieces."""
    lines = [last.move(panel.loop, panel.inward * inset) for inset in (*insets, sum(insets) / 2)]
    points = last.point(lines[2])
    shown = nearest_on_loop(points, panel.points)[0] > sum(insets) / 2 * .9
    if keep is not None:
        shown &= keep(lines[2], points)
    height = float(panel.style.height(np.array([sum(insets) / 2]))[0])
    for run in _runs(shown):
        lengths = arc_length(last.point(lines[2][run]))
        stations = np.linspace(0, lengths[-1], max(2, round(lengths[-1] / thread.pitch) + 1))
        both = [sample_polyline(continuous(line[run]), lengths, stations) for line in lines[:2]]
        corners = np.where(np.arange(len(stations))[:, None] % 2 == 0, *both)
        yield _legs(last.lifted(corners, np.full(len(corners), height)), last.normal(corners), thread)


def _legs(corners, normals, thread):
    """One stitch from each corner to the next."""
    all_points, all_normals, faces, uv = [], [], [], []
    for k in range(len(corners) - 1):
        middle, run = (corners[k] + corners[k + 1]) / 2, corners[k + 1] - corners[k]
        points, shade = _stitch(middle + (STATIONS * .9)[:, None] * run, unit(normals[k] + normals[k + 1]), thread)
        all_points.append(points)
        all_normals.append(shade)
        faces += [tuple(i + 8 * k for i in face) for face in FACES]
        length = np.linalg.norm(run)
        uv.append(np.stack([(k + STATIONS[CORNER_STATION]) * length, CORNER_SIDE * thread.width * 1.4], 1))
    return Piece(np.vstack(all_points), np.vstack(all_normals), faces, np.vstack(uv), borrows_occlusion=True)


def seam(last, panel, inset, keep=None, thread=Thread()):
    """Rows of stitches `inset` mm inside a panel's outline, where keep(ts, points) holds. Yields pieces."""
    loop = last.move(panel.loop, panel.inward * inset)
    points = last.point(loop)
    shown = nearest_on_loop(points, panel.points)[0] > inset * 0.9
    if keep is not None:
        shown &= keep(loop, points)
    height = float(panel.style.height(np.array([inset]))[0])
    for run in _runs(shown):
        ts = continuous(loop[run])
        piece = along(last.lifted(ts, np.full(len(ts), height)), last.normal(ts), thread)
        if piece is not None:
            yield piece
