"""The other cheeses and the board."""
import numpy as np

from atlas import over, step


def gorgonzola(c):
    """Cream with blue-green veins, melting."""
    p = over(c.fill((244, 234, 206)), (232, 212, 164), step(-0.3, 1.6, c.noise('melt', 40)))
    vein = np.exp(-(c.noise('vein', 26, 1.2) / 0.20)**2) * step(-0.2, 0.9, c.noise('where', 60))
    p = over(p, (92, 112, 108), vein * .85)
    p = over(p, (60, 82, 92), step(1.4, 2.0, c.noise('spots', 14)) * .8)
    return p, -1.6 * vein + 0.8 * c.noise('fine', 6)


def parmesan(c):
    """A shaving: straw yellow, grainy, with a crisp edge."""
    p = over(c.fill((246, 224, 160)), (230, 196, 116), step(-0.2, 1.6, c.noise('grain', 14)))
    p = over(p, (200, 142, 66), step(0.86, 1.0, np.maximum(np.abs(c.x), np.abs(c.y)) + 0.06 * c.noise('edge', 14)) * .7)
    return p, 1.4 * c.noise('grain', 7)


def goat(c):
    """A round of goat's cheese: chalk white, golden where the oven caught it."""
    p = over(c.fill((252, 248, 238)), (244, 232, 208), step(-0.2, 1.6, c.noise('chalk', 24)))
    p = over(p, (224, 168, 90), step(0.9, 1.9, c.noise('gold', 60) + 1.1 * step(0.6, 0.95, c.r)) * .75)
    p = over(p, (150, 88, 36), step(1.6, 2.4, c.noise('brown', 40) + 0.9 * step(0.7, 0.95, c.r)) * .8)
    return p, 1.6 * c.noise('chalk', 9)


def ricotta(c):
    """A dollop: white, grainy, a little gold."""
    p = over(c.fill((253, 250, 243)), (240, 230, 210), step(0, 1.6, c.noise('curd', 18)))
    p = over(p, (228, 186, 118), step(1.3, 2.2, c.noise('gold', 44)) * .6)
    return p, 3.0 * c.noise('curd', 14) + 1.0 * c.noise('fine', 5)


PAINTERS = {'gorgonzola': (256, 256, gorgonzola), 'parmesan': (256, 128, parmesan), 'goat': (256, 256, goat), 'ricotta': (256, 256, ricotta)}
