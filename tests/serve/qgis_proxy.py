"""A proxy in front of a running portal that writes down what a client asks for."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.server import running

OWN = ("connection", "content-length", "date", "server", "transfer-encoding")
"""Headers that the proxy writes itself."""


@dataclass(frozen=True)
class Asked:
    """A request: method, path without host and query, its query, and the status of the answer."""

    method: str
    path: str
    query: dict[str, str]
    status: int


@dataclass
class Watched:
    """A portal behind the proxy: the address that clients use, and what they asked for."""

    address: str
    asked: list[Asked] = field(default_factory=list)

    def items(self, name: str) -> list[Asked]:
        """Return the requests for features of a collection."""
        return [one for one in self.asked if one.path == f"/api/collections/{name}/items"]


def _handler(watched: Watched, portal: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            connection = http.client.HTTPConnection(urlsplit(portal).netloc, timeout=60)
            headers = {
                name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")
            }
            connection.request(self.command, self.path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            url = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(url.query, keep_blank_values=True).items()}
            watched.asked.append(Asked(self.command, url.path, query, answer.status))
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in OWN:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: what was asked is in the list."""

    return Handler


@contextmanager
def watched_portal(home: Path) -> Iterator[Watched]:
    """Serve a home folder, and a proxy before it which the links of the portal's answers name."""
    watched = Watched("")
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    watched.address = f"http://127.0.0.1:{proxy.server_port}"
    thread = threading.Thread(target=proxy.serve_forever)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEOPORTAL_URL", watched.address)
        with running(home) as portal:
            proxy.RequestHandlerClass = _handler(watched, portal)
            thread.start()
            try:
                yield watched
            finally:
                proxy.shutdown()
                thread.join()
                proxy.server_close()
