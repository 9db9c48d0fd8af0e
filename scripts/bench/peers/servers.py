"""The servers that are compared, each with two workers over the same schools and without caches of answers."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from geoportal.serve.server import server_command
from geoportal.settings import Settings
from peers.programs import environment_of
from peers.running import children, free_port, resident_mb, started, wait_for

HERE = Path(__file__).parent
WORKERS = 2
NGINX = "/usr/sbin/nginx"
QGIS_PYTHON = "/usr/bin/python3"
QGIS_SERVER = "/usr/lib/cgi-bin/qgis_mapserv.fcgi"


@dataclass(frozen=True)
class Server:
    """A running server: its name, address, worker processes, and the seconds from its start to its first answer."""

    name: str
    address: str
    workers: Sequence[int]
    start_seconds: float


@contextmanager
def running_portal(home: Path) -> Iterator[Server]:
    """Serve the portal as `geoportal serve` does."""
    port, log = free_port(), home / "portal.log"
    command = server_command(Settings(port=port, workers=WORKERS))
    with started(command, log, {"GEOPORTAL_HOME": str(home), "GEOPORTAL_PORT": str(port)}) as process:
        address, start = f"http://127.0.0.1:{port}", time.perf_counter()
        wait_for(f"{address}/api/collections/truong-thpt/items?limit=1", log)
        seconds = time.perf_counter() - start
        yield Server("portal", address, _workers(process.pid, WORKERS), seconds)


@contextmanager
def running_tipg(folder: Path, postgres: int) -> Iterator[Server]:
    """Serve the table schools with tipg."""
    port, log = free_port(), folder / "tipg.log"
    environment = {
        "DATABASE_URL": f"postgresql://postgres@127.0.0.1:{postgres}/postgres",
        "TIPG_TILE_BUFFER": "0",  # a tile draws the features in it, and no others
    }
    command = [str(environment_of("tipg") / "uvicorn"), "tipg.main:app", "--host", "127.0.0.1", "--port", str(port),
               "--workers", str(WORKERS), "--log-level", "warning", "--no-access-log"]  # fmt: skip
    with started(command, log, environment) as process:
        address, start = f"http://127.0.0.1:{port}", time.perf_counter()
        wait_for(f"{address}/collections/public.schools/items?limit=1&f=geojson", log)
        seconds = time.perf_counter() - start
        yield Server("tipg", address, _workers(process.pid, WORKERS), seconds)


@contextmanager
def running_pygeoapi(folder: Path, postgres: int) -> Iterator[Server]:
    """Serve the table schools with pygeoapi and its PostgreSQL provider, under gunicorn."""
    port, log, programs = free_port(), folder / "pygeoapi.log", environment_of("pygeoapi")
    config, openapi = folder / "pygeoapi.yml", folder / "openapi.yml"
    text = (HERE / "pygeoapi.yml").read_text(encoding="utf-8")
    config.write_text(text.replace("@port@", str(port)).replace("@postgres@", str(postgres)), encoding="utf-8")
    environment = {**os.environ, "PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(openapi)}
    make = [str(programs / "pygeoapi"), "openapi", "generate", str(config), "--output-file", str(openapi)]
    subprocess.run(make, check=True, capture_output=True, env=environment)
    command = [str(programs / "gunicorn"), "-w", str(WORKERS), "-k", "gthread", "--threads", "4", "--bind",
               f"127.0.0.1:{port}", "--log-level", "warning", "pygeoapi.flask_app:APP"]  # fmt: skip
    with started(command, log, environment) as process:
        address, start = f"http://127.0.0.1:{port}", time.perf_counter()
        wait_for(f"{address}/collections/schools/items?limit=1&f=json", log)
        seconds = time.perf_counter() - start
        yield Server("pygeoapi", address, _workers(process.pid, WORKERS), seconds)


@contextmanager
def running_qgis_server(folder: Path, postgres: int) -> Iterator[Server]:
    """Serve the table schools with QGIS Server: two FastCGI processes behind nginx."""
    project, log, port = folder / "schools.qgs", folder / "nginx.log", free_port()
    headless = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PYTHONPATH": ""}
    subprocess.run([QGIS_PYTHON, str(HERE / "qgis_project.py"), str(project), str(postgres)], check=True,
                   capture_output=True, env=headless)  # fmt: skip
    start = time.perf_counter()
    with ExitStack() as stack:
        fcgi, workers = stack.enter_context(_fastcgi(folder, {**headless, "QGIS_PROJECT_FILE": str(project)}))
        stack.enter_context(started(_nginx(folder, port, fcgi), log))
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/wfs3/collections/schools/items.geojson?limit=1", log)
        yield Server("QGIS Server", address, workers, time.perf_counter() - start)


@contextmanager
def _fastcgi(folder: Path, environment: dict[str, str]) -> Iterator[tuple[int, list[int]]]:
    port, pids = free_port(), folder / "fcgi.pids"
    command = ["spawn-fcgi", "-a", "127.0.0.1", "-p", str(port), "-F", str(WORKERS), "-P", str(pids), "--", QGIS_SERVER]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    workers = [int(word) for word in pids.read_text(encoding="ascii").split()]
    try:
        yield port, workers
    finally:
        for pid in workers:
            os.kill(pid, signal.SIGTERM)


@contextmanager
def running_files(folder: Path) -> Iterator[str]:
    """Serve folder/static as files with nginx; yields the address: the limit of what any server could do."""
    port, log = free_port(), folder / "nginx.log"
    with started(_nginx(folder, port, 1), log):
        (folder / "static").mkdir(exist_ok=True)
        (folder / "static" / "ready").write_text("", encoding="ascii")
        wait_for(f"http://127.0.0.1:{port}/ready", log)
        yield f"http://127.0.0.1:{port}"


def _nginx(folder: Path, port: int, fcgi: int) -> list[str]:
    config = folder / f"nginx-{port}.conf"
    text = (HERE / "nginx.conf").read_text(encoding="utf-8")
    for name, value in (("folder", folder), ("port", port), ("fcgi", fcgi)):
        text = text.replace(f"@{name}@", str(value))
    config.write_text(text, encoding="utf-8")
    return [NGINX, "-c", str(config), "-e", str(folder / "nginx.log")]


def _workers(pid: int, count: int) -> list[int]:
    """Return the worker processes of a server: those of its children that are largest."""
    return sorted(children(pid), key=resident_mb, reverse=True)[:count]
