"""What `holdwater check` does with an address."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread


def test_it_fetches_nothing_from_addresses_that_are_not_public(call):
    answer = call("check", "http://127.0.0.1:9/", "--format", "json")
    assert answer.code == 2
    assert json.loads(answer.out)["errors"][0]["source"] == "http://127.0.0.1:9/"
    assert "leads to 127.0.0.1, which is no public address" in answer.err


def test_it_checks_a_page_by_its_address(call):
    page = b"""<title>Restores</title><nav><a href=/>Home of the best</a></nav><main>
    <h1>Restores</h1><p>Restores run 3x faster than pg_restore.</p></main>
    <footer><p>The leading backup since 1999.</p></footer>"""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            return

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/restores"
        answer = call("check", url, "--allow-private", "--format", "json")
        thread.join()
    assert answer.code == 1, answer.err
    (document,) = json.loads(answer.out)["documents"]
    assert document["source"] == url
    doubted = [s["text"] for s in document["statements"] if s["findings"]]
    assert doubted == ["Restores run 3x faster than pg_restore."]
