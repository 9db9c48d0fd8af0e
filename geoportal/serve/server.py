"""Run the portal with granian: worker processes behind an HTTP server that slow clients cannot hold up."""

from __future__ import annotations

import os
import sys

from geoportal.settings import Settings

THREADS = 4
"""Requests that a worker answers at once; a few wait for child processes that make files."""


def server_command(settings: Settings) -> list[str]:
    """Return the command that serves the portal in the foreground."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "geoportal.serve.app:create_app",
        "--host", settings.host, "--port", str(settings.port),
        "--workers", str(settings.workers), "--blocking-threads", str(THREADS),
        "--http", "1", "--no-ws", "--respawn-failed-workers", "--log-level", "warning",
    ]  # fmt: skip


def run_server(settings: Settings) -> None:
    """Replace this process by the server."""
    print(f"Cổng dữ liệu chạy ở {settings.base_url} (dừng bằng Ctrl+C)", flush=True)
    command = server_command(settings)
    os.execv(command[0], command)
