"""Textiles: yarns that go over and under.

Each cloth is built from its yarns. A yarn is a ridge with a round section and plies twisted around it; a weave says
which ridge is on top; the highest wins. Pitches divide the tile exactly, so the cloth wraps; every yarn has its own
thickness and tone, and a gentle warp keeps the rows from looking printed.
"""

import numpy as np

from periodic import Tile, blur, flow, noise, scatter, smoothstep, standard, unit
from surface import Surface, cavity


def _wobble(tile, salt, mm, amount):
    """The pixel grid in mm, displaced by up to about 2 x `amount` mm in features of `mm`."""
    x, y = tile.grid()
    return x + amount * noise(tile, salt + "/x", mm), y + amount * noise(tile, salt + "/y", mm)


def _ridge(offset, half):
    """A round yarn: 1 in the middle, 0 at `half` and beyond."""
    return np.sqrt(np.clip(1.0 - (offset / half) ** 2, 0.0, 1.0))


def _per_yarn(tile, salt, index, count):
    """A random number in 0..1 for each yarn, looked up by its (wrapping) index."""
    return tile.rng(salt).random(count)[index % count]


def canvas():
    """Plain weave of stout cotton: warp and weft alternate, slubs swell some yarns."""
    tile = Tile("canvas", 24.0)
    count = 26
    pitch = tile.mm / count
    x, y = _wobble(tile, "wobble", 2.5, 0.045)
    col, row = np.floor(x / pitch).astype(int), np.floor(y / pitch).astype(int)
    fx, fy = x / pitch - col - 0.5, y / pitch - row - 0.5
    warp_up = np.where((col + row) % 2 == 0, 1.0, -1.0)
    warp_slub = 0.46 + 0.05 * _per_yarn(tile, "warp", col, count) + 0.02 * noise(tile, "slub x", 1.6, stretch=6, angle=90)
    weft_slub = 0.46 + 0.05 * _per_yarn(tile, "weft", row, count) + 0.02 * noise(tile, "slub y", 1.6, stretch=6)
    warp = 0.30 * _ridge(fx, warp_slub) + 0.15 * warp_up * np.cos(np.pi * fy)
    weft = 0.30 * _ridge(fy, weft_slub) - 0.15 * warp_up * np.cos(np.pi * fx)
    on_top = warp > weft
    twist = np.where(on_top, np.sin(2 * np.pi * (y * 3.0 + fx * 1.1)), np.sin(2 * np.pi * (x * 3.0 + fy * 1.1)))
    fibre = np.where(on_top, noise(tile, "fx", 0.10, stretch=5, angle=80), noise(tile, "fy", 0.10, stretch=5, angle=-10))
    height = blur(tile, np.maximum(warp, weft), 0.035) * pitch * 0.75 + 0.005 * twist + 0.004 * fibre
    tone = np.where(on_top, _per_yarn(tile, "tone x", col, count), _per_yarn(tile, "tone y", row, count))
    base = np.clip((0.93 + 0.05 * (tone - 0.5) + 0.022 * fibre) * cavity(height, 0.30, 0.42), 0, 1)
    rough = np.clip(0.93 + 0.04 * fibre * 0.5, 0, 1)
    return Surface(tile, height, base, rough)


def knit():
    """Stockinette: columns of Vs. Each leg of a V is a fat yarn leaning into the wale's middle."""
    tile = Tile("knit", 30.0)
    wales, courses = 12, 16
    width, rise = tile.mm / wales, tile.mm / courses
    x, y = _wobble(tile, "wobble", 4.0, 0.06)
    col = np.floor(x / width).astype(int)
    fx = x / width - col - 0.5
    side = np.where(fx < 0, -1.0, 1.0)
    lean = 1.25 * (0.5 - np.abs(fx))
    phase = y / rise + lean * 1.0
    row = np.floor(phase).astype(int)
    fy = phase - row - 0.5
    centre = 0.255 + 0.03 * fy
    across = (np.abs(fx) - centre) / 0.245
    along = fy / 0.54
    leg = np.sqrt(np.clip(1 - across**2, 0, 1)) * np.sqrt(np.clip(1 - along**2, 0, 1))
    plies = np.sin(2 * np.pi * (across * 1.1 + side * fy * 1.5))
    fuzz = noise(tile, "fuzz", 0.14, 1.2, stretch=2.5, angle=60)
    stitch = tile.rng("stitch").random((courses, wales))[row % courses, col % wales]
    height = blur(tile, leg, 0.05) * 0.46 + 0.022 * plies * (leg > 0.2) + 0.006 * fuzz
    base = np.clip((0.95 + 0.05 * (stitch - 0.5) + 0.02 * fuzz + 0.018 * plies) * cavity(height, 0.46, 0.66), 0, 1)
    rough = np.clip(0.93 + 0.02 * fuzz + 0.04 * (1 - leg), 0, 1)
    return Surface(tile, height, base, rough)


def mesh():
    """Warp-knitted sandwich mesh: rounded holes in staggered rows, a dark spacer layer below."""
    tile = Tile("mesh", 28.0)
    across, down = 10, 12
    w, h = tile.mm / across, tile.mm / down
    x, y = _wobble(tile, "wobble", 5.0, 0.05)
    row = np.floor(y / h).astype(int)
    shifted = x / w + 0.5 * (row % 2)
    fx = shifted - np.floor(shifted) - 0.5
    fy = y / h - row - 0.5
    reach = np.maximum(np.abs(fx) / 0.30, np.abs(fy) / 0.33)
    hole = (np.abs(fx) / 0.30) ** 2.6 + (np.abs(fy) / 0.33) ** 2.6
    rim = np.exp(-(((hole**0.4) - 1.22) / 0.22) ** 2)
    depth = smoothstep(1.15, 0.75, hole**0.4)
    yarn = np.sin(2 * np.pi * (x * 2.6 + 0.25 * np.sin(2 * np.pi * y * 1.3))) * np.sin(2 * np.pi * y * 3.1)
    below = np.sin(2 * np.pi * x * 2.2) * np.sin(2 * np.pi * y * 2.2)
    fibre = noise(tile, "fibre", 0.12, 1.1, stretch=3, angle=90)
    height = 0.12 * rim + 0.026 * yarn * (1 - depth) - 0.42 * depth + 0.03 * below * depth + 0.005 * fibre
    height = blur(tile, height, 0.06)
    base = np.clip((0.95 + 0.03 * yarn + 0.025 * fibre) * (1 - 0.66 * depth) * (1 - 0.05 * (reach < 1)), 0, 1)
    rough = np.clip(0.90 + 0.06 * depth + 0.02 * fibre, 0, 1)
    return Surface(tile, height, base, rough)


def satin():
    """Satin weave: long floats of filament along the cloth with rare, scattered bindings; the light runs across them."""
    tile = Tile("satin", 20.0)
    count = 60
    pitch = tile.mm / count
    x, y = _wobble(tile, "wobble", 4.0, 0.03)
    row = np.floor(y / pitch).astype(int)
    fy = y / pitch - row - 0.5
    floats = 12
    step = x / (tile.mm / floats) + (row * 5 % 8) / 8.0
    fx = step - np.floor(step) - 0.5
    bind = np.exp(-((fx / 0.055) ** 2))
    ridge = _ridge(fy, 0.56)
    filament = flow(tile, noise(tile, "filament", 0.06, 1.0), np.zeros((tile.size, tile.size)), 2.0)
    drape = noise(tile, "drape", 6.0, 1.0, stretch=2.0, angle=25)
    height = 0.012 * ridge * (1 - 0.8 * bind) + 0.0014 * filament + 0.03 * drape
    base = np.clip(0.95 + 0.018 * filament - 0.05 * bind - 0.05 * (1 - ridge), 0, 1)
    rough = np.clip(0.80 + 0.03 * filament + 0.14 * bind, 0, 1)
    return Surface(tile, blur(tile, height, 0.02), base, rough)


def corduroy():
    """Fine-wale corduroy: cut pile in round cords, brushed fibres, a shadow between."""
    tile = Tile("corduroy", 36.0)
    wales = 18
    pitch = tile.mm / wales
    x, _ = _wobble(tile, "wobble", 3.0, 0.07)
    fx = x / pitch - np.floor(x / pitch) - 0.5
    cord = np.cos(np.pi * fx) ** 0.8
    pile = flow(tile, noise(tile, "pile", 0.15, 1.0), np.deg2rad(86) + 0.5 * noise(tile, "lay", 3.0), 0.8)
    tuft = noise(tile, "tuft", 0.5, 1.0, stretch=1.6, angle=90)
    height = 0.42 * cord + 0.020 * pile + 0.028 * tuft * cord
    base = np.clip((0.90 + 0.045 * pile + 0.035 * tuft) * (0.50 + 0.50 * smoothstep(0.0, 0.75, cord)), 0, 1)
    rough = np.clip(0.95 + 0.02 * pile, 0, 1)
    return Surface(tile, height, base, rough)


def felt():
    """Pressed wool: fibres in every direction, no weave at all."""
    tile = Tile("felt", 40.0)
    layers = []
    for i, angle in enumerate((0, 36, 72, 108, 144)):
        bend = np.deg2rad(angle) + 0.9 * noise(tile, f"bend {i}", 1.8)
        layers.append(flow(tile, noise(tile, f"fibre {i}", 0.10, 0.8), bend, 1.7, 12))
    tangle = standard(np.maximum.reduce(layers))
    lump = noise(tile, "lump", 1.4, 1.8)
    height = 0.014 * tangle + 0.022 * lump
    base = np.clip(0.88 + 0.052 * tangle + 0.020 * lump, 0.4, 1)
    rough = np.clip(0.96 + 0.02 * tangle, 0, 1)
    return Surface(tile, height, base, rough)


def terry():
    """Towelling: soft loops of yarn leaning every way, deep shadow between them."""
    tile = Tile("terry", 30.0)

    def loop(dx, dy, rng):
        turn, bow = rng.uniform(0, np.pi), rng.uniform(-0.5, 0.5)
        u, v = dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn)
        v = v - bow * u**2
        arch = np.clip(1 - (u / 0.72) ** 2, 0, 1)
        yarn = _ridge(v, 0.24) * (1 + 0.07 * np.sin(2 * np.pi * (u * 3.2 + v * 2.0)))
        return yarn * np.sqrt(arch) * rng.uniform(0.55, 1.0)

    loops = scatter(tile, "loops", 2600, loop, 0.9)
    fuzz = noise(tile, "fuzz", 0.12, 1.1)
    height = blur(tile, loops, 0.05) * 0.30 + 0.006 * fuzz
    base = np.clip((0.955 + 0.02 * fuzz) * cavity(height, 0.26, 0.36), 0, 1)
    rough = np.clip(0.95 + 0.02 * fuzz, 0, 1)
    return Surface(tile, height, base, rough)


def braid():
    """Flat braid: ribbons of parallel ends cross at a slant, over two and under two, in a herringbone of small lozenges."""
    tile = Tile("braid", 9.6, 256)
    count = 8
    pitch = tile.mm / count
    x, y = _wobble(tile, "wobble", 1.2, 0.015)
    a, b = (x + y) / pitch, (x - y) / pitch
    ia, ib = np.floor(a).astype(int), np.floor(b).astype(int)
    fa, fb = a - ia - 0.5, b - ib - 0.5
    a_up = np.where((ia + ib) % 4 < 2, 1.0, -1.0)
    first = 0.5 * _ridge(fa, 0.52) + 0.22 * a_up
    other = 0.5 * _ridge(fb, 0.52) - 0.22 * a_up
    on_top = first > other
    ends = np.where(on_top, np.cos(2 * np.pi * fa * 3), np.cos(2 * np.pi * fb * 3))
    fibre = noise(tile, "fibre", 0.09, 1.1)
    height = blur(tile, np.maximum(first, other), 0.05) * 0.42 + 0.020 * ends + 0.004 * fibre
    base = np.clip((0.94 + 0.03 * ends + 0.02 * fibre) * cavity(height, 0.30, 0.36), 0, 1)
    rough = np.clip(0.92 + 0.03 * fibre, 0, 1)
    return Surface(tile, height, base, rough)


def thread():
    """Sewing thread: three plies twisted around each other, seen as slanted ridges along the seam."""
    tile = Tile("thread", 4.0, 256)
    x, y = tile.grid()
    turns, lay = 10, 4
    phase = (x * turns + y * lay) / tile.mm
    ply = np.abs(np.sin(np.pi * phase)) ** 0.7
    fibre = noise(tile, "fibre", 0.045, 1.0, stretch=5, angle=-60)
    height = 0.09 * ply + 0.004 * fibre
    base = np.clip((0.95 + 0.03 * fibre) * (0.66 + 0.34 * ply), 0, 1)
    rough = np.clip(0.88 + 0.03 * fibre + 0.04 * (1 - unit(ply)), 0, 1)
    return Surface(tile, height, base, rough)
