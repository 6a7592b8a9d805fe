"""Looking at what was made: every material as a lit ball and a lit plane, and its tile repeated three by three.

Not a renderer to be proud of: one key light, one fill and a grey sky, Lambert plus a GGX lobe (Walter et al. 2007). It
answers three questions quickly. Does it read as the real stuff? Is there a seam or a repeat? Is the scale right?
The ball is 40 mm wide, so is the plane.
"""

import numpy as np
from PIL import Image, ImageDraw

from surface import normals, srgb

EDGE = 300  # px of one picture; drawn three times as large and averaged, as a GPU's mipmaps would
KEY = np.array([-0.45, 0.62, 0.64])
FILL = np.array([0.75, 0.15, 0.45])


def _unit(v):
    return v / np.linalg.norm(v, axis=-1, keepdims=True)


def _lobe(n, light, view, alpha, f0):
    """One light's GGX reflection with Schlick's Fresnel and Smith's shadowing."""
    half = _unit(light + view)
    nh = np.clip((n * half).sum(-1), 0, 1)
    nl = np.clip((n * light).sum(-1), 0, 1)
    nv = np.clip((n * view).sum(-1), 1e-3, 1)
    a2 = alpha**2
    d = a2 / (np.pi * ((nh**2) * (a2 - 1) + 1) ** 2)
    k = alpha / 2
    g = 1 / ((nl * (1 - k) + k) * (nv * (1 - k) + k) * 4)
    vh = np.clip((half * view).sum(-1), 0, 1)
    f = f0 + (1 - f0) * ((1 - vh) ** 5)[..., None]
    return f * (d * g * nl)[..., None], nl


def shade(n, base, rough, look):
    """Colour [h, w, 3] (sRGB 0..1) of normals `n` seen from +z. look: colour (linear), metallic, clearcoat, sheen."""
    view = np.array([0.0, 0.0, 1.0])
    colour = base[..., None] * np.asarray(look["colour"])
    alpha = np.clip(rough, 0.05, 1.0) ** 2
    f0 = 0.04 * (1 - look["metallic"]) + colour * look["metallic"]
    diffuse = colour * (1 - look["metallic"])
    sky = (0.42 + 0.38 * n[..., 1:2]) * np.array([1.0, 1.02, 1.06])
    out = diffuse * sky + f0 * sky * 0.6
    for light, power in ((_unit(KEY), 2.1), (_unit(FILL), 0.7)):
        spec, nl = _lobe(n, light, view, alpha, f0)
        out += power * (diffuse * nl[..., None] / np.pi * 1.6 + spec)
        if look["clearcoat"]:
            smooth, _ = _lobe(n, light, view, np.full_like(alpha, 0.012), 0.04)
            out += power * look["clearcoat"] * smooth
    rim = (1 - np.clip(n[..., 2], 0, 1)) ** 3
    out += look["sheen"] * 0.35 * rim[..., None] * (0.4 + 0.6 * colour)
    return srgb(out / (1 + 0.12 * out))


def _lookup(field, tile, x_mm, y_mm):
    size = tile.size
    return field[(y_mm * tile.px).astype(int) % size, (x_mm * tile.px).astype(int) % size]


def ball(surface, look, edge, mm=40.0):
    """A sphere `mm` wide in an `edge` px picture, with the surface wrapped on it by arc length."""
    axis = (np.arange(edge) + 0.5) / edge * 2.1 - 1.05
    x, y = np.meshgrid(axis, -axis)
    inside = x**2 + y**2 < 1
    z = np.sqrt(np.clip(1 - x**2 - y**2, 0, 1))
    radius = mm / 2
    u = np.arctan2(x, np.maximum(z, 1e-6)) * radius
    v = -np.arcsin(np.clip(y, -1, 1)) * radius
    detail = normals(surface)
    d = np.dstack([_lookup(detail[..., i], surface.tile, u, v) for i in range(3)])
    sphere = np.dstack((x, y, z))
    tangent = _unit(np.dstack((z, np.zeros_like(x), -x)) + 1e-9)
    bitangent = np.cross(sphere, tangent)
    scale = look["normal_scale"]
    n = _unit(tangent * d[..., 0:1] * scale + bitangent * d[..., 1:2] * scale + sphere * d[..., 2:3])
    picture = shade(n, _lookup(surface.base, surface.tile, u, v), _lookup(surface.rough, surface.tile, u, v) * look["roughness"], look)
    picture[~inside] = 0.90
    return picture


def plane(surface, look, edge, mm=40.0):
    """A flat piece `mm` wide, lit from the upper left."""
    axis = (np.arange(edge) + 0.5) / edge * mm
    u, v = np.meshgrid(axis, axis)
    detail = normals(surface)
    d = np.dstack([_lookup(detail[..., i], surface.tile, u, v) for i in range(3)])
    bend = np.dstack(((u / mm - 0.5) * 0.9, -(v / mm - 0.5) * 0.9, np.ones_like(u)))
    n = _unit(bend + np.dstack((d[..., :2] * look["normal_scale"], d[..., 2:3] - 1)))
    return shade(n, _lookup(surface.base, surface.tile, u, v), _lookup(surface.rough, surface.tile, u, v) * look["roughness"], look)


def sheet(surfaces, looks, path, columns=4):
    """A contact sheet: ball, plane and 3 x 3 tiling of every surface, with its name."""
    cell_w, cell_h = 3 * EDGE + 40, EDGE + 30
    rows = -(-len(surfaces) // columns)
    page = Image.new("RGB", (columns * cell_w, rows * cell_h), (235, 236, 239))
    pen = ImageDraw.Draw(page)
    for i, surface in enumerate(surfaces):
        look = looks[surface.tile.name]
        x, y = (i % columns) * cell_w, (i // columns) * cell_h
        tiled = plane(surface, look, 3 * EDGE, 3 * surface.tile.mm)
        for j, picture in enumerate((ball(surface, look, 3 * EDGE), plane(surface, look, 3 * EDGE), tiled)):
            large = Image.fromarray((picture * 255).astype(np.uint8))
            page.paste(large.resize((EDGE, EDGE), Image.Resampling.BOX), (x + j * (EDGE + 8), y))
        pen.text((x + 4, y + EDGE + 4), f"{surface.tile.name}  {surface.tile.mm:g} mm  {surface.tile.size} px", fill=(20, 22, 27))
    page.save(path)
