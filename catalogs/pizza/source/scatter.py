"""Where toppings fall: blue noise by best candidates, one half after the other, a light hand first.

Each new piece goes where, of some random places, it is farthest from the pieces of its own kind and not too near to others
(Mitchell, "Spectrally optimal sampling for distribution ray tracing", 1991). So any number of first pieces is evenly spread: a
light hand is the beginning of a normal one, and that the beginning of an extra one. Pieces keep to their half by their own
radius.
"""
import numpy as np

CANDIDATES = 60


class Table:
    """All pieces put down so far, of any topping, on both halves."""

    def __init__(self, seed=4):
        self.rng = np.random.default_rng(seed)
        self.places = {-1: [], 1: []}

    def half(self, side, count, size, reach):
        """`count` places (x, z) on the half `side` (-1 left, 1 right) for pieces of `size` mm radius within `reach` mm."""
        own = []
        for _ in range(count):
            best, best_score = None, -np.inf
            for _ in range(CANDIDATES):
                r, a = (reach - 0.6 * size) * np.sqrt(self.rng.random()), self.rng.random() * 2 * np.pi
                x, z = r * np.cos(a), r * np.sin(a)
                if side * x < 0.62 * size + 1.0:
                    continue
                score = self._room(own, x, z, 2.6 * size + 22, 1.0) + 0.55 * self._room(self.places[side], x, z, 16 + size, 0.0)
                if score > best_score:
                    best, best_score = (x, z), score
            own.append((best[0], best[1], size))
        self.places[side] += own
        return [(x, z) for x, z, _ in own]

    @staticmethod
    def _room(places, x, z, cap, floor):
        if not places:
            return cap
        p = np.array(places)
        return max(floor, min(cap, (np.hypot(p[:, 0] - x, p[:, 1] - z) - 0.5 * p[:, 2]).min()))


def lying(normal, yaw, tilt, direction):
    """A quaternion (x, y, z, w): turned by `yaw`, its up towards `normal`, tilted further by `tilt` towards `direction`."""
    lean = np.array([np.cos(direction), 0, np.sin(direction)]) * np.tan(tilt)
    up = normal + lean
    up = up / np.linalg.norm(up)
    axis = np.cross([0, 1, 0], up)
    w = 1 + up[1]
    q = np.append(axis, w)
    q /= np.linalg.norm(q)
    turn = np.array([0, np.sin(yaw / 2), 0, np.cos(yaw / 2)])
    x1, y1, z1, w1 = q
    x2, y2, z2, w2 = turn
    return (w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2, w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2,
            w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2, w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2)
