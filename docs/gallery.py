#!/usr/bin/env python3
"""Draws docs/gallery.md: one picture of every finished design of each product.

    docs/gallery.py [build/release/bin/maquette-viewer [PRODUCT]]

Needs Debian's python3-pil. Each design file is drawn by the viewer's --snapshot at twice the size, reduced, and kept as
a JPEG below 150 kB; with PRODUCT, only that product's are drawn again. Run it from the root of the tree whenever a design, a material or a model
changes.
"""
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / 'docs' / 'images' / 'gallery'
SIZE, MOST_BYTES = (800, 600), 150_000


@dataclass
class Product:
    """Designs: file -> (title, view). `part` of the picture, as shares of its width and height, is kept; `prefix` of its pictures' names."""
    name: str
    designs: dict
    caption: Callable
    prefix: str = ''
    part: tuple = (0, 0, 1, 1)


def panels(chosen):
    """The chief panels of a shoe in words."""
    return ', '.join(f"{chosen[p + '.colour']} {chosen[p + '.material']} {p.replace('_', ' ')}"
                     for p in ('vamp', 'quarter', 'toecap') if p + '.material' in chosen and p + '.colour' in chosen)


def toppings(chosen):
    """What lies on a pizza, half by half."""
    words = [chosen['sauce.kind']] if chosen.get('sauce.kind', 'tomato') != 'tomato' else []
    words += [part.split('.')[1] for part, option in chosen.items() if part.startswith('extra-cheese.') and option == 'yes']
    for part, option in chosen.items():
        group, _, name = part.partition('.')
        if group in ('meat', 'sea', 'garden', 'fresh') and option != 'no':
            words.append(name if option in ('whole', 'light', 'extra') else f"{name} ({option.split('-')[0]})")
    return ', '.join(words)


PRODUCTS = {
    'court-sneaker': Product('the court sneaker', {
        'centre-court': ('Centre court', 'three-quarter'), 'demo': ('Harbour', 'side'),
        'night-match': ('Night match', 'three-quarter'), 'saffron-road': ('Saffron road', 'three-quarter'),
        'rose-garden': ('Rose garden', 'side'), 'open-water': ('Open water', 'three-quarter'),
        'greenhouse': ('Greenhouse', 'three-quarter'), 'old-harbour': ('Old harbour', 'side'),
        'clay-court': ('Clay court', 'three-quarter'), 'paper-lantern': ('Paper lantern', 'three-quarter'),
        'orchard': ('Orchard', 'side'), 'first-frost': ('First frost', 'three-quarter'),
    }, panels),
    'pizza': Product('the pizza', {name: (title, 'three-quarter') for name, title in {
        'margherita': 'Margherita', 'diavola': 'Diavola', 'capricciosa': 'Capricciosa', 'two-halves': 'Two halves',
        'hawaii': 'Hawaii', 'marinara': 'Marinara', 'adriatica': 'Adriatica', 'five-cheeses': 'Five cheeses',
        'kitchen-garden': 'Kitchen garden', 'sunday-morning': 'Sunday morning', 'green-house': 'Green house', 'twelve': 'Twelve toppings',
    }.items()}, toppings, 'pizza-', (.18, .22, .86, .73)),
}
HEAD = '''# Gallery

Twelve designs of each product, each drawn from its file in `catalogs/*/designs/`. Drawn again by
`docs/gallery.py`; every one of them can be made, which the tests check.
'''


def draw(viewer, folder, product, design, view):
    """One design as a JPEG."""
    with tempfile.TemporaryDirectory() as out:
        size = f'{SIZE[0] * 2}x{SIZE[1] * 2}'
        catalog = ROOT / 'catalogs' / folder
        subprocess.run([viewer, catalog, '--snapshot', catalog / 'designs' / f'{design}.json', '--out', out, '--size', size],
                       check=True, stdout=subprocess.DEVNULL)
        picture = Image.open(Path(out) / f'{view}.png').convert('RGB')
    box = [round(share * side) for share, side in zip(product.part, picture.size * 2)]
    path = PICTURES / f'{product.prefix}{design}.jpg'
    picture.crop(box).resize(SIZE, Image.LANCZOS).save(path, quality=88, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, f'{path} is too large'


def table(folder, product):
    """A product's designs, three a row."""
    cells = []
    for design, (title, view) in product.designs.items():
        chosen = json.loads((ROOT / 'catalogs' / folder / 'designs' / f'{design}.json').read_text())['selections']
        caption = product.caption(chosen)
        cells.append(f'![{title}, {view} view: {caption}](images/gallery/{product.prefix}{design}.jpg)<br>**{title}**<br>{caption}')
    rows = [cells[i:i + 3] for i in range(0, len(cells), 3)]
    return [f'\n## {product.name[0].upper()}{product.name[1:]}\n', '| | | |', '|---|---|---|'] + ['| ' + ' | '.join(row) + ' |' for row in rows]


def main(viewer, only=None):
    """Draws the pictures and writes the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    lines = []
    for folder, product in PRODUCTS.items():
        for design, (_, view) in product.designs.items():
            if only in (None, folder):
                draw(viewer, folder, product, design, view)
        lines += table(folder, product)
    (ROOT / 'docs' / 'gallery.md').write_text(HEAD + '\n'.join(lines) + '\n')


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else ROOT / 'build' / 'release' / 'bin' / 'maquette-viewer', *sys.argv[2:3])
