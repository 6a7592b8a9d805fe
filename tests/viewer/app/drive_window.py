#!/usr/bin/env python3
"""Drives the studio's real window the way a customer does, and verifies the contest entry it writes.

Usage: drive_window.py MAQUETTE_VIEWER MAQUETTE

A virtual X server, a pointer and a keyboard (Xvfb, xdotool). Where to tap comes from the studio's own trace
(`--ui-trace`): the rectangles of its controls and its state, written after every change. No pixel is hard-coded.
Exit status 77 means skipped, with the reason on standard output.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 240  # seconds for a step before it counts as stuck; software rendering on a busy machine is slow
EMAIL = "lea@example.com"


def skip(reason):
    print("skipped: " + reason)
    sys.exit(77)


class Display:
    """A virtual X server of our own, on a display number it picks itself."""

    def __init__(self, size="1280x720"):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size + "x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            skip("Xvfb did not start")
        self.environment = dict(os.environ, DISPLAY=":" + number, LC_ALL="C.UTF-8")

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def close(self):
        self.server.terminate()
        self.server.wait()


class Studio:
    def __init__(self, display, viewer, folder, arguments=(), size="1280x720", environment=None):
        self.display = display
        self.trace_file = folder / "trace.json"
        self.log = open(folder / "viewer.log", "w+b")
        self.process = subprocess.Popen(
            [viewer, "--size", size, "--today", "2026-11-22", "--reduced-motion", "--ui-trace", self.trace_file,
             "--data-dir", folder / "kiosk", *arguments],
            env=dict(display.environment, **(environment or {})), stdout=self.log, stderr=subprocess.STDOUT)

    def trace(self):
        try:
            return json.loads(self.trace_file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def fail(self, what):
        trace = self.trace()
        self.log.seek(0)
        print(self.log.read().decode(errors="replace")[-2000:])
        if trace:
            trace["controls"] = sorted(trace["controls"])
            print(json.dumps(trace, indent=1)[:6000])
        sys.exit("FAILED: " + what)

    def wait(self, what, holds):
        """Waits until `holds(trace)`; returns the trace."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            trace = self.trace()
            if trace and holds(trace):
                return trace
            if self.process.poll() is not None:
                self.fail("the viewer ended with %s while waiting: %s" % (self.process.returncode, what))
            time.sleep(0.05)
        self.fail("still waiting: " + what)

    def settled(self):
        return self.wait("everything to settle", lambda t: t["settled"])

    def middle(self, name):
        def there(trace):
            box = trace["controls"].get(name)
            return box is not None and box["h"] >= 8
        box = self.wait("the control " + name, there)["controls"][name]
        return round(box["x"] + box["w"] / 2), round(box["y"] + box["h"] / 2)

    def tap(self, name):
        self.wait("the control %s to be enabled" % name,
                  lambda t: t["settled"] and t["controls"].get(name, {}).get("enabled"))
        self.tap_at(*self.middle(name))

    def tap_at(self, x, y):
        self.display.xdotool("mousemove", x, y, "mousedown", 1)
        time.sleep(0.05)
        self.display.xdotool("mouseup", 1)

    def type(self, text):
        self.display.xdotool("type", "--delay", "40", text)

    def scroll_to(self, name, over):
        """Turns the wheel over the control `over` until `name` can be seen whole."""
        for _ in range(40):
            box = self.settled()["controls"].get(name)
            if box and box["h"] > 30:
                return
            self.display.xdotool("mousemove", *self.middle(over), "click", 5)
            time.sleep(0.1)
        self.fail("cannot scroll to " + name)


def first(options, state):
    return next((name for name, known in options.items() if known == state), None)


def step(text):
    print(time.strftime("%H:%M:%S ") + text, flush=True)


def design(studio):
    step("the studio opens with a complete product and its price")
    price = studio.settled()["price"]
    assert price > 0

    step("a tap on the product opens the part under the finger")
    studio.tap_at(*studio.middle("product/quarter"))
    studio.wait("the sides to open", lambda t: t["group"] == "quarter")

    step("a tap on a swatch chooses it")
    studio.tap("rail/vamp")
    studio.wait("the front to open", lambda t: t["group"] == "vamp" and t["settled"])
    studio.tap("tray/vamp.material/knit")
    studio.wait("knit to be chosen", lambda t: t["selections"].get("vamp.material") == "knit")
    studio.settled()


def find_refused(studio):
    """Opens rows of the part list until one shows an excluded swatch; returns its part and option."""
    for group in ["vamp", "quarter", "toecap", "eyestay", "heel_counter", "sidemark", "tongue"]:
        studio.tap("rail/" + group)
        trace = studio.wait(group + " to open", lambda t, g=group: t["group"] == g and t["settled"] and all(
            state != "unknown" for options in t["options"].values() for state in options.values()))
        for part, options in trace["options"].items():
            for option, state in options.items():
                box = trace["controls"].get("tray/%s/%s" % (part, option))
                if state == "excluded" and box and box["h"] > 30:
                    return part, option
    studio.fail("no refused option in sight")


def refused_wish(studio):
    step("a tap on a struck-through swatch says why and offers repairs")
    part, option = find_refused(studio)
    before = studio.settled()
    studio.tap("tray/%s/%s" % (part, option))
    studio.wait("the reason and the repairs", lambda t: t["screen"] == "why-not" and t["repairs"] > 0 and t["settled"])

    step("one tap takes a repair: %s is %s" % (part, option))
    studio.tap("repair/0")
    after = studio.wait("the wish to come true", lambda t: t["screen"] == "studio" and t["settled"])
    assert after["selections"].get(part) == option, after["selections"]

    step("undo brings back what was there")
    studio.tap("undo")
    studio.wait("the selections from before", lambda t: t["selections"] == before["selections"] and t["settled"])
    step("a tap on the light shows the product in the next one")
    steps = studio.settled()["undo"]
    studio.tap("light")
    after = studio.wait("daylight", lambda t: t["light"] == "daylight" and t["settled"])
    assert after["undo"] == steps, "a light is no step to undo"

    step("redo, surprise, undo")
    studio.tap("redo")
    studio.wait("the wish again", lambda t: t["selections"].get(part) == option and t["settled"])
    steps = studio.settled()["undo"]
    studio.tap("surprise")
    studio.wait("a surprise", lambda t: t["undo"] == steps + 1 and t["settled"])


def lettering(studio):
    step("text typed on a real keyboard is on the heel; a key on the screen takes a letter away")
    studio.scroll_to("rail/heel_text", "scroll:rail")
    studio.tap("rail/heel_text")
    studio.wait("the lettering screen", lambda t: t["screen"] == "personalise" and t["settled"])
    studio.type("LEA 07")
    studio.wait("the text on the heel", lambda t: t["texts"].get("heel_text") == "LEA 07")
    studio.tap("key/delete")
    studio.wait("one letter less", lambda t: t["texts"].get("heel_text") == "LEA 0")
    studio.tap("key/7")
    studio.wait("the letter again", lambda t: t["texts"].get("heel_text") == "LEA 07")
    studio.tap("text/sew")
    studio.wait("the studio", lambda t: t["screen"] == "studio" and t["settled"])


def by_keyboard(studio):
    step("the keyboard alone reaches and presses a control")
    before = studio.settled()
    studio.display.xdotool("key", "Tab")
    studio.display.xdotool("key", "Return")
    studio.wait("the first row to open", lambda t: t["group"] == "vamp")
    studio.display.xdotool("key", "ctrl+z")
    studio.wait("one step less to undo", lambda t: t["undo"] == before["undo"] - 1 and t["settled"])
    studio.display.xdotool("key", "ctrl+shift+z")
    studio.wait("the text again", lambda t: t["texts"].get("heel_text") == "LEA 07" and t["settled"])


def enter_contest(studio, folder, maquette):
    step("the contest form fills by touch and by typing")
    studio.tap("review")
    studio.wait("the review", lambda t: t["screen"] == "review" and t["settled"])
    studio.tap("review/contest")
    studio.wait("the form", lambda t: t["screen"] == "contest" and t["settled"])
    for field, text in [("name", "Lea"), ("title", "Deep water"), ("email", EMAIL)]:
        studio.tap("entry/" + field)
        studio.settled()
        studio.type(text)
    studio.tap("entry/show")
    studio.tap("entry/age")
    studio.tap("entry/submit")
    step("the entry is written and verified before Done is shown")
    done = studio.wait("Done", lambda t: t["screen"] == "done" or t["entry"]["problem"])
    if done["entry"]["problem"]:
        studio.fail(done["entry"]["problem"])
    assert done["entry"]["number"] == 1

    kiosk = folder / "kiosk"
    entry = kiosk / "entries" / (done["entry"]["code"] + ".maquette-entry")
    step("maquette entry verify " + entry.name)
    verify(maquette, entry, kiosk)
    assert EMAIL.encode() not in entry.read_bytes(), "the email is in the public package"
    contact = kiosk / "private" / (done["entry"]["code"] + ".json")
    assert EMAIL in contact.read_text(encoding="utf-8")
    for private in [contact, kiosk / "kiosk.key"]:
        assert stat.S_IMODE(private.stat().st_mode) == 0o600, private

    step("the next person finds nothing of it")
    studio.tap("done/finish")
    fresh = studio.wait("a fresh studio", lambda t: t["screen"] == "studio" and t["settled"])
    assert not fresh["selections"] and not fresh["texts"] and fresh["undo"] == 0


def verify(maquette, entry, kiosk):
    command = [maquette, "entry", "verify", str(entry), "--key", str(kiosk / "kiosk.key.pub")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    print(result.stdout + result.stderr)
    assert result.returncode == 0, "the entry does not verify"
    broken = bytearray(entry.read_bytes())
    broken[len(broken) // 2] ^= 1
    forged = entry.with_name("forged.maquette-entry")
    forged.write_bytes(broken)
    command[3] = str(forged)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1, "a changed byte must be refused"


def main():
    viewer, maquette = map(os.path.abspath, sys.argv[1:3])
    for tool in ["Xvfb", "xdotool"]:
        if not shutil.which(tool):
            skip("%s is not installed (apt-get install xvfb xdotool)" % tool)
    display = Display()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        studio = Studio(display, viewer, folder)
        try:
            design(studio)
            refused_wish(studio)
            lettering(studio)
            by_keyboard(studio)
            enter_contest(studio, folder, maquette)
            step("all done")
        finally:
            studio.process.terminate()
            studio.process.wait()
            display.close()


if __name__ == "__main__":
    main()
