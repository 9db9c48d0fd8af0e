"""The server does not start beside another one on the same port: the two would share requests in silence."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from geoportal.errors import SettingsError
from geoportal.serve.server import check_port, run_server, server_command
from geoportal.settings import Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which a server listens that would share it, as granian does."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_in_both_languages(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(os, "execv", lambda *command: started.append(command[0]))
    with pytest.raises(SettingsError) as refused:
        run_server(Settings(port=taken))
    assert f"Cổng {taken} trên 127.0.0.1 đang có chương trình khác dùng." in refused.value.vi
    assert f"GEOPORTAL_PORT={taken + 1}" in refused.value.vi and refused.value.vi.endswith(".")
    assert re.search(rf"Another program uses port {taken} on 127\.0\.0\.1\.", refused.value.en)
    assert started == []


def test_a_port_held_by_a_socket_that_does_not_listen_is_refused_too() -> None:
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        with pytest.raises(SettingsError):
            check_port("127.0.0.1", held.getsockname()[1])


def test_a_free_port_is_taken_at_once_even_after_a_server_that_was_just_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            accepted, _ = server.accept()
            accepted.close()  # the server's side closes first, so that its end stays in TIME_WAIT
            assert client.recv(1) == b""
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, command: commands.append(command))
    run_server(Settings(port=port))
    assert commands[0][commands[0].index("--port") + 1] == str(port)


@pytest.mark.parametrize("host", ["203.0.113.9", "khong-co-may-nay.invalid"])
def test_an_address_that_is_not_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match="GEOPORTAL_HOST"):
        check_port(host, 8_000)


def test_the_command_says_it_and_leaves_the_other_server_alone(address: str, sampled: Settings) -> None:
    port = address.rpartition(":")[2]
    environment = {**os.environ, "GEOPORTAL_HOME": str(sampled.home), "GEOPORTAL_PORT": port}
    program = str(Path(sys.executable).parent / "geoportal")
    done = subprocess.run([program, "serve"], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1 and f"Cổng {port} trên 127.0.0.1 đang có chương trình khác dùng" in done.stderr
    assert "Traceback" not in done.stderr and done.stdout == ""


@pytest.mark.parametrize("after", [0.3, 1.2], ids=["before the workers", "while the workers start"])
def test_a_server_told_to_stop_while_it_starts_ends(sampled: Settings, after: float) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "GEOPORTAL_HOME": str(sampled.home), "GEOPORTAL_PORT": str(port)}
    process = subprocess.Popen(server_command(Settings(port=port)), env=environment, stderr=subprocess.DEVNULL)
    try:
        time.sleep(after)
        process.terminate()
        process.wait(timeout=60)
    finally:
        process.kill()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))  # no worker is left that listens
