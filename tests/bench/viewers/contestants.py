"""Our viewer and <model-viewer> in Chromium, each started, listened to, and ended."""
import base64
import http.server
import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from page import ROOT
from processes import Meter

PROGRAM = ROOT / "build" / "release" / "bin" / "glb_bench"
MOST_SILENCE = 300  # seconds without a word
# A software rasterizer that draws as fast as it can, and nothing else that a browser does beside.
CHROMIUM_FLAGS = [
    "--headless=new", "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--hide-scrollbars",
    "--window-size=1280,776", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist", "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-extensions",
    "--disable-component-update", "--disable-background-networking", "--disable-sync", "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows", "--disable-features=OptimizationHints,OptimizationGuideOnDeviceModel",
    "--enable-logging=stderr",
]


class Ours:
    """glb_bench, which tells on its standard output what the page posts."""

    name = "Maquette"

    def __init__(self, arguments):
        self.arguments, self.framing = arguments, None

    def run(self, frames, picture=None):
        """Its figures."""
        command = [PROGRAM, self.arguments.glb, str(frames), *([picture] if picture else [])]
        started = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
                              env={**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1"}) as run:
            meter = Meter(run.pid, started)
            for line in run.stdout:
                now, told = time.monotonic(), json.loads(line)
                meter.hear(told, now)
                self.framing = told if told["event"] == "first" else self.framing
                run.stdin.write("\n")
                run.stdin.flush()
        if run.returncode != 0:
            sys.exit("glb_bench did not finish")
        return meter.figures


class Server:
    """The page and its files on a port of this machine; what the page tells arrives in `told`, with the time it came."""

    def __init__(self, arguments):
        files = {"/": pathlib.Path(__file__).with_name("page.html"), "/model.glb": arguments.glb,
                 "/model-viewer.min.js": arguments.modules / "@google/model-viewer/dist/model-viewer.min.js"}
        told = self.told = queue.Queue()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802, the library's name
                path = files.get(urllib.parse.urlparse(self.path).path)
                if path is None:
                    return self.send_error(404)
                kind = {".html": "text/html", ".js": "text/javascript"}.get(path.suffix, "model/gltf-binary")
                return self.answer(path.read_bytes(), kind)

            def do_POST(self):  # noqa: N802
                now, heard = time.monotonic(), threading.Event()
                told.put((json.loads(self.rfile.read(int(self.headers["Content-Length"]))), now, heard))
                heard.wait(MOST_SILENCE)  # the page goes on when what it told has been noted
                return self.answer(b"{}", "application/json")

            def answer(self, body, kind):
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "max-age=3600")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Theirs:
    """Chromium with a profile of its own that outlives a run, so that its caches are as warm as ours."""

    name = "`<model-viewer>` 4.4"

    def __init__(self, arguments, framing):
        self.arguments, self.framing = arguments, framing
        self.server, self.profile = Server(arguments), tempfile.TemporaryDirectory(ignore_cleanup_errors=True)

    def run(self, frames, picture=None):
        """Its figures."""
        framing = self.framing
        query = urllib.parse.urlencode({"frames": frames, "target": " ".join(f"{value}m" for value in framing["target"]),
                                        "picture": 1 if picture else 0,
                                        **{key: framing[key] for key in ("fov", "radius", "azimuth", "elevation")}})
        command = [self.arguments.chromium, *CHROMIUM_FLAGS, f"--user-data-dir={self.profile.name}",
                   f"--app={self.server.address}?{query}"]
        if os.geteuid() == 0 and shutil.which("setpriv"):  # as root it would take a better priority than ours
            command = ["setpriv", "--bounding-set=-sys_nice", "--inh-caps=-sys_nice", *command]
        with tempfile.TemporaryFile(mode="w+") as log:
            started = time.monotonic()
            run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
            try:
                return self.listen(Meter(run.pid, started), picture)
            except (queue.Empty, RuntimeError) as problem:
                log.seek(0)
                said = [line for line in log if "CONSOLE" in line or "GPU" in line]
                sys.exit(f"Chromium did not finish: {problem or 'silence'}\n{''.join(said[-20:])}")
            finally:
                run.terminate()
                run.wait()

    def listen(self, meter, picture):
        while True:
            told, now, heard = self.server.told.get(timeout=MOST_SILENCE)
            if told["event"] == "broken":
                raise RuntimeError(told["message"])
            meter.hear(told, now)
            heard.set()
            if told.get("scale", 1) < 1:
                raise RuntimeError(f"it drew at {told['scale']} of the resolution")
            if told["event"] == "done":
                if picture:
                    picture.write_bytes(base64.b64decode(told["picture"].partition(",")[2]))
                return meter.figures
