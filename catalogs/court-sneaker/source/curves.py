"""Curves: the small toolbox of splines and polylines that every other module draws with.

Everything about this shoe starts as a handful of points someone can type: key columns of the last, corners of
a panel, the line of a tongue. A cubic spline through such points is the classic answer (second derivatives from
one tridiagonal solve; see de Boor, "A Practical Guide to Splines", 1978). Three flavours are needed:

* `PeriodicSpline`  runs round the foot and closes on itself (period 1),
* `smooth_curve`    an open natural spline with centripetal knots, which do not overshoot at uneven spacing
                    (Lee, "Choosing nodes in parametric curve interpolation", 1989),
* `monotone`        a profile y(x) that never wiggles between its keys (Fritsch and Carlson, 1980).

Arrays are numpy, points are rows, lengths are millimetres.
"""
import numpy as np


def unit(vectors):
    """Vectors scaled to length one along the last axis; a null vector stays null."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def fibonacci_hemisphere(count):
    """`count` directions evenly over the upper half sphere, cosine weighted (a sunflower lifted from the disc)."""
    k = np.arange(count) + .5
    radius, angle = np.sqrt(k / count), k * np.pi * (3 - np.sqrt(5))
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - radius**2)], 1)


def smoothstep(low, high, x):
    """0 below `low`, 1 above `high`, a smooth cubic between."""
    u = np.clip((np.asarray(x, float) - low) / (high - low), 0, 1)
    return u * u * (3 - 2 * u)


def arc_length(points):
    """Distance run along a polyline at each of its points, starting at 0."""
    return np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])


def sample_polyline(points, lengths, at):
    """Points (n, k) of a polyline with running lengths `lengths`, read at the lengths `at`."""
    return np.stack([np.interp(at, lengths, points[:, c]) for c in range(points.shape[1])], 1)


def resample(points, count):
    """An open polyline again, as `count` points at equal distances."""
    lengths = arc_length(points)
    return sample_polyline(points, lengths, np.linspace(0, lengths[-1], count))


def closed(points):
    """The polyline with its first point repeated at the end."""
    return np.concatenate([points, points[:1]])


def relax(loop, rounds):
    """A closed polyline rounded by repeated averaging with its neighbours (a binomial filter)."""
    for _ in range(rounds):
        loop = 0.5 * loop + 0.25 * (np.roll(loop, 1, 0) + np.roll(loop, -1, 0))
    return loop


def sparse(points, tolerance=.05, longest=14.0):
    """Indices of the samples of a polyline that suffice: chords stay within `tolerance` and `longest` (mm).

    First and last sample are kept. Points may have any number of columns: several lines side by side are thinned
    as one, each within the tolerance.
    """
    kept, end = [0], 1
    while kept[-1] < len(points) - 1:
        start = kept[-1]
        end = start + 1
        while end + 1 < len(points) and _chord_holds(points[start:end + 2], tolerance, longest):
            end += 1
        kept.append(end)
    return np.array(kept)


def _chord_holds(points, tolerance, longest):
    chord = points[-1] - points[0]
    length = np.linalg.norm(chord)
    if length > longest * np.sqrt(max(1, points.shape[1] // 3)) or length < 1e-9:
        return False
    ahead = (points - points[0]) @ (chord / length)
    beside = points - points[0] - ahead[:, None] * (chord / length)
    return (np.linalg.norm(beside, axis=1) <= tolerance).all()


def _cubic(left, right, m_left, m_right, step, ahead):
    """The cubic piece between two keys, given second derivatives; `ahead` is the distance past the left key."""
    back = step - ahead
    bend = (m_left * back**3 + m_right * ahead**3) / (6 * step)
    return bend + (left / step - m_left * step / 6) * back + (right / step - m_right * step / 6) * ahead


class PeriodicSpline:
    """Cubic spline of period 1 through rows `values` at the increasing parameters `knots` in [0, 1)."""

    def __init__(self, knots, values):
        self.knots, self.values = np.asarray(knots, float), np.asarray(values, float)
        self.steps = np.diff(np.append(self.knots, self.knots[0] + 1))
        count = len(self.knots)
        matrix, right = np.zeros((count, count)), np.zeros_like(self.values)
        for i in range(count):
            before, after = (i - 1) % count, (i + 1) % count
            matrix[i, before] += self.steps[before]
            matrix[i, i] += 2 * (self.steps[before] + self.steps[i])
            matrix[i, after] += self.steps[i]
            right[i] = 6 * ((self.values[after] - self.values[i]) / self.steps[i]
                            - (self.values[i] - self.values[before]) / self.steps[before])
        self.bends = np.linalg.solve(matrix, right)

    def __call__(self, t):
        t = (np.asarray(t, float) - self.knots[0]) % 1.0 + self.knots[0]
        i = np.clip(np.searchsorted(self.knots, t, side='right') - 1, 0, len(self.knots) - 1)
        j = (i + 1) % len(self.knots)
        return _cubic(self.values[i], self.values[j], self.bends[i], self.bends[j],
                      self.steps[i][:, None], (t - self.knots[i])[:, None])


def _natural_bends(points, steps):
    """Second derivatives of the natural cubic spline through `points` with knot distances `steps`."""
    count = len(points)
    matrix, right = np.zeros((count, count)), np.zeros_like(points)
    matrix[0, 0] = matrix[-1, -1] = 1
    for i in range(1, count - 1):
        matrix[i, i - 1:i + 2] = steps[i - 1], 2 * (steps[i - 1] + steps[i]), steps[i]
        right[i] = 6 * ((points[i + 1] - points[i]) / steps[i] - (points[i] - points[i - 1]) / steps[i - 1])
    return np.linalg.solve(matrix, right)


def smooth_curve(points, count):
    """`count` samples of the natural spline through `points` (two points give a straight line)."""
    points = np.asarray(points, float)
    if len(points) == 2:
        return points[0] + (points[1] - points[0]) * np.linspace(0, 1, count)[:, None]
    steps = np.sqrt(np.maximum(np.linalg.norm(np.diff(points, axis=0), axis=1), 1e-9))
    knots = np.concatenate([[0], np.cumsum(steps)])
    bends = _natural_bends(points, steps)
    t = np.linspace(0, knots[-1], count)
    i = np.clip(np.searchsorted(knots, t, side='right') - 1, 0, len(points) - 2)
    return _cubic(points[i], points[i + 1], bends[i], bends[i + 1], steps[i][:, None], (t - knots[i])[:, None])


def monotone(xs, ys):
    """A function y(x) through the keys without overshoot; constant outside them."""
    xs, ys = np.asarray(xs, float), np.asarray(ys, float)
    steps = np.diff(xs)
    slopes = np.diff(ys) / steps
    tangents = np.concatenate([slopes[:1], np.zeros(len(xs) - 2), slopes[-1:]])
    for i in range(1, len(xs) - 1):
        if slopes[i - 1] * slopes[i] > 0:
            ahead, behind = 2 * steps[i] + steps[i - 1], steps[i] + 2 * steps[i - 1]
            tangents[i] = (ahead + behind) / (ahead / slopes[i - 1] + behind / slopes[i])

    def profile(x):
        x = np.clip(np.asarray(x, float), xs[0], xs[-1])
        i = np.clip(np.searchsorted(xs, x, side='right') - 1, 0, len(xs) - 2)
        u = (x - xs[i]) / steps[i]
        hermite = (2 * u**3 - 3 * u**2 + 1, u**3 - 2 * u**2 + u, -2 * u**3 + 3 * u**2, u**3 - u**2)
        return (hermite[0] * ys[i] + hermite[1] * steps[i] * tangents[i]
                + hermite[2] * ys[i + 1] + hermite[3] * steps[i] * tangents[i + 1])

    return profile


def inside(points, polygon):
    """For each 2D point whether it lies inside the closed polygon (crossing count)."""
    x, y = points[:, 0][:, None], points[:, 1][:, None]
    a, b = polygon, np.roll(polygon, -1, 0)
    straddles = (a[:, 1] > y) != (b[:, 1] > y)
    crossing = (b[:, 0] - a[:, 0]) * (y - a[:, 1]) / (b[:, 1] - a[:, 1] + 1e-30) + a[:, 0]
    return (straddles & (x < crossing)).sum(1) % 2 == 1


def nearest_on_loop(points, loop):
    """Distance from each point to a closed polyline, and the nearest point on it (any dimension)."""
    start, along = loop, np.roll(loop, -1, 0) - loop
    length2 = (along * along).sum(1) + 1e-12
    distance, nearest = np.empty(len(points)), np.empty_like(points)
    for first in range(0, len(points), 400):
        p = points[first:first + 400][:, None, :]
        u = np.clip(((p - start) * along).sum(2) / length2, 0, 1)
        candidate = start + u[..., None] * along
        gap = np.linalg.norm(p - candidate, axis=2)
        best = gap.argmin(1)
        rows = np.arange(len(best))
        distance[first:first + 400], nearest[first:first + 400] = gap[rows, best], candidate[rows, best]
    return distance, nearest
