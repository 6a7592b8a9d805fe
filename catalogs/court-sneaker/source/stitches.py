"""Stitches: rows of lock stitches that follow a seam.

A lock stitch shows as a row of short bulges, each diving into the leather at both ends and leaning a few degrees
off the seam, because the thread enters beside where the previous stitch left. A stitch here is a half capsule of
four cross-sections and twelve triangles; at arm's length the row reads as thread, in a close-up each stitch is
still round. Rows are cut to whole stitches per run, so none ends in half a stitch.
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

STATIONS = np.array([-.5, -.24, .24, .5])
HEIGHTS = np.array([-1, .95, .95, -1])
WIDTHS = np.array([.55, 1, 1, .55])


def _stitch(centres, normal, thread):
    """Points and normals (12 each) of one stitch along four centres."""
    tangent = unit(centres[-1] - centres[0])
    across = unit(np.cross(normal, tangent))
    lean = across * (STATIONS * thread.length * thread.lean)[:, None]
    lift = np.where(HEIGHTS > 0, thread.height * HEIGHTS, -thread.sunk)[:, None]
    side = across * (thread.width * WIDTHS)[:, None]
    base = centres + lean - normal * thread.sunk
    points = np.stack([base - side, centres + lean + normal * lift, base + side], 1)
    tilt = tangent * (STATIONS * 1.6)[:, None]
    normals = np.stack([np.repeat(unit(normal * .3 - across)[None], 4, 0), unit(normal + tilt),
                        np.repeat(unit(normal * .3 + across)[None], 4, 0)], 1)
    return points.reshape(-1, 3), normals.reshape(-1, 3)


def along(points, normals, thread):
    """A row of stitches on a polyline with surface normals; None when the polyline is shorter than a stitch."""
    lengths = arc_length(points)
    count = int(lengths[-1] / thread.pitch)
    if count < 1:
        return None
    start = (lengths[-1] - count * thread.pitch) / 2
    quads = [(i * 3 + j, i * 3 + j + 1, i * 3 + j + 4, i * 3 + j + 3) for i in range(3) for j in range(2)]
    all_points, all_normals, faces, uv = [], [], [], []
    for k in range(count):
        middle = start + (k + .5) * thread.pitch
        centres = sample_polyline(points, lengths, middle + STATIONS * thread.length)
        normal = unit(sample_polyline(normals, lengths, np.array([middle]))[0])
        stitch_points, stitch_normals = _stitch(centres, normal, thread)
        all_points.append(stitch_points)
        all_normals.append(stitch_normals)
        faces += [tuple(i + 12 * k for i in quad) for quad in quads]
        u = np.repeat(middle + STATIONS * thread.length, 3)
        uv.append(np.stack([u, np.tile([-1, 0, 1], 4) * thread.width * 1.4], 1))
    return Piece(np.vstack(all_points), np.vstack(all_normals), faces, np.vstack(uv), borrows_occlusion=True)


def _runs(keep):
    """Index arrays of the stretches of a closed loop where `keep` holds."""
    count = len(keep)
    if keep.all():
        return [np.arange(count + 1) % count]
    order = (np.arange(count) + np.where(~keep)[0][0]) % count
    breaks = np.flatnonzero(np.diff(keep[order].astype(int))) + 1
    return [run for run in np.split(order, breaks) if keep[run[0]] and len(run) > 3]


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
