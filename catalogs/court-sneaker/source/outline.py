"""Outlines: how a pattern maker's points become a loop on the last.

A designer draws panels in three pictures: the side view, the top view, and "so many millimetres below the top
line". Each of those is a constructor here; `locate` projects the point to the surface parameters (t, s) by a coarse
search followed by a few Newton steps. `draw` strings the located points into smooth segments that meet in corners,
closes them, rounds the corners a little as a cutting knife does, and resamples at an even step.
"""
import numpy as np

from curves import closed, relax, sample_polyline, arc_length, smooth_curve
from last import AROUND, UP

LATERAL, MEDIAL = 'L', 'M'

# Millimetres of leather per unit of t and of s, near enough for an isotropic spline in (t, s).
PARAMETER_SCALE = np.array([750.0, 75.0])


def side(view, x, z):
    """A point seen from the side: x along the foot, height z."""
    return ('side', view, x, z)


def plan(x, y):
    """A point seen from above."""
    return ('plan', None, x, y)


def drop(view, x, below):
    """The top line at x, then `below` mm down the surface."""
    return ('drop', view, x, below)


def drop_at(t, below):
    """The top line at parameter t, then `below` mm down the surface."""
    return ('drop_at', None, t, below)


def feather(view, x, s=0.0):
    """The feather edge at x, at parameter s."""
    return ('feather', view, x, s)


def at(t, s):
    """Surface parameters as they are."""
    return ('at', None, t, s)


def run(t_from, t_to, s, count=24):
    """A segment along constant s."""
    return [at(t, s) for t in np.linspace(t_from, t_to, count)]


def _half(last, view):
    return np.where(last.t < .5 if view == LATERAL else last.t > .5)[0]


def t_on_top(last, x, view):
    """The t at which the top line passes x on one side."""
    half = _half(last, view)
    return half[np.argmin(abs(last.top_line[half, 0] - x))] / AROUND


def t_on_feather(last, x, view):
    """The t at which the feather edge passes x on one side."""
    half = _half(last, view)
    return half[np.argmin(abs(last.feather_line[half, 0] - x))] / AROUND


def _project(last, view, target, axes):
    """Parameters of the surface point whose coordinates `axes` equal `target`."""
    rows = _half(last, view) if view else np.arange(AROUND)
    miss = sum((last.grid[rows][:, :, a] - v)**2 for a, v in zip(axes, target))
    if view is None:  # from above: only what faces up
        miss = miss + 1e6 * (last.normals[rows][:, :, 2] < 0.02)
    i, j = np.unravel_index(np.argmin(miss), miss.shape)
    ts = np.array([rows[i] / AROUND, j / (UP - 1)])
    for _ in range(4):
        slopes = np.stack([last.sample(last.along_t, ts)[list(axes)], last.sample(last.along_s, ts)[list(axes)]], 1)
        if abs(np.linalg.det(slopes)) < 1e-6:
            break
        step = np.linalg.solve(slopes, np.array(target) - last.point(ts)[list(axes)])
        ts = ts + np.clip(step, -.004, .004)
        ts[1] = np.clip(ts[1], 0, 1)
    return ts


def locate(last, mark):
    """A drawn point as (t, s)."""
    kind, view, a, b = mark
    if kind == 'side':
        return _project(last, view, (a, b), (0, 2))
    if kind == 'plan':
        return _project(last, None, (a, b), (0, 1))
    if kind == 'feather':
        return np.array([t_on_feather(last, a, view), b])
    if kind == 'at':
        return np.array([a, b], float)
    t = t_on_top(last, a, view) if kind == 'drop' else a
    return np.array([t, 1 - b / last.length(t)])


def continuous(ts):
    """The same polyline with t free of jumps from 1 to 0."""
    ts = np.array(ts, float)
    ts[:, 0] = np.unwrap(ts[:, 0], period=1)
    return ts


def resample_loop(last, loop, step):
    """A closed (t, s) loop again, with points every `step` mm."""
    points = last.point(loop)
    fresh = np.linalg.norm(np.roll(points, -1, 0) - points, axis=1) > 1e-4
    loop, points = loop[fresh], points[fresh]
    lengths = arc_length(closed(points))
    count = max(8, int(round(lengths[-1] / step)))
    return sample_polyline(closed(loop), lengths, np.arange(count) / count * lengths[-1])


def draw(last, segments, step=2.2, rounding=3):
    """A closed (t, s) loop from segments of marks; each segment is smooth, segments meet in corners.

    `step` is the distance of the samples in mm, `rounding` how far corners are softened (0.8 mm filter passes / 4).
    """
    pieces = []
    for segment in segments:
        located = continuous([locate(last, mark) for mark in segment])
        pieces.append(smooth_curve(located * PARAMETER_SCALE, 80) / PARAMETER_SCALE)
    loop = resample_loop(last, continuous(np.concatenate(pieces)), 0.8)
    loop = relax(loop, 4 * rounding)
    loop[:, 1] = np.clip(loop[:, 1], 0, 1)
    return resample_loop(last, loop, step)
