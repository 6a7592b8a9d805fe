"""Fields that wrap: the toolkit every texture here is drawn with.

A tile shows no seam when every operation on it is periodic. So nothing below ever looks at an edge: noise is shaped in
the Fourier domain (a discrete spectrum *is* a periodic function), blurs are multiplications there, points are compared
on the torus, and lookups wrap. The ideas are old friends: spectral synthesis (Saupe 1988), cellular noise (Worley 1996),
line integral convolution (Cabral and Leedom 1993).

A field is a float64 array [size, size]; rows run down the picture, columns to the right. Lengths are in millimetres,
because a grain is 0.9 mm whatever the number of pixels; `Tile` converts.
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np


@dataclass(frozen=True)
class Tile:
    """A square canvas of `size` pixels standing for `mm` millimetres; `name` seeds everything random on it."""

    name: str
    mm: float
    size: int = 512

    @property
    def px(self):
        """Pixels in a millimetre."""
        return self.size / self.mm

    def rng(self, salt):
        """A generator that depends on nothing but the tile's name and `salt`."""
        return np.random.default_rng(crc32(f"{self.name}/{salt}".encode()))

    def grid(self):
        """x (right) and y (down) of every pixel's centre, in mm."""
        axis = (np.arange(self.size) + 0.5) / self.px
        return np.meshgrid(axis, axis)


def standard(field):
    """The field shifted and scaled to mean 0 and deviation 1."""
    return (field - field.mean()) / (field.std() + 1e-12)


def unit(field):
    """The field stretched to 0..1 between its 0.5th and 99.5th percentile."""
    low, high = np.percentile(field, (0.5, 99.5))
    return np.clip((field - low) / (high - low + 1e-12), 0.0, 1.0)


def smoothstep(low, high, x):
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def _frequencies(tile):
    """Cycles per mm along x and y of every bin of the real transform."""
    fx = np.fft.rfftfreq(tile.size, 1.0 / tile.px)
    fy = np.fft.fftfreq(tile.size, 1.0 / tile.px)
    return np.meshgrid(fx, fy)


def blur(tile, field, mm):
    """Gaussian blur of standard deviation `mm`."""
    fx, fy = _frequencies(tile)
    kernel = np.exp(-2.0 * (np.pi * mm) ** 2 * (fx**2 + fy**2))
    return np.fft.irfft2(np.fft.rfft2(field) * kernel, s=field.shape)


def noise(tile, salt, mm, octaves=1.0, stretch=1.0, angle=0.0):
    """Gaussian noise whose features are about `mm` wide; mean 0, deviation 1.

    octaves: width of the band. stretch: features are that much longer along `angle` (degrees, anticlockwise) than across.
    """
    white = tile.rng(salt).standard_normal((tile.size, tile.size))
    fx, fy = _frequencies(tile)
    turn = np.deg2rad(angle)
    along = fx * np.cos(turn) - fy * np.sin(turn)
    across = fx * np.sin(turn) + fy * np.cos(turn)
    f = np.hypot(along * stretch, across)
    centre = 1.0 / (2.0 * mm)
    octave = np.log2(np.maximum(f, 1e-9) / centre)
    band = np.exp(-0.5 * (octave / (0.5 * octaves)) ** 2) / np.maximum(f, 1e-9)
    band[f == 0] = 0.0
    return standard(np.fft.irfft2(np.fft.rfft2(white) * band, s=white.shape))


def sample(field, x, y):
    """Bilinear lookup at pixel coordinates, wrapping."""
    size = field.shape[0]
    x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
    fx, fy = x - x0, y - y0
    x0, y0 = x0 % size, y0 % size
    x1, y1 = (x0 + 1) % size, (y0 + 1) % size
    top = field[y0, x0] * (1 - fx) + field[y0, x1] * fx
    low = field[y1, x0] * (1 - fx) + field[y1, x1] * fx
    return top * (1 - fy) + low * fy


def cells(tile, salt, mm, jitter=0.9, warp=None):
    """Cellular noise with cells about `mm` wide: (nearest, second nearest) distance in mm and each cell's number in 0..1.

    warp: an optional pair of displacement fields in mm, so that cells bend as skin does.
    """
    count = max(2, round(tile.mm / mm))
    pitch = tile.mm / count
    rng = tile.rng(salt)
    px = (np.arange(count)[None, :] + 0.5 + jitter * (rng.random((count, count)) - 0.5)) * pitch
    py = (np.arange(count)[:, None] + 0.5 + jitter * (rng.random((count, count)) - 0.5)) * pitch
    label = rng.random((count, count))
    x, y = tile.grid()
    if warp is not None:
        x, y = x + warp[0], y + warp[1]
    column, row = np.floor(x / pitch).astype(int), np.floor(y / pitch).astype(int)
    first = np.full(x.shape, np.inf)
    second = np.full(x.shape, np.inf)
    number = np.zeros(x.shape)
    for dy in range(-2, 3):
        for dx in range(-2, 3):
            c, r = column + dx, row + dy
            wrapped = (r % count, c % count)
            far_x = px[wrapped] + (c // count) * tile.mm - x
            far_y = py[wrapped] + (r // count) * tile.mm - y
            d = np.hypot(far_x, far_y)
            closer = d < first
            second = np.where(closer, first, np.minimum(second, d))
            number = np.where(closer, label[wrapped], number)
            first = np.where(closer, d, first)
    return first, second, number


def flow(tile, source, direction, mm, steps=12):
    """Line integral convolution: `source` smeared over `mm` along `direction` (radians, a field), both ways."""
    x, y = np.meshgrid(np.arange(tile.size, dtype=float), np.arange(tile.size, dtype=float))
    total = source.copy()
    stride = 0.5 * mm * tile.px / steps
    cosine, sine = np.cos(direction), np.sin(direction)
    for sign in (-1.0, 1.0):
        ax, ay = x.copy(), y.copy()
        for _ in range(steps):
            ax += sign * stride * sample(cosine, ax, ay)
            ay -= sign * stride * sample(sine, ax, ay)
            total += sample(source, ax, ay)
    return standard(total)


def scatter(tile, salt, count, draw, reach_mm):
    """The largest of `count` stamps at random places. draw(dx, dy, rng) gives a stamp over offsets in mm up to `reach_mm`.

    A stamp that crosses an edge comes back on the other side.
    """
    rng = tile.rng(salt)
    field = np.zeros((tile.size, tile.size))
    reach = min(int(np.ceil(reach_mm * tile.px)), tile.size // 2)
    offset = np.arange(-reach, reach)
    for _ in range(count):
        cx, cy = rng.random(2) * tile.size
        columns = (int(cx) + offset) % tile.size
        rows = (int(cy) + offset) % tile.size
        dx, dy = np.meshgrid((offset + int(cx) - cx) / tile.px, (offset + int(cy) - cy) / tile.px)
        window = np.ix_(rows, columns)
        field[window] = np.maximum(field[window], draw(dx, dy, rng))
    return field
