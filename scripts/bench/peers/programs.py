"""Install what the benchmark compares with, quietly, and only what is missing: Debian packages, and two Python
environments in a cache folder, apart from the portal's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOAD = ("wrk", "nginx-light")
PEERS = ("qgis-server", "python3-qgis", "spawn-fcgi", "postgresql", "postgis", "postgresql-15-postgis-3")
ENVIRONMENTS = {
    "tipg": ("tipg==1.6.*", "uvicorn[standard]"),
    "pygeoapi": ("pygeoapi==0.24.*", "geoalchemy2", "psycopg2-binary", "gunicorn"),
}
NO_SERVICES = Path("/usr/sbin/policy-rc.d")
"""While this says no, Debian starts no service of a package that it installs."""


def install_packages(*packages: str) -> None:
    """Install Debian packages that are missing.

    Raises
    ------
    SystemExit
        Some are missing and this user may not install them.
    """
    missing = [package for package in packages if not _is_installed(package)]
    if not missing:
        return
    if os.geteuid() != 0:
        raise SystemExit(f"needs root: apt-get install --no-install-recommends {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with _no_services():
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing]
        subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)


def _is_installed(package: str) -> bool:
    command = ["dpkg-query", "-W", "-f=${Status}", package]
    return "install ok installed" in subprocess.run(command, check=False, capture_output=True, text=True).stdout


@contextmanager
def _no_services() -> Iterator[None]:
    if NO_SERVICES.exists():
        yield
        return
    NO_SERVICES.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    NO_SERVICES.chmod(0o755)
    try:
        yield
    finally:
        NO_SERVICES.unlink()


def environment_of(name: str) -> Path:
    """Return the folder of programs of a Python environment in the cache, made when it is missing."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hungyen-geoportal-bench"
    folder, ready = cache / name, cache / name / "ready"
    if not ready.exists():
        uv = str(Path(sys.executable).with_name("uv"))
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(folder)], check=True)
        python = str(folder / "bin" / "python")
        subprocess.run([uv, "pip", "install", "-q", "--python", python, *ENVIRONMENTS[name]], check=True)
        ready.touch()
    return folder / "bin"


def version_of(name: str) -> str:
    """Return the version of the package after which an environment is named."""
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    command = [str(environment_of(name) / "python"), "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
