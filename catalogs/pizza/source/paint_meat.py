"""Meat, fish and egg: what their surfaces look like."""
import numpy as np

from atlas import over, step


def pepperoni(c):
    """Cured meat: coarse red mince, white fat in flecks, oil, a dark curled edge."""
    mince = c.noise('mince', 13, 1.3)
    p = over(c.fill((176, 48, 26)), (126, 22, 12), step(0.1, 1.6, mince))
    p = over(p, (206, 84, 40), step(0.2, 1.8, c.noise('oil', 60, 1.5)) * .55)
    flecks = c.noise('fat', 9, 0.9)
    p = over(p, (232, 158, 110), step(1.25, 1.9, flecks) * .85)
    p = over(p, (226, 138, 92), step(1.5, 2.1, c.noise('big fat', 17, 0.7)) * .8)
    p = over(p, (96, 14, 6), step(0.72, 0.95, c.r + 0.03 * c.noise('edge', 22)) * .75)
    p = over(p, (46, 10, 6), step(0.90, 1.0, c.r + 0.04 * c.noise('char', 30)) * .8)
    return p, 1.3 * mince + 0.8 * flecks * (flecks > 1) + 0.4 * c.noise('fine', 3)


def ham(c):
    """Boiled ham: pink, faintly marbled along the muscle, pale rind."""
    grain = c.noise('grain', 5, 1.8, stretch=2.5, angle=12)
    p = over(c.fill((238, 182, 164)), (222, 148, 134), step(-0.6, 2.0, grain + c.noise('muscle', 46, 1.4)))
    p = over(p, (250, 214, 198), step(0.6, 1.9, c.noise('pale', 26, 1.8)) * .6)
    p = over(p, (246, 222, 200), step(0.80, 0.97, np.abs(c.y) + 0.04 * c.noise('rind', 30)) * .9)
    p = over(p, (176, 92, 56), step(0.9, 1.9, c.noise('brown', 46, 1.0)) * .55)
    return p, 0.5 * grain + 0.4 * c.noise('fine', 3)


def bacon(c):
    """Smoked streaky bacon, crisp: dark lean and golden fat in long streaks."""
    band = c.y * 2.6 + 0.35 * c.noise('drift', 90, 1.0, stretch=5) + 0.15 * c.noise('fray', 12, 1.2, stretch=4)
    fat = step(-0.25, 0.25, np.sin(band * 2.7 + 0.6))
    p = over(c.fill((150, 52, 30)), (232, 178, 116), fat)
    p = over(p, (92, 26, 14), step(0.3, 1.8, c.noise('lean', 16, 1.3, stretch=3)) * (1 - fat))
    p = over(p, (196, 118, 54), step(0.2, 1.6, c.noise('crisp', 34, 1.2)) * fat * .8)
    p = over(p, (64, 22, 10), step(0.82, 1.0, np.abs(c.y) + 0.08 * c.noise('edge', 20)) * .8)
    return p, 2.2 * fat + 0.9 * c.noise('fine', 6, 1.4)


def sausage(c):
    """Crumbled fennel sausage, roasted."""
    meat = c.noise('meat', 12, 1.4)
    p = over(c.fill((158, 98, 62)), (104, 54, 30), step(0, 1.5, meat))
    p = over(p, (206, 152, 108), step(0.9, 1.8, c.noise('fat', 9, 1.0)) * .8)
    p = over(p, (62, 30, 16), step(0.7, 1.8, c.noise('roast', 40, 1.2)) * .85)
    p = over(p, (120, 118, 52), step(2.1, 2.5, c.noise('fennel', 5, 0.6)) * .8)
    return p, 2.4 * meat + 1.0 * c.noise('fine', 4)


def chicken(c):
    """Roast chicken breast: cream, fibres, golden and here and there dark."""
    fibre = c.noise('fibre', 6, 1.2, stretch=5, angle=30)
    p = over(c.fill((232, 194, 142)), (214, 160, 98), step(-0.2, 1.5, fibre))
    p = over(p, (198, 122, 54), step(0.0, 1.5, c.noise('golden', 46, 1.2)) * .85)
    p = over(p, (112, 54, 20), step(1.0, 2.0, c.noise('dark', 30, 1.0)) * .85)
    return p, 1.6 * fibre + 0.8 * c.noise('fine', 4)


def anchovy(c):
    """A salted fillet: brown back, silver flank, fine lines of flesh."""
    line = np.sin(c.x * 60 + 5 * c.y**2 + 0.6 * c.noise('bone', 16))
    p = over(c.fill((128, 84, 62)), (86, 52, 40), step(-0.5, 0.8, c.y + 0.2 * c.noise('back', 40)))
    p = over(p, (186, 160, 138), step(0.1, 0.6, 0.55 - np.abs(c.y + 0.35)) * .8)
    p = over(p, (72, 40, 32), step(0.4, 1.0, line) * .28)
    return p, 0.6 * line + 0.8 * c.noise('fine', 5)


def prawn(c):
    """Cooked prawn: orange bands over white flesh (u along the body, v round it)."""
    band = 0.5 + 0.5 * np.cos(c.x * 22 + 0.5 * c.noise('wander', 30))
    back = step(0.15, 0.9, 1 - np.abs(c.y))
    p = over(c.fill((250, 224, 204)), (236, 128, 78), (0.35 + 0.65 * band) * (0.25 + 0.75 * back) * .95)
    p = over(p, (216, 84, 48), step(0.62, 0.98, c.x) * .9)
    p = over(p, (252, 240, 228), step(0.4, 1.6, c.noise('pale', 24)) * .35)
    return p, 3.2 * band + 0.5 * c.noise('fine', 5)


def egg(c):
    """A fried quail's egg from above: yolk, white, a lacy brown edge."""
    edge = c.r + 0.05 * c.noise('lace', 22)
    p = over(c.fill((250, 246, 234)), (240, 228, 200), step(0.5, 0.9, edge))
    p = over(p, (206, 142, 70), step(0.82, 0.98, edge) * .9)
    p = over(p, (120, 64, 26), step(0.92, 1.02, edge) * .7)
    yolk = 1 - step(0.39, 0.43, c.r + 0.01 * c.noise('round', 40))
    p = over(p, (246, 164, 22), yolk)
    p = over(p, (252, 190, 52), yolk * step(0.1, 0.4, c.r) * .5)
    return p, 0.8 * c.noise('skin', 14) * (1 - yolk)


PAINTERS = {'pepperoni': (512, 512, pepperoni), 'ham': (512, 256, ham), 'bacon': (512, 160, bacon), 'sausage': (256, 256, sausage),
            'chicken': (256, 256, chicken), 'anchovy': (384, 96, anchovy), 'prawn': (256, 128, prawn), 'egg': (384, 384, egg)}
