"""The vulcanised sole: flat foxing tape wound round the upper and baked on, as canvas shoes have had it since 1916.

Where the cup is moulded, this sole is laid up by hand from strips, and shows it: a first tape with a soft upper edge, a
second, lower one over it, a pinstripe between the two, a bumper round the toe with rows of nubs, and a plate at the heel
over the butt joint of the tapes. The walls stand upright and close to the foot.
"""
import numpy as np

from curves import closed, smoothstep, unit
from lettering import NAME, raised, width_of
from mesh import Piece, closed_strip, grid_faces
from sole import sweep

BUMPER = (212.0, 224.0)  # x where the bumper rises out of the tape
NUB, NUB_ROWS = (3.3, 1.15, .62), (.88, .76, .64, .52)  # mm pitch, half size, height; fractions of the wall
PLATE = (42.0, 10.5, .9)  # mm: the heel plate's width, height and thickness
PLATE_PART = .40  # fraction of the wall at its middle


def tape_section(outline):
    """Rows of the two tapes from inside the rim to the outsole."""
    ring = outline.ring
    first = [ring(1.2, top=3.4), ring(2.7, top=1.1), ring(3.2, top=.35), ring(3.55, top=.05), ring(3.85, top=.3),
             ring(4.0, top=.95), ring(4.05, part=.88), ring(4.1, part=.62), ring(4.1, part=.36)]
    second = [ring(4.15, part=.345), ring(4.6, part=.33), ring(4.85, part=.295), ring(4.9, part=.2),
              ring(4.85, part=.04), ring(4.6, bottom=5.9), ring(3.8, bottom=5.2)]
    return first + second


def stripe_section(outline):
    """Rows of the pinstripe on the first tape."""
    ring = outline.ring
    return [ring(3.9, part=.50), ring(4.38, part=.485), ring(4.5, part=.46), ring(4.5, part=.425), ring(4.38, part=.40),
            ring(3.9, part=.385)]


def sheet_section(outline):
    """Rows of the thin outsole."""
    ring = outline.ring
    return [ring(3.9, bottom=5.4), ring(4.5, bottom=5.4), ring(4.8, bottom=5.1), ring(4.9, bottom=4.4),
            ring(4.85, bottom=1.6), ring(4.5, bottom=.6), ring(3.7, bottom=.1), ring(2.8, bottom=0), ring(-2.2, bottom=0),
            ring(-2.9, bottom=.25), ring(-3.2, bottom=.9), ring(-3.3, bottom=2.0)]


def bumper_section(outline):
    """Rows of the toe bumper; behind the toe it lies inside the tape."""
    show = smoothstep(*BUMPER, outline.points[:, 0])
    ring = lambda out, **height: outline.ring(3.0 + show * (out - 3.0), **height)
    return [ring(3.8, top=.5), ring(4.7, top=.62), ring(5.2, top=1.1), ring(5.3, part=.90), ring(5.3, part=.46),
            ring(5.25, part=.425), ring(4.8, part=.40), ring(3.9, part=.39)]


def build_nubs(shoe, outline):
    """Rows of small pyramids on the bumper, every second row half a pitch on."""
    pitch, half, height = NUB
    count = round(outline.lengths[-1] / pitch)
    for k, part in enumerate(NUB_ROWS):
        place = outline.on_wall(5.3, part)
        u = (np.arange(count) + .5 * (k % 2)) * outline.lengths[-1] / count
        x = np.interp(u, outline.lengths, closed(outline.points)[:, 0])
        for middle in u[x > BUMPER[1] + 3]:
            corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half), (0, 0)])
            lift = np.array([-.05, -.05, -.05, -.05, height])
            points = place(middle + corners[:, 0], corners[:, 1], lift)
            out = unit(points[4] - points[:4].mean(0))
            normals = unit(out + 1.1 * unit(points - points[:4].mean(0) - out * .01) * np.array([1, 1, 1, 1, 0])[:, None])
            faces = [(0, 1, 4), (1, 2, 4), (2, 3, 4), (3, 0, 4)]
            shoe.add('midsole_foxing', Piece(points, normals, faces, corners + [middle, part * 20], True))


def build_plate(shoe, outline):
    """The heel plate: a pillow of rubber in the outsole's colour with our name on it."""
    width, height, thick = PLATE
    place = outline.on_wall(4.55, PLATE_PART)
    across, up = np.linspace(-1, 1, 33), np.linspace(-1, 1, 13)
    u, v = np.meshgrid(across, up, indexing='ij')
    near = np.minimum((1 - abs(u)) * width / 2, (1 - abs(v)) * height / 2)  # mm from the edge
    lift = thick * np.sqrt(np.clip(1 - (1 - np.clip(near / .9, 0, 1))**2, 0, 1)) - .35 * (near <= 0)
    points = place((u * width / 2).ravel(), (v * height / 2).ravel(), lift.ravel())
    out = unit(place((u * width / 2).ravel(), 0 * v.ravel(), 1 + 0 * u.ravel())
               - place((u * width / 2).ravel(), 0 * v.ravel(), 0 * u.ravel()))
    roll = np.clip(1 - near / .9, 0, 1).ravel()
    side = unit(np.cross([0, 0, 1.0], out))
    edge = np.where((abs(u) * width - width > abs(v) * height - height).ravel()[:, None],
                    side * np.sign(u).ravel()[:, None], np.array([0, 0, 1.0]) * np.sign(v).ravel()[:, None])
    normals = unit(out + edge * roll[:, None])
    shoe.add('outsole_foxing', Piece(points, normals, grid_faces(33, 13), np.c_[(u * width / 2).ravel(),
                                                                             (v * height / 2).ravel()]))
    size = 4.3
    start = -width_of(NAME, size) / 2
    letters = outline.on_wall(4.55 + thick - .05, PLATE_PART)
    shoe.add('midsole_foxing', *raised(NAME, size, lambda a, b, lift: letters(start + a, b - size / 2, lift)))


def build_foxing(shoe, outline):
    """Tapes, pinstripe, outsole, bumper and heel plate."""
    sweep(shoe, 'midsole_foxing', outline, tape_section(outline))
    sweep(shoe, 'outsole_foxing', outline, stripe_section(outline))
    sweep(shoe, 'outsole_foxing', outline, sheet_section(outline))
    shown = closed(outline.points)[:, 0] > BUMPER[0]
    bumper = closed_strip(np.stack(bumper_section(outline), 1), -1)
    rows = len(bumper.points) // len(shown)
    shoe.add('midsole_foxing', bumper.cut([f for f in bumper.faces if all(shown[i // rows] for i in f)]))
    build_nubs(shoe, outline)
    build_plate(shoe, outline)
