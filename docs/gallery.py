#!/usr/bin/python3
"""Draws docs/gallery.md: one picture of every finished design of each product.

    docs/gallery.py [--only stiletto-pump] [build/release/bin/maquette-viewer]

Needs Debian's python3-pil, hence Debian's python. Each design file is drawn by the viewer's --snapshot at twice the size, reduced, and kept as
a JPEG below 150 kB. Run it whenever a design, a material or a model changes; `cmake --build --preset release --target
gallery` builds the viewer first.
"""
import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / 'docs' / 'images' / 'gallery'
SIZE, MOST_BYTES = (800, 600), 150_000


def sneaker(chosen):
    """The chief choices of a court sneaker in words, from its design file."""
    return ', '.join(f"{chosen[p + '.colour']} {chosen[p + '.material']} {p.replace('_', ' ')}"
                     for p in ('vamp', 'quarter', 'toecap') if p + '.material' in chosen and p + '.colour' in chosen)


def pump(chosen):
    """The same of a pump."""
    words = [f"{chosen['upper.colour']} {chosen['upper.material']}", f"{chosen['heel_height']} mm {chosen['heel.style']}"]
    if int(chosen.get('platform', 0)) > 0:
        words.append(f"{chosen['platform']} mm platform")
    words += [{'t': 'T-strap', 'ankle': 'ankle strap'}.get(chosen[p], chosen[p])
              for p in ('lace.style', 'strap.style', 'ornament.style') if chosen.get(p, 'none') != 'none']
    return ', '.join(words)


def pizza(chosen):
    """The same of a pizza: its sauce and cheese, then what lies on it."""
    words = [f"{chosen.get('sauce.kind', 'tomato')} sauce"]
    if chosen.get('cheese.amount') != 'none':
        words.append({'vegan': 'cashew cheese'}.get(chosen.get('cheese.kind'), chosen.get('cheese.kind', 'mozzarella')))
    for part, place in chosen.items():
        kind, _, topping = part.partition('.')
        if kind in ('extra-cheese', 'meat', 'sea', 'garden', 'fresh') and place != 'no':
            side = place.split('-')[0]
            words.append(f'{topping} ({side})' if side in ('left', 'right') else topping)
    return ', '.join(words)


# catalog: (heading, caption, {design: (title, view)})
PRODUCTS = {
    'court-sneaker': ('The court sneaker', sneaker, {
        'centre-court': ('Centre court', 'three-quarter'), 'demo': ('Harbour', 'side'),
        'night-match': ('Night match', 'three-quarter'), 'saffron-road': ('Saffron road', 'three-quarter'),
        'rose-garden': ('Rose garden', 'side'), 'open-water': ('Open water', 'three-quarter'),
        'greenhouse': ('Greenhouse', 'three-quarter'), 'old-harbour': ('Old harbour', 'side'),
        'clay-court': ('Clay court', 'three-quarter'), 'paper-lantern': ('Paper lantern', 'three-quarter'),
        'orchard': ('Orchard', 'side'), 'first-frost': ('First frost', 'three-quarter'),
    }),
    'stiletto-pump': ('The stiletto pump', pump, {
        'first-night': ('First night', 'three-quarter'), 'wedding-day': ('Wedding day', 'three-quarter'),
        'gala': ('Gala', 'three-quarter'), 'demo': ('Midnight', 'side'),
        'garden-party': ('Garden party', 'three-quarter'), 'night-train': ('Night train', 'side'),
        'velvet-rope': ('Velvet rope', 'three-quarter'), 'rain-check': ('Rain check', 'side'),
        'northern-light': ('Northern light', 'three-quarter'), 'siena': ('Siena', 'side'),
        'black-tulle': ('Black tulle', 'three-quarter'), 'powder-room': ('Powder room', 'three-quarter'),
    }),
    'pizza': ('The pizza', pizza, {
        'margherita': ('Margherita', 'three-quarter'), 'diavola': ('Diavola', 'three-quarter'),
        'two-halves': ('Two halves', 'top'), 'marinara': ('Marinara', 'three-quarter'),
        'five-cheeses': ('Five cheeses', 'three-quarter'), 'capricciosa': ('Capricciosa', 'top'),
        'green-house': ('Green house', 'three-quarter'), 'adriatica': ('Adriatica', 'top'),
        'hawaii': ('Hawaii', 'three-quarter'), 'kitchen-garden': ('Kitchen garden', 'three-quarter'),
        'sunday-morning': ('Sunday morning', 'top'), 'twelve': ('Twelve toppings', 'three-quarter'),
    }),
}
HEAD = '''# Gallery

Twelve designs of each product, drawn from their files in `catalogs/*/designs/`. Drawn again by
`cmake --build --preset release --target gallery`; every one of them can be made, which the tests check.
'''


def draw(viewer, catalog, design, view):
    """Draws one design as a JPEG."""
    folder = ROOT / 'catalogs' / catalog
    with tempfile.TemporaryDirectory() as out:
        size = f'{SIZE[0] * 2}x{SIZE[1] * 2}'
        subprocess.run([viewer, folder, '--snapshot', folder / 'designs' / f'{design}.json', '--out', out,
                        '--size', size, '--view', view], check=True, stdout=subprocess.DEVNULL)
        picture = Image.open(Path(out) / f'{view}.png').convert('RGB').resize(SIZE, Image.LANCZOS)
    path = picture_of(catalog, design)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, quality=88, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, f'{path} is too large'


def picture_of(catalog, design):
    """Where a design's picture is kept."""
    return PICTURES / catalog / f'{design}.jpg'


def cell(catalog, caption, design, title, view):
    """A design's place in the table."""
    chosen = json.loads((ROOT / 'catalogs' / catalog / 'designs' / f'{design}.json').read_text())['selections']
    path = picture_of(catalog, design).relative_to(ROOT / 'docs')
    words = caption(chosen)
    return f'![{title}, {view} view: {words}]({path})<br>**{title}**<br>{words}'


def main(viewer, only):
    """Draws the pictures and writes the page, three designs a row."""
    page = HEAD
    for catalog, (heading, caption, designs) in PRODUCTS.items():
        if only in (None, catalog):
            for design, (_, view) in designs.items():
                draw(viewer, catalog, design, view)
        cells = [cell(catalog, caption, design, *shown) for design, shown in designs.items()]
        rows = [cells[i:i + 3] for i in range(0, len(cells), 3)]
        table = ['| | | |', '|---|---|---|'] + ['| ' + ' | '.join(row) + ' |' for row in rows]
        page += f'\n## {heading}\n\n' + '\n'.join(table) + '\n'
    (ROOT / 'docs' / 'gallery.md').write_text(page)


if __name__ == '__main__':
    arguments = argparse.ArgumentParser(description='Draws docs/gallery.md.')
    arguments.add_argument('viewer', nargs='?', default=ROOT / 'build' / 'release' / 'bin' / 'maquette-viewer')
    arguments.add_argument('--only', choices=PRODUCTS, help='draw the pictures of this catalog alone')
    parsed = arguments.parse_args()
    main(parsed.viewer, parsed.only)
