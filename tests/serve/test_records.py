"""The catalogue of datasets as OGC API - Records: each record, and what each parameter finds.

Source: OGC 20-004r1, Annex A; the schema of a record is that of its tables of core properties.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
import shapely
from flask.testing import FlaskClient

from geoportal.dataset import Dataset
from geoportal.serve.ogc.records_find import QUERYABLES
from geoportal.store.versions import Version
from tests.serve.api import GEOJSON, link

HERE = "/api/collections/danh-muc"
ITEMS = f"{HERE}/items"
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TEXT = {"type": "string", "minLength": 1}
LANGUAGE = {"type": "object", "required": ["code"], "properties": {"code": {"enum": ["vi", "en"]}}}


def several(form: dict[str, Any], least: int = 1) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "items": form}


def record_of(required: list[str], **properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


LINK = record_of(["rel", "href", "type", "title"], rel=TEXT, href={"type": "string", "pattern": "^https?://"}, type=TEXT,
                 title=TEXT, length={"type": "integer", "minimum": 1})  # fmt: skip
CONTACT = record_of(["organization", "roles"], organization=TEXT, roles=several(TEXT))
CONCEPT = record_of(["id", "title"], id=TEXT, title=TEXT)
THEME = record_of(["scheme", "concepts"], scheme=TEXT, concepts=several(CONCEPT))
PROPERTIES = record_of(
    ["type", "title", "description", "keywords", "themes", "language", "contacts", "license", "number", "domain",
     "frequency", "located", "published", "sample", "rows", "externalIds"],
    type={"enum": ["dataset"]}, title=TEXT, description=TEXT, keywords=several(TEXT), themes=several(THEME),
    language=LANGUAGE, languages=several(LANGUAGE), resourceLanguages=several(LANGUAGE), created=MOMENT, updated=MOMENT,
    contacts=several(CONTACT), license=TEXT, formats=several(record_of(["name", "mediaType"])), rows={"type": "integer"},
    externalIds=several(record_of(["value"], value=TEXT)), published={"type": "boolean"}, sample={"type": "boolean"},
)  # fmt: skip
TIME = record_of(["interval"], interval={**several(DAY, 2), "maxItems": 2})
RECORD = record_of(
    ["id", "type", "time", "geometry", "properties", "links", "conformsTo"], id=TEXT, type={"enum": ["Feature"]},
    properties=PROPERTIES, links=several(LINK), time={"oneOf": [{"type": "null"}, TIME]}, conformsTo=several(TEXT),
    geometry={"oneOf": [{"type": "null"}, record_of(["type", "coordinates"], type={"enum": ["Polygon"]})]},
)  # fmt: skip


@pytest.fixture(scope="module")
def records(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(client, f"{ITEMS}?limit=1000")["features"]
    return found


def get(client: FlaskClient, path: str, status: int = 200, media: str = "", **more: Any) -> Any:
    answer = client.get(path, **more)
    assert answer.status_code == status, (path, answer.get_data(as_text=True)[:300])
    assert not media or answer.headers["Content-Type"] == media
    return answer.get_json(force=True)


def ids(client: FlaskClient, query: str) -> list[str]:
    content = get(client, f"{ITEMS}?limit=1000&{query}", media=GEOJSON)
    found = [record["id"] for record in content["features"]]
    assert content["numberMatched"] == content["numberReturned"] == len(found)
    return found


def test_every_dataset_is_a_record(
    records: list[dict[str, Any]], datasets: dict[str, Dataset], versions: dict[str, Version]
) -> None:
    assert [record["id"] for record in records] == list(datasets) and len(datasets) == 133
    for record in records:
        jsonschema.validate(record, RECORD)
        dataset, version, properties = datasets[record["id"]], versions.get(record["id"]), record["properties"]
        assert (properties["title"], properties["number"]) == (dataset.title.vi, str(dataset.number))
        assert properties["published"] is (version is not None) and properties["located"] is dataset.is_located
        assert {"created", "updated", "formats"} <= properties.keys() if version else "updated" not in properties
        box = version.manifest["bbox"] if version and dataset.is_located else None
        assert (list(shapely.geometry.shape(record["geometry"]).bounds) if record["geometry"] else None) == box
        assert properties["rows"] == (version.manifest["rows"] if version else 0)
    assert 30 <= sum(record["properties"]["published"] for record in records) <= 100
    assert all(record["properties"]["sample"] is record["properties"]["published"] for record in records)
    assert sum(record["time"] is not None for record in records) >= 3


def test_time_is_that_of_the_collection(client: FlaskClient, records: list[dict[str, Any]]) -> None:
    for record in records:
        if record["properties"]["located"] and record["properties"]["published"]:
            extent = get(client, f"/api/collections/{record['id']}")["extent"].get("temporal")
            days = [end[:10] for end in extent["interval"][0]] if extent else None
            assert (record["time"] and record["time"]["interval"]) == days


def test_contacts_are_the_agencies_of_today(records: list[dict[str, Any]]) -> None:
    known = {contact.get("identifier") for record in records for contact in record["properties"]["contacts"]}
    assert "so-y-te" in known and not {"so-ke-hoach-dau-tu", "ubnd-cap-huyen", "so-giao-thong-van-tai"} & known


def test_links_lead_to_what_they_say(client: FlaskClient, records: list[dict[str, Any]]) -> None:
    measured = 0
    for record in records:
        properties = record["properties"]
        assert (
            link(record, "collection", "application/ogc-catalog+json")
            and link(record, "license")
            and link(record, "related")
        )
        assert get(client, address(link(record, "self", GEOJSON)), media=GEOJSON) == record
        assert (link(record, "items", GEOJSON) is not None) is (properties["located"] and properties["published"])
        downloads = [item for item in record["links"] if item["rel"] == "enclosure"]
        assert [item["type"] for item in downloads] == [item["mediaType"] for item in properties.get("formats", ())]
        for item in downloads:
            if "length" in item:
                with client.get(address(item["href"])) as answer:
                    assert (len(answer.get_data()), answer.mimetype) == (item["length"], item["type"]), item
                measured += 1
    assert measured > 60
    first = records[0]
    assert get(client, address(link(records[5], "items")))["numberMatched"] == records[5]["properties"]["rows"]
    for rel in ("about", "related"):
        assert client.get(address(link(first, rel))).status_code == 200


def address(href: str | None) -> str:
    return (href or "").replace("http://127.0.0.1:8000", "")


@pytest.mark.parametrize(("query", "headers"), [("?lang=en", {}), ("", {"Accept-Language": "en"}), ("?lang=en-US", {})])
def test_english(client: FlaskClient, query: str, headers: dict[str, str]) -> None:
    record = get(client, f"{ITEMS}/truong-tieu-hoc{query}", headers=headers)
    assert (record["properties"]["title"], record["properties"]["language"]["code"]) == ("Primary schools", "en")
    assert "/en/du-lieu/truong-tieu-hoc" in (link(record, "about") or "")
    described = get(client, f"{HERE}{query}", headers=headers)
    assert described["title"] == "Catalogue" and described["language"]["code"] == "en"


WORDS = [
    ("trường tiểu học", ["truong-tieu-hoc"], ["truong-thpt"]), ("TRUONG TIEU HOC", ["truong-tieu-hoc"], ["truong-thpt"]),
    ("primary schools", ["truong-tieu-hoc"], ["truong-thpt"]), ("tiểu học trường", [], ["truong-tieu-hoc"]),
    ("trường  tiểu   h", ["truong-tieu-hoc"], []), ("cụm công nghiệp,trường tiểu học", ["truong-tieu-hoc", "cum-cong-nghiep"], []),
    ("Sở Kế hoạch và Đầu tư", [], ["truong-tieu-hoc"]), ("số học sinh", ["truong-tieu-hoc"], ["cum-cong-nghiep"]),
    ("Giáo dục", ["truong-tieu-hoc"], ["cum-cong-nghiep"]), ("ruong tieu hoc", [], ["truong-tieu-hoc"]),
    ("khong he co tu nay", [], ["truong-tieu-hoc"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "found", "not_found"), WORDS, ids=[row[0] for row in WORDS])
def test_words(client: FlaskClient, words: str, found: list[str], not_found: list[str]) -> None:
    here = ids(client, f"q={quote(words)}")
    assert set(found) <= set(here) and not set(not_found) & set(here)
    assert here == ids(client, f"q={quote(words)}&lang=en")


def test_terms_between_commas_are_alternatives(client: FlaskClient, datasets: dict[str, Dataset]) -> None:
    one, other = ids(client, "q=công nghiệp"), ids(client, "q=trường")
    assert ids(client, "q=công nghiệp,trường") == [name for name in datasets if name in {*one, *other}]
    assert one and other and set(one) != set(other)


BOXES = ["105,20,107,21", "106.3,20.6,106.3,20.6", "106.2,20.5,106.4,20.7", "0,0,1,1", "105,20,0,107,21,9", "170,-10,-170,10",
         "106.2,-90,-170,90", "-180,-90,180,90"]  # fmt: skip


@pytest.mark.parametrize("box", BOXES)
def test_bbox(client: FlaskClient, records: list[dict[str, Any]], box: str) -> None:
    sides = [float(side) for side in box.split(",")]
    west, south, east, north = sides if len(sides) == 4 else (sides[0], sides[1], sides[3], sides[4])
    area = shapely.box(west, south, east, north)
    if west > east:
        area = shapely.union(shapely.box(west, south, 180, north), shapely.box(-180, south, east, north))
    shapes = {one["id"]: shapely.geometry.shape(one["geometry"] or area) for one in records}
    assert ids(client, f"bbox={box}") == [name for name, shape in shapes.items() if area.intersects(shape)]


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2025-06-01", "2025-06-01", "2025-06-01"), ("2024-01-01/..", "2024-01-01", "9999"), ("../2013-12-31", "0", "2013-12-31"),
    ("2014-05-05T10:00:00Z/P1Y", "2014-05-05", "2015-05-05"), ("../..", "0", "9999"),
])  # fmt: skip
def test_datetime(client: FlaskClient, records: list[dict[str, Any]], text: str, first: str, last: str) -> None:
    def meets(record: dict[str, Any]) -> bool:
        begin, end = record["time"]["interval"] if record["time"] else ("0", "9999")
        return bool(begin <= last and end >= first)

    assert ids(client, f"datetime={text}") == [record["id"] for record in records if meets(record)]


EXACT: list[tuple[str, Callable[[dict[str, Any]], bool]]] = [
    ("ids=truong-tieu-hoc,khong,truong-thpt", lambda r: r["id"] in ("truong-tieu-hoc", "truong-thpt")),
    ("externalIds=124a,6", lambda r: r["properties"]["number"] in ("124a", "6")),
    ("externalIds=ke-hoach:6,khac:7", lambda r: r["properties"]["number"] == "6"),
    ("externalIds=ke-hoach:", lambda r: True), ("externalIds=khac:", lambda r: False), ("externalIds=999", lambda r: False),
    ("type=dataset", lambda r: True), ("type=service,dataset", lambda r: True), ("type=service", lambda r: False),
    ("q=&bbox=&datetime=&type=&ids=&externalIds=&f=json", lambda r: True), ("rows=12x", lambda r: False),
    ("published=true&located=true", lambda r: r["properties"]["published"] and r["properties"]["located"]),
    ("published=có", lambda r: r["properties"]["published"]), ("published=2", lambda r: False),
]  # fmt: skip


@pytest.mark.parametrize(("query", "holds"), EXACT, ids=[query for query, _ in EXACT])
def test_exact_parameters(client: FlaskClient, records: list[dict[str, Any]], query: str, holds: Any) -> None:
    assert ids(client, query) == [record["id"] for record in records if holds(record)]


@pytest.mark.parametrize("name", QUERYABLES)
def test_equality_and_order(client: FlaskClient, records: list[dict[str, Any]], name: str) -> None:
    known = {record["id"]: record["properties"][name] for record in records if name in record["properties"]}
    for value in list(dict.fromkeys(known.values()))[:12]:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        assert ids(client, f"{name}={quote(text)}") == [one for one, held in known.items() if held == value]
    missing = [record["id"] for record in records if record["id"] not in known]
    rising, falling = ids(client, f"sortby={name}"), ids(client, f"sortby=-{name}")
    assert sorted(rising) == sorted(falling) == sorted(record["id"] for record in records)
    assert rising[len(known) :] == falling[len(known) :] == missing
    order = QUERYABLES[name].order
    keys = [order(known[one]) for one in rising[: len(known)]]
    assert keys == sorted(keys) and [order(known[one]) for one in falling[: len(known)]] == keys[::-1]
    place = {record["id"]: number for number, record in enumerate(records)}
    for sorted_ids in (rising[: len(known)], falling[: len(known)]):
        for one, after in pairwise(sorted_ids):
            assert known[one] != known[after] or place[one] < place[after]
