#!/usr/bin/env python3
"""Drives the author's workshop in a real window: files are saved, and the change is seen to arrive.

Usage: drive_author.py MAQUETTE_VIEWER

The court sneaker, the materials and the shaders are copied, so that they can be edited. What is on the screen comes from
the studio's own trace, as in drive_window.py. Exit status 77 means skipped, with the reason on standard output.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from drive_window import Display, Studio, skip, step

SOURCE = Path(__file__).resolve().parents[3]
IDLE_SECONDS = 2
PATIENCE = 60
NEW_RULE = '''
[[rule]]
id = "cork-is-summer"
rule = "if lining.insole is cork then construction.liner is not waterproof"
because = { en = "Cork swells in the wet.", fr = "Le liège gonfle.", de = "Kork quillt.", ja = "コルクは水でふくらみます。" }
'''


def copy_data(folder):
    """What the viewer reads beside its program: catalogs with materials, shaders, words, rooms."""
    data = folder / "data"
    for name in ["catalogs/court-sneaker", "catalogs/materials", "shaders", "viewer/words", "viewer/environments"]:
        shutil.copytree(SOURCE / name, data / name, ignore=shutil.ignore_patterns("source", "designs"))
    return data


def save(file, text):
    """As many editors do: a new file, renamed over the old one."""
    half = file.with_name("." + file.name + ".new")
    half.write_text(text, encoding="utf-8")
    os.replace(half, file)


def running(save_number):
    return lambda t: t["workshop"]["running"] == save_number


def open_and_choose(studio):
    step("the workshop opens, and a tap on an option takes it into the design")
    studio.wait("the workshop", lambda t: t["screen"] == "workshop" and t["settled"])
    studio.scroll_to("part/construction.sole", "scroll:workshop/parts")
    studio.tap("part/construction.sole")
    studio.tap("option/construction.sole/vulcanised")
    studio.wait("the choice", lambda t: t["selections"].get("construction.sole") == "vulcanised" and t["settled"])


def counted(studio):
    step("every rule is counted and has a state")
    trace = studio.wait("all counts", lambda t: t["settled"] and all(
        rule["removes"] and rule["state"] != "Unknown" for rule in t["workshop"]["rules"].values()))
    states = {rule["state"] for rule in trace["workshop"]["rules"].values()}
    assert {"Binding", "Idle"} <= states, states
    assert int(trace["workshop"]["designs"]) > 10**20


def stays_idle(studio):
    step("nothing happens, and nothing is done")
    studio.settled()
    stat = Path("/proc/%d/stat" % studio.process.pid)

    def ticks():
        fields = stat.read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def used_while_idle():
        before = ticks()
        time.sleep(IDLE_SECONDS)
        return ticks() - before

    # Lint and the catalog's own tests go on for a while beside a studio that has settled.
    deadline = time.monotonic() + PATIENCE
    used = used_while_idle()
    while used > 1 and time.monotonic() < deadline:
        used = used_while_idle()
    assert used <= 1, "%d ticks in %d idle seconds" % (used, IDLE_SECONDS)


def edit_a_rule(studio, catalog):
    step("a rule is added, and the design stays")
    rules = catalog / "rules" / "build.toml"
    good = rules.read_text(encoding="utf-8")
    before = studio.settled()
    save(rules, good + NEW_RULE)
    trace = studio.wait("the new rule", lambda t: "cork-is-summer" in t["workshop"]["rules"])
    assert trace["workshop"]["running"] == before["workshop"]["running"] + 1
    assert trace["selections"] == before["selections"], trace["selections"]
    assert not trace["workshop"]["lost"]
    studio.wait("its redundancy to be found", lambda t: any(
        "redundant-rule" in finding and "cork-is-summer" in finding for finding in t["workshop"]["findings"]))
    save(rules, good)
    studio.wait("the rule to be gone", lambda t: "cork-is-summer" not in t["workshop"]["rules"])


def break_and_mend(studio, catalog, opened):
    step("a broken save leaves the last good catalog running and says why")
    sole = catalog / "sole.toml"
    good = sole.read_text(encoding="utf-8")
    before = studio.settled()
    sole.write_text(good.replace('id = "vulcanised"', 'id = "vulcanised', 1), encoding="utf-8")
    trace = studio.wait("the mistake", lambda t: t["workshop"]["save"] > before["workshop"]["save"])
    assert trace["workshop"]["running"] == before["workshop"]["running"]
    assert trace["workshop"]["findings"][0].startswith("court-sneaker/sole.toml:"), trace["workshop"]["findings"]
    assert trace["price"] == before["price"]

    step("a tap on its place opens it in the editor")
    studio.tap("finding/0/open")
    studio.wait("the editor", lambda t: opened.exists() and opened.read_text(encoding="utf-8").endswith("\n"))
    line = trace["workshop"]["findings"][0].split(":")[1]
    assert opened.read_text(encoding="utf-8") == "%s\n%s\n" % (sole, line), opened.read_text(encoding="utf-8")

    step("the mended save runs")
    sole.write_text(good, encoding="utf-8")
    studio.wait("the mended catalog", lambda t: t["workshop"]["running"] == t["workshop"]["save"] and not t["workshop"]["findings"])


def take_an_option_away(studio, catalog):
    step("a choice that is no longer there is said")
    for file in [path for path in catalog.rglob("*") if path.suffix in (".toml", ".csv")]:
        text = file.read_text(encoding="utf-8")
        if "vulcanised" in text:
            save(file, text.replace("vulcanised", "vulcanized"))
    trace = studio.wait("the loss", lambda t: t["workshop"]["lost"])
    assert "construction.sole" not in trace["selections"], trace["selections"]


def change_the_mesh(studio, catalog):
    step("a mesh that is exported anew is shown, one that is gone is said")
    mesh, away = catalog / "court-sneaker.glb", catalog / "away.glb"
    before = studio.settled()
    shutil.copyfile(mesh, away)
    os.replace(away, mesh)
    trace = studio.wait("the new mesh", lambda t: t["workshop"]["running"] > before["workshop"]["running"] and t["settled"])
    assert trace["selections"] == before["selections"]
    assert "product/vamp" in trace["controls"], "the product is on its stage"
    os.replace(mesh, away)
    broken = studio.wait("the loss of the mesh", lambda t: t["workshop"]["findings"])
    assert "missing-file" in broken["workshop"]["findings"][0], broken["workshop"]["findings"]
    assert broken["workshop"]["running"] == trace["workshop"]["running"]
    os.replace(away, mesh)
    studio.wait("the mesh again", lambda t: t["workshop"]["running"] == t["workshop"]["save"] and not t["workshop"]["findings"])


def break_a_shader(studio, data):
    step("a shader that does not compile is said, and the old one goes on")
    shader = data / "shaders" / "stage.frag"
    good = shader.read_text(encoding="utf-8")
    shader.write_text(good.replace("void main() {", "void main() {\n  not_a_name = 1;"), encoding="utf-8")
    studio.wait("the compiler's words", lambda t: any(
        finding.startswith("shaders/stage.frag:") for finding in t["workshop"]["findings"]))
    shader.write_text(good, encoding="utf-8")
    studio.wait("the mended shader", lambda t: not any("shaders/" in finding for finding in t["workshop"]["findings"]))


def main():
    viewer = os.path.abspath(sys.argv[1])
    for tool in ["Xvfb", "xdotool"]:
        if not shutil.which(tool):
            skip("%s is not installed (apt-get install xvfb xdotool)" % tool)
    display = Display("1920x1080")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = copy_data(folder)
        catalog = data / "catalogs" / "court-sneaker"
        opened = folder / "opened.txt"
        editor = folder / "editor.sh"
        editor.write_text('#!/bin/sh\nprintf "%%s\\n%%s\\n" "$1" "$2" > %s\n' % opened, encoding="utf-8")
        editor.chmod(0o755)
        studio = Studio(display, viewer, folder, size="1920x1080", environment={"MAQUETTE_DATA": str(data)},
                        arguments=["--author", str(catalog), "--editor", "%s {file} {line}" % editor])
        try:
            open_and_choose(studio)
            counted(studio)
            stays_idle(studio)
            edit_a_rule(studio, catalog)
            break_and_mend(studio, catalog, opened)
            break_a_shader(studio, data)
            change_the_mesh(studio, catalog)
            take_an_option_away(studio, catalog)
            step("all done")
        finally:
            studio.process.terminate()
            studio.process.wait()
            display.close()


if __name__ == "__main__":
    main()
