"""A confirmed position is published at once and survives the next upload, as long as the row stays what it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geoportal import pipeline
from geoportal.correct import correct
from geoportal.dataset import Dataset, Portal, load_agencies
from geoportal.errors import PortalError, StorageError
from geoportal.records import Place
from geoportal.settings import Settings
from geoportal.store.index import decode_place, read_encoded
from geoportal.store.ledger import corrections_of, ledger_file, withdraw_correction
from geoportal.store.versions import current_version
from geoportal.territory import Gazetteer

HEAD = "Tên trường,Địa chỉ,Vĩ độ,Kinh độ\n"
HOME = '"Xã Tân Hưng, tỉnh Hưng Yên"'
LON, LAT = 106.0951, 20.6432


@pytest.fixture
def school(datasets: dict[str, Dataset]) -> Dataset:
    return datasets["truong-thpt"]


class Desk:
    """An officer's desk: publish a table, correct a row, look at a row."""

    def __init__(self, settings: Settings, dataset: Dataset, portal: Portal, gazetteer: Gazetteer, folder: Path):
        self.settings, self.dataset, self.portal, self.gazetteer = settings, dataset, portal, gazetteer
        self.file = folder / "truong.csv"

    def publish(self, *rows: str) -> list[str]:
        self.file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        part = pipeline.describe_part(self.dataset, load_agencies(self.settings.layers), self.gazetteer, self.file)
        _, report = pipeline.ingest(self.settings, self.dataset, self.portal, self.file, self.gazetteer, part)
        return [issue.code for issue in report.issues if issue.row]

    def correct(self, key: str, lon: float = LON, lat: float = LAT) -> str:
        return correct(self.settings, self.dataset, self.portal, self.gazetteer, key, lon, lat, made_by="Sở GD")[1]

    def place(self, name: str) -> Place:
        version = current_version(self.settings.home, self.dataset.id)
        assert version is not None
        return next(decode_place(r.place) for r in read_encoded(version) if json.loads(r.properties)["ten"] == name)


@pytest.fixture
def desk(settings: Settings, school: Dataset, portal: Portal, gazetteer: Gazetteer, tmp_path: Path) -> Desk:
    return Desk(settings, school, portal, gazetteer, tmp_path)


def test_published_at_once_and_kept_at_the_next_upload(desk: Desk) -> None:
    desk.publish(f"A,{HOME},,", f"B,{HOME},,")
    row = desk.correct("A | xã Tân Hưng, tỉnh Hưng Yên" if len(desk.dataset.key) > 1 else "A")
    for _ in range(2):
        assert (desk.place("A").level, desk.place("A").lon, desk.place("A").lat) == ("exact", LON, LAT)
        assert "Sở GD" in desk.place("A").evidence[0] and desk.place("B").level == "commune"
        assert desk.publish(f"B,{HOME},,", 'A,"XÃ TÂN HƯNG,  tỉnh Hưng Yên",,') == []
    assert withdraw_correction(desk.settings, desk.dataset.id, row)
    desk.publish(f"A,{HOME},,")
    assert desk.place("A").level == "commune"


def test_a_row_that_changed_is_placed_anew_and_says_so(desk: Desk) -> None:
    desk.publish(f"A,{HOME},,")
    version = current_version(desk.settings.home, desk.dataset.id)
    assert version is not None
    desk.correct(read_encoded(version)[0].id)
    if "dia_chi" not in desk.dataset.key:
        assert "correction" in desk.publish('A,"Xã Quang Hưng, tỉnh Hưng Yên",,')
        assert desk.place("A").level == "commune"
    assert "correction" in desk.publish(f"A,{HOME},20.65,106.10")
    assert (desk.place("A").lon, desk.place("A").lat) == (106.10, 20.65)


def test_wrong_coordinates_of_the_file_are_overruled(desk: Desk) -> None:
    desk.publish(f"A,{HOME},20.70,106.20")
    version = current_version(desk.settings.home, desk.dataset.id)
    assert version is not None
    desk.correct(read_encoded(version)[0].id)
    desk.publish(f"A,{HOME},20.70,106.20")
    assert (desk.place("A").lon, desk.place("A").lat) == (LON, LAT)


def test_what_cannot_be_corrected_is_said(desk: Desk, datasets: dict[str, Dataset]) -> None:
    with pytest.raises(PortalError, match="chưa được công bố"):
        desk.correct("A")
    desk.publish(f"A,{HOME},,")
    with pytest.raises(PortalError, match="Không có dòng"):
        desk.correct("Z")
    with pytest.raises(PortalError, match="ngoài tỉnh"):
        desk.correct("A", lon=20.6)
    with pytest.raises(PortalError, match="không định vị bằng điểm"):
        correct(desk.settings, datasets["phan-vung-rui-ro-thien-tai"], desk.portal, desk.gazetteer, "x", LON, LAT)
    assert corrections_of(desk.settings, desk.dataset.id) == {}


def test_a_damaged_ledger_is_a_sentence(desk: Desk) -> None:
    desk.publish(f"A,{HOME},,")
    ledger_file(desk.settings).write_bytes(b"not a database, by far not" * 50)
    with pytest.raises(StorageError, match="sổ cái"):
        desk.publish(f"A,{HOME},,")


def test_a_landmark_of_the_portals_own_data_places_what_is_near_it(
    desk: Desk, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    desk.publish(f"Trường THPT Tân Hưng,{HOME},{LAT},{LON}", f"Trường Xa,{HOME},,")
    market = datasets["cho"]
    other = Desk(desk.settings, market, desk.portal, desk.gazetteer, tmp_path)
    other.file = tmp_path / "cho.csv"
    other.file.write_text(
        'Tên chợ,Địa chỉ\nChợ Một,"đối diện Trường Trung học phổ thông Tân Hưng, xã Tân Hưng, Hưng Yên"\n'
        'Chợ Hai,"gần Trường THPT Tân Hưng, phường Sơn Nam, Hưng Yên"\n',
        encoding="utf-8",
    )
    part = pipeline.describe_part(market, load_agencies(desk.settings.layers), desk.gazetteer, other.file)
    pipeline.ingest(desk.settings, market, desk.portal, other.file, desk.gazetteer, part)
    near, far = other.place("Chợ Một"), other.place("Chợ Hai")
    assert (near.level, near.lon, near.radius_m) == ("facility", LON, 300.0)
    assert far.level == "commune"
