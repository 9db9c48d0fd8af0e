"""Readers of the running portal while versions come, and while publications are killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import requests

from geoportal.dataset import Dataset, Portal
from geoportal.settings import Settings
from tests.publish import test_versions
from tests.server import running

ITEMS = "/api/collections/truong-thpt/items?limit=1000&skipGeometry=true"


def read(address: str, done: threading.Event, problems: list[str], seen: set[str]) -> None:
    with requests.Session() as client:
        while not done.is_set():
            answer = client.get(address + ITEMS, timeout=20)
            if answer.status_code != 200:
                problems.append(f"{answer.status_code} {answer.text[:200]}")
                continue
            content = answer.json()
            words = {feature["properties"]["ten"].split()[0] for feature in content["features"]}
            if len(words) != 1 or len(content["features"]) != content["numberMatched"]:
                problems.append(f"{words} {len(content['features'])} of {content['numberMatched']}")
            seen |= words


def test_readers_see_whole_answers_while_publications_come_and_die(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset]
) -> None:
    dataset = datasets["truong-thpt"]
    test_versions.publish(settings, dataset, portal, 40, "v0")
    done, problems, seen = threading.Event(), [], set[str]()
    folder = str(Path(test_versions.__file__).parent)
    with running(settings.home) as address:
        readers = [threading.Thread(target=read, args=(address, done, problems, seen)) for _ in range(2)]
        for reader in readers:
            reader.start()
        try:
            for number, stage in enumerate(test_versions.STAGES, start=1):
                command = [sys.executable, "-c", test_versions.KILLED, str(settings.home), stage, folder]
                assert subprocess.run(command, check=False, capture_output=True).returncode == -9
                test_versions.publish(settings, dataset, portal, 40 + number, f"v{number}")
        finally:
            done.set()
            for reader in readers:
                reader.join()
    assert problems == []
    assert "v0" in seen and len(seen) >= 4 and "moi" not in seen
