"""pygeoapi's own commands run on pygeoapi-config.yml alone; unpublished collections answer empty."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from geoportal.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent


def fetch(path: str) -> Any:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:5000{path}", timeout=10) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.2)
    raise AssertionError("pygeoapi serve did not answer")


def test_pygeoapi_serve_on_the_file_alone(sampled: Settings, tmp_path: Path) -> None:
    openapi = tmp_path / "openapi.yml"
    environment = {
        **os.environ, "GEOPORTAL_HOME": str(sampled.home), "PYGEOAPI_CONFIG": str(ROOT / "pygeoapi-config.yml"),
        "PYGEOAPI_OPENAPI": str(openapi),
    }  # fmt: skip
    program = str(Path(sys.executable).parent / "pygeoapi")
    generate = [program, "openapi", "generate", environment["PYGEOAPI_CONFIG"], "--output-file", str(openapi)]
    subprocess.run(generate, check=True, capture_output=True, env=environment)
    process = subprocess.Popen(
        [program, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        assert fetch("/collections/truong-tieu-hoc/items?f=json&limit=2")["numberReturned"] == 2
        assert fetch("/collections/co-so-tiem-chung/items?f=json")["numberMatched"] == 0
    finally:
        process.terminate()
        process.wait(10)
