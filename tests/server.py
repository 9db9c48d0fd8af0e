"""A real server for the tests that drive real clients."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoportal.serve.server import server_command
from geoportal.settings import Settings


@contextmanager
def running(home: Path) -> Iterator[str]:
    """Serve a home folder on a free loopback port; yields the address; ends the server by its own process."""
    with socket.socket() as held:  # bound as long as the server runs, so that no other test gets this port
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "GEOPORTAL_HOME": str(home), "GEOPORTAL_PORT": str(port)}
        with (home / "server.log").open("wb") as log:
            process = subprocess.Popen(server_command(Settings(port=port)), env=environment, stdout=log, stderr=log)
            try:
                _wait(f"{address}/healthz", process, home / "server.log")
                yield address
            finally:
                process.terminate()
                process.wait(20)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(log.read_text(encoding="utf-8"))
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start: " + log.read_text(encoding="utf-8"))
