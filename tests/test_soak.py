"""Long counts, run by make soak: broken files, and publications killed at any moment.

SOAK_MINUTES says how long files are damaged and read (30).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoportal import pipeline
from geoportal.dataset import Dataset, Portal
from geoportal.errors import PortalError
from geoportal.geocode.address import place_address
from geoportal.settings import Settings
from geoportal.store.index import open_index
from geoportal.store.versions import current_version
from geoportal.territory import Gazetteer
from tests.publish.test_versions import KILLED, publish

pytestmark = pytest.mark.soak
HEADS = [
    b"",
    b"PK\x03\x04",
    b"SQLite format 3\x00",
    b'{"type":"FeatureCollection","features":[',
    "Tên trường,Địa chỉ\n".encode(),
]
SUFFIXES = [".csv", ".xlsx", ".geojson", ".gpkg"]


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused_with_a_sentence(
    head: bytes, tail: bytes, suffix: str, tmp_path: Path, gazetteer: Gazetteer, datasets: dict[str, Dataset]
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(head + tail)
    try:
        report, features = pipeline.check(Settings(home=tmp_path), datasets["truong-thpt"], path, gazetteer)
    except PortalError as error:
        assert error.vi.endswith((".", "?"))
    else:
        assert report.issues or features


def test_damaged_files_never_break_the_reader() -> None:
    minutes = os.environ.get("SOAK_MINUTES", "30")
    seed = str(random.SystemRandom().randrange(10**6))
    done = subprocess.run([sys.executable, "-m", "tests.read.fuzz", minutes, seed], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]


def test_killed_at_a_hundred_random_moments(settings: Settings, portal: Portal, datasets: dict[str, Dataset]) -> None:
    dataset = datasets["truong-thpt"]
    publish(settings, dataset, portal, 20, "cu")
    dice = random.Random(7)
    folder = str(Path(__file__).parent / "publish")
    for _ in range(100):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(settings.home), "", folder])
        time.sleep(dice.uniform(0.5, 3.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        version = current_version(settings.home, dataset.id)
        assert version is not None
        connection = open_index(version)
        assert connection.execute("SELECT count(*) FROM feature").fetchone()[0] == version.manifest["rows"]
        connection.close()
    publish(settings, dataset, portal, 20, "cuoi")
    assert not list((settings.home / "published" / dataset.id).glob(".tmp-*"))


WORDS = ["Số 5", "thôn", "xóm", "đường", "Nguyễn Văn Linh", "xã", "phường", "P.", "TT.", "Tân Hưng", "Minh Tân", "huyện",
         "TP", "Hưng Yên", "Thái Bình", "Quỳnh Phụ", "Việt Nam", "gần chợ", ";", ",", "-", "0221 3862 123", "Km5 QL5",
         "20.65, 106.05", "Lạc Đạo", "Hà Nội", "\n", "Ð", "ê\u0323"]  # fmt: skip


@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_order_of_words_is_placed_in_the_province_or_refused(words: list[str], gazetteer: Gazetteer) -> None:
    place = place_address(" ".join(words), gazetteer, at_home=True)
    assert (place.lon is None) == (place.level == "none")
    assert place.lon is None or (105.89 <= place.lon <= 106.66 and place.evidence and place.provenance)
    assert not place.unit_code or place.unit_code in gazetteer.units
