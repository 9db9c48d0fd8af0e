"""Run the portal with granian: worker processes behind an HTTP server that slow clients cannot hold up."""

from __future__ import annotations

import errno
import os
import socket
import sys

from geoportal.errors import SettingsError, reason
from geoportal.serve.basemap import check_basemap
from geoportal.settings import Settings

THREADS = 4
"""Requests that a worker answers at once; a few wait for child processes that make files."""

PATIENCE_SECONDS = 5
"""How long a worker may take to end; one that is told to while it starts never does by itself."""


def server_command(settings: Settings) -> list[str]:
    """Return the command that serves the portal in the foreground."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "geoportal.serve.app:create_app",
        "--host", settings.host, "--port", str(settings.port),
        "--workers", str(settings.workers), "--blocking-threads", str(THREADS),
        "--http", "1", "--no-ws", "--respawn-failed-workers", "--log-level", "warning",
        "--workers-kill-timeout", str(PATIENCE_SECONDS),
    ]  # fmt: skip


def check_port(host: str, port: int) -> None:
    """Fail when the portal cannot listen there: granian lets two servers share a port in silence (SO_REUSEPORT).

    Raises
    ------
    SettingsError
        Another program listens there, or the system does not allow it: what to do.

    Examples
    --------
    >>> with socket.create_server(("127.0.0.1", 0)) as other:
    ...     check_port("127.0.0.1", other.getsockname()[1])
    Traceback (most recent call last):
    geoportal.errors.SettingsError: Cổng ... trên 127.0.0.1 đang có chương trình khác dùng. ...
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # What a server that was just stopped left behind (TIME_WAIT) is in nobody's way; one that listens is.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise _refusal(error, host, port) from error


def _refusal(error: OSError, host: str, port: int) -> SettingsError:
    if error.errno == errno.EADDRINUSE:
        return SettingsError(
            f"Cổng {port} trên {host} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác "
            f"bằng GEOPORTAL_PORT, ví dụ GEOPORTAL_PORT={_another(port)}.",
            f"Another program uses port {port} on {host}. Stop it, or choose another port, for example "
            f"GEOPORTAL_PORT={_another(port)}.",
        )
    if error.errno == errno.EACCES:
        return SettingsError(
            f"Hệ điều hành không cho chạy ở cổng {port}. Hãy đặt GEOPORTAL_PORT từ 1024 trở lên.",
            f"The system does not allow port {port}. Set GEOPORTAL_PORT to 1024 or more.",
        )
    return SettingsError(
        f"Không mở được cổng {port} trên «{host}» ({reason(error)}). Hãy kiểm tra GEOPORTAL_HOST: 127.0.0.1 là chỉ "
        "trên máy này, 0.0.0.0 là mọi địa chỉ của máy.",
        f"Port {port} on “{host}” cannot be opened ({error.strerror}). Check GEOPORTAL_HOST: 127.0.0.1 is this machine "
        "only, 0.0.0.0 every address of it.",
    )


def _another(port: int) -> int:
    """Return a port to suggest: the next one, within what ports may be."""
    return port + 1 if port < 65_535 else port - 1


def run_server(settings: Settings) -> None:
    """Replace this process by the server.

    Raises
    ------
    SettingsError
        The port is taken or cannot be opened, or the basemap is no PMTiles file.
    """
    check_basemap(settings)
    check_port(settings.host, settings.port)
    print(f"Cổng dữ liệu chạy ở {settings.base_url} (dừng bằng Ctrl+C)", flush=True)
    command = server_command(settings)
    os.execv(command[0], command)
