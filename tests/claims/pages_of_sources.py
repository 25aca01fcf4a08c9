"""A real web server on loopback whose pages a test can change: a ministry with a moving toll."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

FLOOD = """<html lang="en"><head><title>Ministry of Water: flood report</title></head><body><nav>{menu}</nav>
<article><h1>Flood report for the Sarn delta</h1>
<p>As of {day} February 2020 the flood had killed {toll} people in the Sarn delta, the ministry said.</p>
<p>The ministry publishes new figures each evening at six and asks people not to return yet.</p>
</article></body></html>"""
QUOTE = "As of 2 February 2020 the flood had killed 33 people in the Sarn delta"


def flood(day: int = 2, toll: int = 33, menu: str = "Home") -> str:
    return FLOOD.format(day=day, toll=toll, menu=menu)


class Site:
    """`pages` maps a path to (status, html); `visits` counts the GETs of each path, robots.txt left out."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, tuple[int, str]] = {"/flood": (200, flood())}
        self.visits: dict[str, int] = {}
        self.hold: threading.Event | None = None

    def url(self, path: str = "/flood") -> str:
        return f"http://{self.address}{path}"


@contextmanager
def serve_site() -> Iterator[Site]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self.send_error(404)
                return
            site.visits[self.path] = site.visits.get(self.path, 0) + 1
            if site.hold is not None:
                site.hold.wait(30)
            status, body = site.pages.get(self.path, (404, "no such page"))
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        if site.hold is not None:
            site.hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
