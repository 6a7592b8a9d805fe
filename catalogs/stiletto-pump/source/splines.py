"""Curves: interpolating splines and small vector helpers, all vectorised over trailing axes."""
import numpy as np


def unit(v):
    """Vectors of length one along the last axis."""
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12)


def smoothstep(low, high, x):
    """0 below `low`, 1 above `high`, a cubic between."""
    t = np.clip((np.asarray(x, float) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def arc_length(points):
    """Length along a polyline up to each of its points."""
    return np.append(0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=-1)))


def along(points, lengths, at):
    """Points on a polyline at the lengths `at`."""
    return np.stack([np.interp(at, lengths, column) for column in np.moveaxis(points, -1, 0)], -1)


def second_derivatives(x, y, start=None, end=None):
    """Of the cubic spline through (x, y): natural, or with the given slopes at its ends."""
    x, y, n = np.asarray(x, float), np.asarray(y, float), len(x)
    h = np.diff(x)
    matrix, right = np.zeros((n, n)), np.zeros((n,) + y.shape[1:])
    for i in range(1, n - 1):
        matrix[i, i - 1:i + 2] = h[i - 1], 2 * (h[i - 1] + h[i]), h[i]
        right[i] = 6 * ((y[i + 1] - y[i]) / h[i] - (y[i] - y[i - 1]) / h[i - 1])
    matrix[0, 0] = matrix[-1, -1] = 1
    if start is not None:
        matrix[0, :2], right[0] = (2 * h[0], h[0]), 6 * ((y[1] - y[0]) / h[0] - start)
    if end is not None:
        matrix[-1, -2:], right[-1] = (h[-1], 2 * h[-1]), 6 * (end - (y[-1] - y[-2]) / h[-1])
    return np.linalg.solve(matrix, right.reshape(n, -1)).reshape(right.shape)


def spline(x, y, at, start=None, end=None):
    """Cubic spline through (x, y) at `at`."""
    x, y, at = np.asarray(x, float), np.asarray(y, float), np.asarray(at, float)
    m = second_derivatives(x, y, start, end)
    i = np.clip(np.searchsorted(x, at) - 1, 0, len(x) - 2)
    spread = (slice(None),) * at.ndim + (None,) * (y.ndim - 1)
    a, b, h = (x[i + 1] - at)[spread], (at - x[i])[spread], (x[i + 1] - x[i])[spread]
    return (m[i] * a**3 + m[i + 1] * b**3) / (6 * h) + (y[i] / h - m[i] * h / 6) * a + (y[i + 1] / h - m[i + 1] * h / 6) * b


def rows_at(grid, at):
    """Cubic splines down the second axis of `grid` (n, rows, 3), rows evenly over 0..1, at `at` (n, m)."""
    rows = grid.shape[1]
    knots = np.linspace(0, 1, rows)
    m = np.moveaxis(second_derivatives(knots, np.moveaxis(grid, 1, 0)), 0, 1)
    i = np.clip((at * (rows - 1)).astype(int), 0, rows - 2)
    h, n = knots[1], np.arange(len(grid))[:, None]
    b = (at - knots[i])[..., None]
    a = h - b
    return ((m[n, i] * a**3 + m[n, i + 1] * b**3) / (6 * h) + (grid[n, i] / h - m[n, i] * h / 6) * a
            + (grid[n, i + 1] / h - m[n, i + 1] * h / 6) * b)


def monotone(x, y, at):
    """Monotone cubic through (x, y) (Fritsch and Butland 1984) at `at`: no overshoot between the knots."""
    x, y, at = np.asarray(x, float), np.asarray(y, float), np.asarray(at, float)
    h, wide = np.diff(x), (slice(None),) + (None,) * (y.ndim - 1)
    d = np.diff(y, axis=0) / h[wide]
    w1, w2 = (2 * h[1:] + h[:-1])[wide], (h[1:] + 2 * h[:-1])[wide]
    slope = np.zeros_like(y)
    with np.errstate(divide='ignore', invalid='ignore'):
        slope[1:-1] = np.where(d[:-1] * d[1:] > 0, (w1 + w2) / (w1 / d[:-1] + w2 / d[1:]), 0)
    slope[0], slope[-1] = d[0], d[-1]
    i = np.clip(np.searchsorted(x, at) - 1, 0, len(x) - 2)
    spread = (slice(None),) * at.ndim + (None,) * (y.ndim - 1)
    t, span = np.clip((at - x[i]) / h[i], -.5, 1.5)[spread], h[i][spread]
    return ((2 * t**3 - 3 * t**2 + 1) * y[i] + (t**3 - 2 * t**2 + t) * span * slope[i]
            + (3 * t**2 - 2 * t**3) * y[i + 1] + (t**3 - t**2) * span * slope[i + 1])


def superellipse(angle, exponent):
    """Points of the unit superellipse at parameter `angle`."""
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([np.sign(c) * abs(c)**(2 / exponent), np.sign(s) * abs(s)**(2 / exponent)], -1)
