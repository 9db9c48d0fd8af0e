"""Publishing is all or nothing: killed at any stage, on a full disk, beside readers, twice at once."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import shapely

from geoportal.dataset import Dataset, Portal
from geoportal.errors import StorageError
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Part, Place, Report
from geoportal.settings import Settings
from geoportal.store.index import open_index
from geoportal.store.versions import current_version

STAGES = ("merge", "index", "geopackage", "tiles", "csv", "manifest", "sync", "switch")


def features(count: int, name: str) -> list[Feature]:
    wkb = shapely.to_wkb(shapely.Point(106.05, 20.65))
    place = Place(106.05, 20.65, "exact", 10.0)
    return [Feature(f"h{i}", {"ten": f"{name} {i}", "dia_chi": "Xã Tân Hưng"}, place, wkb) for i in range(count)]


def publish(settings: Settings, dataset: Dataset, portal: Portal, count: int, name: str, stage: str = "") -> str:
    def kill(now: str) -> None:
        if now == stage:
            os.kill(os.getpid(), signal.SIGKILL)

    source = settings.home.parent / "nguon.csv"
    source.write_text(name, encoding="utf-8")
    report = Report(rows_read=count, rows_valid=count)
    part = Part("all")
    rows = encode_features(dataset, features(count, name), part)
    return publish_rows(settings, dataset, portal, rows, part, report, source, on_stage=kill).id


KILLED = """
import sys
from pathlib import Path
from geoportal.dataset import load_datasets, load_portal
from geoportal.settings import Settings
sys.path.insert(0, sys.argv[3])
from test_versions import publish
settings = Settings(home=Path(sys.argv[1]))
publish(settings, load_datasets(settings.layers)["truong-thpt"], load_portal(settings.layers), 50, "moi", sys.argv[2])
"""


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_publication_leaves_the_old_version_and_no_rubbish(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset], stage: str
) -> None:
    dataset = datasets["truong-thpt"]
    old = publish(settings, dataset, portal, 20, "cu")
    command = [sys.executable, "-c", KILLED, str(settings.home), stage, str(Path(__file__).parent)]
    ended = subprocess.run(command, check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    current = current_version(settings.home, dataset.id)
    assert current is not None and current.id == old
    assert current.manifest["rows"] == 20
    new = publish(settings, dataset, portal, 30, "lai")
    folder = settings.home / "published" / dataset.id
    assert [path.name for path in folder.glob(".tmp-*")] == []
    kept = {path.name for path in folder.iterdir() if path.is_dir()}
    assert {old, new} <= kept
    assert {path.name for path in (settings.home / "sources" / dataset.id).iterdir()} <= kept


def test_readers_see_one_version_or_the_other_never_a_mixture(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset]
) -> None:
    dataset = datasets["truong-thpt"]
    publish(settings, dataset, portal, 40, "v0")
    problems: list[str] = []
    answers = 0
    done = threading.Event()

    def read() -> None:
        nonlocal answers
        while not done.is_set():
            try:
                version = current_version(settings.home, dataset.id)
                assert version is not None
                connection = open_index(version)
                rows = connection.execute("SELECT f_ten FROM feature").fetchall()
                connection.close()
                words = {row[0].split()[0] for row in rows}
                if len(words) != 1 or len(rows) != version.manifest["rows"]:
                    problems.append(f"{words} {len(rows)}")
                answers += 1
            except Exception as error:
                problems.append(repr(error))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 9):
        publish(settings, dataset, portal, 40 + number, f"v{number}")
    done.set()
    for reader in readers:
        reader.join()
    assert problems == []
    assert answers > 20


def test_two_publications_at_once_both_succeed_one_after_the_other(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset]
) -> None:
    dataset = datasets["truong-thpt"]
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: made.append(publish(settings, dataset, portal, 10, f"p{n}")))
        for n in (1, 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    current = current_version(settings.home, dataset.id)
    assert len(set(made)) == 2
    assert current is not None and current.id == max(made)


def test_a_full_disk_is_a_sentence_and_the_old_version_stays(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset]
) -> None:
    dataset = datasets["truong-thpt"]
    old = publish(settings, dataset, portal, 5, "cu")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
    try:
        with pytest.raises(StorageError, match="Phiên bản đang dùng vẫn giữ nguyên"):
            publish(settings, dataset, portal, 5000, "moi")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    current = current_version(settings.home, dataset.id)
    assert current is not None and current.id == old
    assert not list((settings.home / "published" / dataset.id).glob(".tmp-*"))
