#!/usr/bin/env python3
"""Makes every picture in ../textures: run it with Debian's python3, python3-numpy and python3-pil.

    make_textures.py                      writes all of them
    make_textures.py --only suede,knit    writes some
    make_textures.py --sheet sheet.png    draws a contact sheet instead (balls, planes, repeats)

The pictures are committed, so nobody needs this to build or run. They are the same bytes every time: all randomness is
seeded by the material's name. Sizes in mm are those of real materials; materials.toml repeats each `tile` and this
program refuses to write when the two disagree.

  periodic.py  fields that wrap: noise, cells, flow      surface.py  heights -> base, normal and roughness pictures
  hides.py     leathers    textiles.py  cloths and yarns    soles.py  rubber, foam, cork, metal    preview.py  looking
"""

import argparse
import sys
import tomllib
from pathlib import Path

import hides
import preview
import soles
import surface
import textiles

HERE = Path(__file__).resolve().parent
GENERATORS = {
    "leather": hides.full_grain,
    "nappa": hides.nappa,
    "tumbled": hides.tumbled,
    "suede": hides.suede,
    "nubuck": hides.nubuck,
    "patent": hides.patent,
    "foil": hides.foil,
    "glitter": hides.glitter,
    "stacked": hides.stacked,
    "knit": textiles.knit,
    "canvas": textiles.canvas,
    "mesh": textiles.mesh,
    "satin": textiles.satin,
    "corduroy": textiles.corduroy,
    "felt": textiles.felt,
    "terry": textiles.terry,
    "braid": textiles.braid,
    "thread": textiles.thread,
    "rubber": soles.rubber,
    "gum": soles.gum,
    "foam": soles.foam,
    "cork": soles.cork,
    "metal": soles.metal,
}
# Colours (linear) to judge each material in; the look otherwise comes from materials.toml.
SHOWN_IN = {
    "leather": (0.80, 0.78, 0.72), "nappa": (0.30, 0.03, 0.05), "tumbled": (0.30, 0.12, 0.05), "suede": (0.45, 0.33, 0.21), "nubuck": (0.52, 0.36, 0.20),
    "patent": (0.02, 0.02, 0.025), "glitter": (0.80, 0.62, 0.38), "stacked": (0.32, 0.14, 0.06), "foil": (0.92, 0.72, 0.42), "knit": (0.04, 0.22, 0.52), "canvas": (0.80, 0.76, 0.66),
    "mesh": (0.55, 0.57, 0.60), "satin": (0.62, 0.25, 0.28), "corduroy": (0.16, 0.20, 0.10), "felt": (0.20, 0.21, 0.23),
    "terry": (0.84, 0.82, 0.77), "braid": (0.86, 0.84, 0.80), "thread": (0.75, 0.62, 0.35), "rubber": (0.84, 0.82, 0.76),
    "gum": (0.50, 0.24, 0.07), "foam": (0.88, 0.87, 0.84), "cork": (0.48, 0.28, 0.14), "metal": (0.78, 0.77, 0.74),
}  # fmt: skip


def looks():
    """How each texture is shown: the material of materials.toml that uses it first."""
    with open(HERE.parent / "materials.toml", "rb") as file:
        materials = tomllib.load(file)
    found = {}
    for entry in materials["material"]:
        name = Path(entry["base_texture"]).name.removesuffix("_base.png")
        entry["tile_mm"] = float(entry["tile"].removesuffix(" mm"))
        plain = {"metallic": 0.0, "clearcoat": 0.0, "sheen": 0.0, "normal_scale": 1.0, "colour": SHOWN_IN[name]}
        found.setdefault(name, plain | entry)
    return found


def main():
    parser = argparse.ArgumentParser(description="Draws the tileable textures of the materials.")
    parser.add_argument("--only", help="comma-separated names")
    parser.add_argument("--out", type=Path, default=HERE.parent / "textures")
    parser.add_argument("--sheet", type=Path, help="draw a contact sheet here instead of writing textures")
    arguments = parser.parse_args()
    names = arguments.only.split(",") if arguments.only else list(GENERATORS)
    surfaces = [GENERATORS[name]() for name in names]
    shown = looks()
    wrong = [s.tile for s in surfaces if shown[s.tile.name]["tile_mm"] != s.tile.mm]
    for tile in wrong:
        print(f"materials.toml gives {tile.name} another tile than {tile.mm}", file=sys.stderr)
    if wrong:
        return 1
    if arguments.sheet:
        preview.sheet(surfaces, shown, arguments.sheet, columns=2)
        return 0
    total = sum(surface.save(s, arguments.out) for s in surfaces)
    print(f"{3 * len(surfaces)} pictures, {total / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
