"""Run the portal with gunicorn: worker processes that share the app loaded once."""

from __future__ import annotations

import os
import sys

from geoportal.settings import Settings


def server_command(settings: Settings) -> list[str]:
    """Return the command that serves the portal in the foreground."""
    return [
        sys.executable, "-m", "gunicorn", "geoportal.serve.app:create_app()",
        "--bind", f"{settings.host}:{settings.port}",
        "--workers", str(settings.workers), "--threads", "4", "--worker-class", "gthread",
        "--preload", "--no-control-socket", "--limit-request-line", "8190", "--timeout", "60",
    ]  # fmt: skip


def run_server(settings: Settings) -> None:
    """Replace this process by the server."""
    print(f"Cổng dữ liệu chạy ở {settings.base_url} (dừng bằng Ctrl+C)", flush=True)
    command = server_command(settings)
    os.execv(command[0], command)
