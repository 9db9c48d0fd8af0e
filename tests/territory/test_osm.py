"""Streets and hamlets of an extract that these tests write; every name and place in it is made up."""

from __future__ import annotations

from pathlib import Path

import osmium
import pytest
from osmium.osm.mutable import Node, Relation, Way

from geoportal.errors import SourceError
from geoportal.geocode.address import place_address
from geoportal.read.osm import read_osm
from geoportal.read.osm_boundaries import read_osm_boundaries
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, distance_m, open_gazetteer
from geoportal.territory.detail import Detail, save_details

BBOX = (105.89, 20.24, 106.66, 21.02)


class Sheet:
    """Writes nodes and ways with running numbers; nodes must come first."""

    def __init__(self, path: Path) -> None:
        self.writer, self.count, self.ways = osmium.SimpleWriter(str(path)), 0, list[Way]()

    def node(self, lon: float, lat: float, **tags: str) -> int:
        self.count += 1
        named = {key.replace("__", ":"): value for key, value in tags.items()}
        self.writer.add_node(Node(id=self.count, location=(lon, lat), tags=named))
        return self.count

    def street(self, name: str, lon: float, lat: float, length: float = 0.004, **tags: str) -> None:
        refs = [self.node(lon + length * step / 10, lat) for step in range(11)]
        self.ways.append(Way(id=len(self.ways) + 1, nodes=refs, tags={"highway": "residential", "name": name, **tags}))

    def close(self) -> None:
        for way in self.ways:
            self.writer.add_way(way)
        self.writer.close()


@pytest.fixture
def extract(gazetteer: Gazetteer, tmp_path: Path) -> Path:
    """Streets of the same name in a ward and far away, hamlets with names and numbers, a house, a shop, another land."""
    ward, van_linh, tan_hung = (gazetteer.units[code] for code in ("11953", "12064", "11977"))
    path = tmp_path / "mau.osm.pbf"
    sheet = Sheet(path)
    sheet.street("Đường Nguyễn Văn Linh", ward.lon, ward.lat)
    sheet.street("Đường Lý Mẫu", van_linh.lon, van_linh.lat)
    sheet.street("Phố Mẫu", ward.lon + 0.002, ward.lat + 0.001, ref="QL.5A")
    sheet.street("Đường Xa", 105.0, 20.0)
    sheet.node(tan_hung.lon + 0.003, tan_hung.lat, place="hamlet", name="Thôn Mẫu Thượng")
    sheet.node(tan_hung.lon - 0.003, tan_hung.lat, place="hamlet", name="Thôn 3")
    sheet.node(ward.lon + 0.001, ward.lat, addr__housenumber="307", addr__street="Nguyễn Văn Linh")
    sheet.node(ward.lon, ward.lat + 0.002, amenity="cafe", name="Quán Mẫu")
    sheet.close()
    return path


@pytest.fixture
def loaded(extract: Path, settings: Settings, gazetteer: Gazetteer) -> Gazetteer:
    save_details(settings.home, read_osm(extract, gazetteer, BBOX))
    return open_gazetteer(settings)


def test_what_an_extract_has_of_the_province(extract: Path, gazetteer: Gazetteer) -> None:
    found = list(read_osm(extract, gazetteer, BBOX))
    names = {(item.kind, item.name) for item in found}
    assert {("street", "Nguyễn Văn Linh"), ("street", "Mẫu"), ("street", "quốc lộ 5"), ("hamlet", "Mẫu Thượng"),
            ("house", "307 Nguyễn Văn Linh"), ("poi", "Quán Mẫu")} <= names  # fmt: skip
    assert not {name for _, name in names} & {"Xa"}
    street = next(item for item in found if item.name == "Nguyễn Văn Linh")
    assert 100 < street.radius_m < 400


PLACED = [
    ("Số 5 đường Nguyễn Văn Linh, phường Phố Hiến, Hưng Yên", "street", "Phường Phố Hiến"),
    ("Số 307 Nguyễn Văn Linh, P. Hiến Nam, TP. Hưng Yên", "street", "Phường Phố Hiến"),
    ("duong nguyen van linh, phuong pho hien, tinh hung yen", "street", "Phường Phố Hiến"),
    ("đường Nguyễn Văn Linh, thành phố Hưng Yên", "street", "Phường Phố Hiến"),
    ("Km2 QL5A, phường Phố Hiến, tỉnh Hưng Yên", "commune", "Phường Phố Hiến"),
    ("đối diện Quán Mẫu, phường Phố Hiến, tỉnh Hưng Yên", "facility", "Phường Phố Hiến"),
    ("gần Quán Mẫu, xã Tân Hưng, tỉnh Hưng Yên", "commune", "Xã Tân Hưng"),
    ("Thôn Mẫu Thượng, xã Tân Hưng, tỉnh Hưng Yên", "hamlet", "Xã Tân Hưng"),
    ("Thôn 3, xã Tân Hưng, tỉnh Hưng Yên", "hamlet", "Xã Tân Hưng"),
    ("Thôn 3, xã Thủ Sỹ, huyện Tiên Lữ", "commune", "Xã Tân Hưng"),
    ("đường Nguyễn Văn Linh, xã Nguyễn Văn Linh, tỉnh Hưng Yên", "commune", "Xã Nguyễn Văn Linh"),
    ("đường Nguyễn Văn Linh, huyện Yên Mỹ", "district", ""),
    ("đường Lý Mẫu, phường Phố Hiến, Hưng Yên", "commune", "Phường Phố Hiến"),
    ("Nguyễn Văn Linh, phường Phố Hiến, Hưng Yên", "commune", "Phường Phố Hiến"),
]


@pytest.mark.parametrize(("address", "level", "unit"), PLACED)
def test_streets_and_hamlets_only_inside_their_commune(loaded: Gazetteer, address: str, level: str, unit: str) -> None:
    place = place_address(address, loaded)
    assert (place.level, place.unit_name) == (level, unit), place


def test_a_street_without_its_commune_is_nowhere(loaded: Gazetteer) -> None:
    assert place_address("đường Nguyễn Văn Linh, Hưng Yên", loaded).level == "none"


def test_the_house_is_finer_than_its_street(loaded: Gazetteer) -> None:
    house = place_address("Số 307 Nguyễn Văn Linh, P. Hiến Nam, TP. Hưng Yên", loaded)
    street = place_address("Số 9 Nguyễn Văn Linh, P. Hiến Nam, TP. Hưng Yên", loaded)
    assert house.radius_m == 30 and street.radius_m is not None and street.radius_m > 100
    assert "OpenStreetMap" in house.provenance and "«Số 307 Nguyễn Văn Linh»" in house.evidence[-1]


def test_two_streets_of_a_name_in_one_unit_are_not_chosen_between(settings: Settings, gazetteer: Gazetteer) -> None:
    unit = gazetteer.units["11953"]
    far = [Detail("street", "Mẫu", unit.code, unit.lon + shift, unit.lat, 200.0) for shift in (-0.01, 0.01)]
    assert distance_m(far[0].lon, far[0].lat, far[1].lon, far[1].lat) > 1000
    save_details(settings.home, far)
    assert place_address("phố Mẫu, phường Phố Hiến, Hưng Yên", open_gazetteer(settings)).level == "commune"


def test_boundaries_are_taken_where_an_extract_has_them_whole(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "ranh-gioi.osm.pbf"
    sheet = Sheet(path)
    relations = []
    for number, code in enumerate(("11953", "11977", "11980")):
        unit = gazetteer.units[code]
        corners = [
            (unit.lon + x, unit.lat + y) for x, y in ((-0.01, -0.01), (0.01, -0.01), (0.01, 0.01), (-0.01, 0.01))
        ]
        nodes = [sheet.node(*corner) for corner in corners]
        halves = [[nodes[0], nodes[1], nodes[2]], [nodes[2], nodes[3], nodes[0]]]
        for half in halves if code != "11980" else halves[:1]:
            sheet.ways.append(Way(id=len(sheet.ways) + 1, nodes=half, tags={"boundary": "administrative"}))
        ways = [way.id for way in sheet.ways[-2:]] if code != "11980" else [len(sheet.ways), 999]
        tags = {"boundary": "administrative", "admin_level": "6", "name": unit.name, "type": "boundary"}
        relations.append(Relation(id=number + 1, members=[("w", way, "outer") for way in ways], tags=tags))
    for way in sheet.ways:
        sheet.writer.add_way(way)
    for relation in relations:
        sheet.writer.add_relation(relation)
    sheet.writer.close()
    assert set(read_osm_boundaries(path, gazetteer, BBOX)) == {"11953", "11977"}


def test_a_file_that_is_no_extract_is_refused(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Không có tệp"):
        list(read_osm(tmp_path / "khong.osm.pbf", gazetteer, BBOX))
    path = tmp_path / "a.osm.pbf"
    path.write_bytes(b"not an extract")
    with pytest.raises(SourceError, match="không đọc được"):
        list(read_osm(path, gazetteer, BBOX))
