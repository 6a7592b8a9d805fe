"""Parts that take each other's place: a shoe has one sole, one set of laces, one mark, one pattern of holes.

All of them are in the file, and the configurator shows one of each. What looks at the shoe as a whole (which faces nobody
can see, how much sky a point sees) must look at one shoe at a time. Three of them are enough for every alternative to be
in one: each dictionary below is a shoe, and `parts_of` says what it is made of.
"""
INSTEAD = [  # of the first shoe's part: the second's, the third's
    ('midsole', 'midsole_foxing', 'midsole_runner'),
    ('outsole', 'outsole_foxing', 'outsole_runner'),
    ('vamp', 'vamp_plain', 'vamp_sun'),
    ('laces', 'laces_round', 'laces_ribbon'),
    ('sidemark', 'sidemark_bars', 'sidemark_wave'),
    ('sidemark_stitching', 'sidemark_bars_stitching', 'sidemark_wave_stitching'),
    ('stitching_double', 'stitching_zigzag', ''),
    ('stitching_single', '', ''),
    ('stitching_sole', '', ''),
]
SHOES = range(3)

# The left shoe (pair.py): what its parts' names begin with, and what reads the same on both.
LEFT, TEXTS, PRINTS, RELIEFS = 'left', ('heel_text', 'tongue_text'), ('insole_print',), ('midsole', 'midsole_foxing')


def home(part):
    """The first shoe in which a part is seen."""
    return next((row.index(part) for row in INSTEAD if part in row), 0)


def belongs(part, shoe):
    """Whether a part is seen in one of the three shoes."""
    return all(part not in row or row.index(part) == shoe for row in INSTEAD)


def parts_of(names, shoe):
    """Those of some parts that are seen in one of the three shoes."""
    return [name for name in names if belongs(name, shoe)]
