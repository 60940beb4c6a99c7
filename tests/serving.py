"""A site on this machine, for what reads pages of the web."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def site(pages):
    """Serve pages by their paths on loopback; yields the site's address.

    A page is bytes of HTML, or a tuple of status, headers and bytes. Pages may be changed
    while they are served.
    """

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            found = pages.get(self.path, (404, {}, b""))
            answer = (200, {}, found) if isinstance(found, bytes) else found
            status, headers, content = answer
            self.send_response(status)
            for name, value in ({"Content-Type": "text/html"} | headers).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
