#!/usr/bin/env python3
"""Draws docs/gallery.md: one picture of every finished design of the court sneaker.

    docs/gallery.py [build/release/bin/maquette-viewer]

Needs Debian's python3-pil. Each design file is drawn by the viewer's --snapshot at twice the size, reduced, and kept as
a JPEG below 150 kB. Run it from the root of the tree whenever a design, a material or the model changes.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
CATALOG = ROOT / 'catalogs' / 'court-sneaker'
PICTURES = ROOT / 'docs' / 'images' / 'gallery'
SIZE, MOST_BYTES = (800, 600), 150_000
# design: (title, view)
DESIGNS = {
    'centre-court': ('Centre court', 'three-quarter'), 'demo': ('Harbour', 'side'),
    'night-match': ('Night match', 'three-quarter'), 'saffron-road': ('Saffron road', 'three-quarter'),
    'rose-garden': ('Rose garden', 'side'), 'open-water': ('Open water', 'three-quarter'),
    'greenhouse': ('Greenhouse', 'three-quarter'), 'old-harbour': ('Old harbour', 'side'),
    'clay-court': ('Clay court', 'three-quarter'), 'paper-lantern': ('Paper lantern', 'three-quarter'),
    'orchard': ('Orchard', 'side'), 'first-frost': ('First frost', 'three-quarter'),
}
HEAD = '''# Gallery

Twelve designs of the court sneaker, each drawn from its file in `catalogs/court-sneaker/designs/`. Drawn again by
`docs/gallery.py`; every one of them can be made, which the tests check.

'''


def draw(viewer, design, view):
    """One design as a JPEG; returns its bytes."""
    with tempfile.TemporaryDirectory() as folder:
        size = f'{SIZE[0] * 2}x{SIZE[1] * 2}'
        subprocess.run([viewer, CATALOG, '--snapshot', CATALOG / 'designs' / f'{design}.json', '--out', folder,
                        '--size', size], check=True, stdout=subprocess.DEVNULL)
        picture = Image.open(Path(folder) / f'{view}.png').convert('RGB').resize(SIZE, Image.LANCZOS)
    path = PICTURES / f'{design}.jpg'
    picture.save(path, quality=88, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, f'{path} is too large'


def caption(design):
    """The chief choices in words, from the design file."""
    chosen = json.loads((CATALOG / 'designs' / f'{design}.json').read_text())['selections']
    panels = [f"{chosen[p + '.colour']} {chosen[p + '.material']} {p.replace('_', ' ')}"
              for p in ('vamp', 'quarter', 'toecap') if p + '.material' in chosen and p + '.colour' in chosen]
    return ', '.join(panels)


def main(viewer):
    """Draws all pictures and writes the page, three designs a row."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    cells = []
    for design, (title, view) in DESIGNS.items():
        draw(viewer, design, view)
        cells.append(f'![{title}, {view} view: {caption(design)}](images/gallery/{design}.jpg)<br>**{title}**<br>'
                     f'{caption(design)}')
    rows = [cells[i:i + 3] for i in range(0, len(cells), 3)]
    table = ['| | | |', '|---|---|---|'] + ['| ' + ' | '.join(row) + ' |' for row in rows]
    (ROOT / 'docs' / 'gallery.md').write_text(HEAD + '\n'.join(table) + '\n')


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else ROOT / 'build' / 'release' / 'bin' / 'maquette-viewer')
