"""Vegetables, fruit and leaves: what their surfaces look like."""
import numpy as np

from atlas import over, step


def mushroom(c):
    """A slice of champignon, cap up in the cell: cream flesh, brown gills under the cap, a roasted rim."""
    p = over(c.fill((238, 220, 190)), (224, 196, 156), step(-0.5, 1.5, c.noise('flesh', 26)))
    gills = np.exp(-((c.y - 0.05 + 0.12 * c.x**2) / 0.10)**2) * step(0.18, 0.32, np.abs(c.x)) * (1 - step(0.80, 0.95, np.abs(c.x)))
    stripes = 0.6 + 0.4 * np.sin(c.x * 70)
    p = over(p, (112, 70, 44), gills * stripes * .9)
    cap = step(0.80, 1.02, np.hypot(c.x / 1.0, (c.y + 0.05) / 0.98) + 0.03 * c.noise('rim', 24)) * (1 - step(0.1, 0.4, c.y))
    p = over(p, (150, 100, 60), cap * .9)
    p = over(p, (184, 132, 78), step(0.5, 1.8, c.noise('roast', 44)) * .6)
    return p, -2.0 * gills * stripes + 0.8 * c.noise('fine', 5)


def olive(c):
    """Black olive (v round the section: 0.5 is the skin's top, 0 and 1 the hole)."""
    skin = 1 - step(0.28, 0.62, np.abs(c.y + 0.1))
    p = over(c.fill((96, 76, 62)), (34, 24, 30), skin)
    p = over(p, (62, 46, 50), step(0.4, 1.8, c.noise('bloom', 20)) * .5)
    return p, 0.7 * c.noise('skin', 6)


def onion(c):
    """Red onion (v round the section): purple skin outside, white glassy flesh inside, roasted here and there."""
    p = over(c.fill((244, 224, 226)), (206, 150, 178), step(-0.2, 0.5, 0.5 - np.abs(c.y)))
    p = over(p, (122, 30, 76), 1 - step(0.10, 0.34, np.abs(c.y + 0.18 + 0.05 * c.noise('skin', 40))))
    p = over(p, (250, 238, 236), (0.5 + 0.5 * np.sin(c.y * 30)) * .18)
    p = over(p, (142, 80, 40), step(1.1, 2.0, c.noise('roast', 34)) * .7)
    return p, 0.8 * np.sin(c.y * 30) + 0.5 * c.noise('fine', 5)


def _pepper(skin, flesh, dark):
    def paint(c):
        outside = 1 - step(0.30, 0.46, np.abs(c.y + 0.1))
        p = over(c.fill(flesh), skin, outside)
        p = over(p, dark, step(0.4, 1.7, c.noise('shade', 50)) * .45)
        p = over(p, (58, 30, 18), step(1.5, 2.2, c.noise('blister', 26)) * .8)
        return p, 0.7 * c.noise('skin', 9)
    return paint


def tomato(c):
    """Half a cherry tomato, cut side up: flesh, two chambers of jelly with seeds, skin at the edge."""
    flesh = c.noise('flesh', 24)
    p = over(c.fill((206, 52, 28)), (228, 92, 52), step(-0.2, 1.6, flesh))
    wall = np.abs(np.sin(1.5 * c.angle + 0.4))
    chamber = step(0.22, 0.5, wall) * step(0.16, 0.3, c.r) * (1 - step(0.62, 0.76, c.r))
    p = over(p, (214, 96, 30), chamber * .85)
    seeds = step(1.35, 1.8, c.noise('seeds', 13, 0.7)) * chamber
    p = over(p, (244, 208, 130), seeds)
    p = over(p, (236, 128, 84), (1 - step(0.08, 0.22, c.r)) * .7)
    p = over(p, (176, 26, 14), step(0.84, 0.92, c.r))
    p = over(p, (84, 30, 12), step(0.9, 1.9, c.noise('roast', 56)) * .4)
    return p, 2.0 * seeds - 4.0 * chamber + 0.6 * flesh


def artichoke(c):
    """A quarter of a heart: pale base at the left, leaves one behind the other towards their tips at the right."""
    leaves = (c.x * 3.2 + 0.9 * np.abs(c.y) + 0.10 * c.noise('wander', 40)) % 1
    p = over(c.fill((222, 208, 146)), (166, 160, 86), step(-0.8, 0.9, c.x + .15 * c.noise('tone', 40, 1.8)))
    p = over(p, (122, 118, 58), (1 - step(0.0, 0.22, leaves)) * .65)
    p = over(p, (226, 214, 150), step(0.72, 1.0, leaves) * .55)
    p = over(p, (120, 76, 36), step(0.7, 1.9, c.noise('roast', 40)) * .7)
    return p, 4.5 * leaves + 1.0 * c.noise('fibre', 5, 1.2, stretch=5)


def pineapple(c):
    """A wedge: fibres from the middle outwards, golden, roasted at the edge."""
    fibre = np.sin(c.y * 34 / (c.x * 0.35 + 1.3) + 0.8 * c.noise('fibre', 18))
    p = over(c.fill((246, 206, 84)), (228, 164, 40), step(-0.4, 1.0, fibre) * .7)
    p = over(p, (250, 226, 130), step(0.3, 1.8, c.noise('juice', 30)) * .6)
    p = over(p, (176, 96, 26), step(0.80, 1.0, np.maximum(np.abs(c.x), np.abs(c.y)) + 0.07 * c.noise('roast', 26)) * .85)
    return p, 1.8 * fibre + 0.8 * c.noise('fine', 5)


def corn(c):
    """A kernel: yellow, paler at its tip."""
    p = over(c.fill((244, 190, 36)), (252, 220, 104), step(-0.2, 1.4, c.noise('skin', 30)))
    p = over(p, (208, 130, 20), step(0.55, 0.95, c.r) * .7)
    return p, 0.5 * c.noise('skin', 8)


def caper(c):
    """A caper: olive green, wrinkled, with pale dots."""
    p = over(c.fill((98, 102, 48)), (66, 70, 30), step(0, 1.5, c.noise('wrinkle', 12)))
    p = over(p, (156, 158, 96), step(1.6, 2.1, c.noise('dots', 5, 0.7)) * .7)
    return p, 2.0 * c.noise('wrinkle', 12)


def chilli(c):
    """Red chilli (v round the section)."""
    p = over(c.fill((236, 152, 96)), (196, 22, 14), 1 - step(0.34, 0.56, np.abs(c.y + 0.1)))
    p = over(p, (140, 10, 8), step(0.5, 1.8, c.noise('shade', 30)) * .5)
    return p, 0.5 * c.noise('skin', 8)


def seed(c):
    """The pale seeds and pith of a chilli."""
    return over(c.fill((240, 216, 150)), (214, 168, 96), step(0.4, 1.0, c.r)), 0 * c.r


def basil(c):
    """A leaf of basil (u from the stalk): glossy green, ribs, light from within."""
    p = over(c.fill((76, 124, 40)), (50, 92, 26), step(-0.4, 1.6, c.noise('tone', 50, 1.8)))
    ribs = np.exp(-(c.y / 0.02)**2)
    side = np.exp(-(((c.x * 3.4 - 1.5 * np.abs(c.y) + 40) % 1 - 0.5) / 0.055)**2) * step(0.02, 0.1, np.abs(c.y))
    p = over(p, (158, 192, 96), np.maximum(ribs, 0.6 * side) * .75)
    p = over(p, (112, 154, 62), step(0.3, 1.5, c.noise('light', 34, 1.8)) * .45)
    return p, -3.0 * np.maximum(ribs, .7 * side) + 2.4 * c.noise('pucker', 20)


def rocket(c):
    """A leaf of rocket: deep green, one pale rib, paler stalk."""
    p = over(c.fill((78, 126, 34)), (54, 96, 24), step(-0.2, 1.6, c.noise('tone', 40)))
    p = over(p, (150, 176, 96), np.exp(-(c.y / 0.07)**2) * .85)
    side = np.exp(-(((c.x * 4.4 - 1.8 * np.abs(c.y) + 40) % 1 - 0.5) / 0.07)**2)
    p = over(p, (108, 144, 66), side * .45)
    return p, -2.0 * side + 1.2 * c.noise('pucker', 16)


PAINTERS = {'mushroom': (384, 384, mushroom), 'olive': (256, 128, olive), 'onion': (384, 128, onion),
            'pepper-red': (256, 128, _pepper((186, 24, 14), (226, 92, 58), (128, 12, 8))),
            'pepper-yellow': (256, 128, _pepper((238, 172, 22), (248, 212, 110), (202, 120, 12))),
            'pepper-green': (256, 128, _pepper((70, 112, 26), (158, 178, 92), (40, 74, 16))),
            'tomato': (384, 384, tomato), 'artichoke': (384, 256, artichoke), 'pineapple': (256, 256, pineapple), 'corn': (128, 128, corn),
            'caper': (128, 128, caper), 'chilli': (192, 96, chilli), 'seed': (64, 64, seed), 'basil': (512, 256, basil), 'rocket': (512, 192, rocket)}
