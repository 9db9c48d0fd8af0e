"""A PostGIS of its own with the made-up schools, on a free loopback port."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peers.points import write_table
from peers.running import free_port, started

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
OWNER = "postgres"
SETTINGS = ("listen_addresses=127.0.0.1", "shared_buffers=1GB", "effective_cache_size=4GB", "random_page_cost=1.1")
TABLE = """
CREATE EXTENSION postgis;
CREATE TABLE schools (
  id integer PRIMARY KEY, ten text, dia_chi text, dien_thoai text, dia_ban text, so_giao_vien integer,
  so_hoc_sinh integer, loai_hinh text, nam_hoc text, website text, geom geometry(Point, 4326)
);
"""
INDEXES = """
CREATE INDEX ON schools USING gist (geom);
CREATE INDEX ON schools (so_hoc_sinh, id);
CREATE INDEX ON schools (ten);
VACUUM (ANALYZE, FREEZE) schools;
"""


@contextmanager
def running_postgis(folder: Path, count: int) -> Iterator[int]:
    """Yield the port of a new cluster whose database postgres has the table schools, indexed."""
    data = folder / "cluster"
    data.mkdir()
    if os.geteuid() == 0:
        shutil.chown(data, OWNER, OWNER)
    log, port = folder / "postgis.log", free_port()
    with started([str(PROGRAMS / "initdb"), "-D", str(data), "-U", OWNER, "-A", "trust", "-E", "UTF8"], log,
                 {"LC_ALL": "C.UTF-8"}, OWNER) as made:  # fmt: skip
        if made.wait():
            raise RuntimeError(log.read_text(encoding="utf-8"))
    options = [word for setting in (*SETTINGS, f"port={port}", f"unix_socket_directories={data}")
               for word in ("-c", setting)]  # fmt: skip
    with started([str(PROGRAMS / "postgres"), "-D", str(data), *options], log, user=OWNER):
        _wait(port)
        table = folder / "schools.csv"
        write_table(table, count)
        _run(port, TABLE + f"\n\\copy schools FROM '{table}' CSV\n" + INDEXES)
        yield port


def _wait(port: int) -> None:
    for _ in range(300):
        ready = [str(PROGRAMS / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


def _run(port: int, script: str) -> None:
    command = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(port), "-U", OWNER, OWNER]
    subprocess.run(command, check=True, input=script, text=True, stdout=subprocess.DEVNULL)
