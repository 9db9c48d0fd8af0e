"""The processes over HTTP, and odd words in the search box."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def execute(client: FlaskClient, process: str, inputs: dict[str, Any]) -> Any:
    answer = client.post(f"/api/processes/{process}/execution", json={"inputs": inputs})
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_the_processes_describe_themselves(client: FlaskClient) -> None:
    listed = client.get("/api/processes").get_json()["processes"]
    assert [item["id"] for item in listed] == ["geocode", "reverse-geocode", "tai-diem-nay", "gan-nhat"]
    for item in listed:
        one = client.get(f"/api/processes/{item['id']}").get_json()
        assert one["jobControlOptions"] == ["sync-execute"] and one["inputs"]
        assert execute(client, item["id"], one["example"]["inputs"])
    document = client.get("/api/openapi").get_json()
    assert "/processes/geocode/execution" in document["paths"]
    assert not [path for path in document["paths"] if path.startswith("/jobs")]


def test_addresses_become_features_in_their_order(client: FlaskClient) -> None:
    addresses = ["P. Hiến Nam, TP. Hưng Yên", "không có ở đâu", "20°38'46.7\"N 106°03'04.0\"E", "M334+RR Hưng Yên"]
    found = execute(client, "geocode", {"addresses": addresses})["features"]
    assert [feature["properties"]["address"] for feature in found] == addresses
    assert [feature["properties"]["level"] for feature in found] == ["commune", "none", "exact", "exact"]
    assert found[0]["properties"]["unit_name"] == "Phường Phố Hiến" and found[1]["geometry"] is None
    assert found[2]["geometry"]["coordinates"] == [106.0511111, 20.6463056]
    assert len(execute(client, "geocode", {"addresses": addresses * 250})["features"]) == 1000


def test_the_date_of_a_document_decides_between_eras(client: FlaskClient) -> None:
    codes = []
    for day in ("2025-06-01", "2026-01-01"):
        found = execute(client, "geocode", {"addresses": ["Xã Phạm Ngũ Lão, Hưng Yên"], "as_of": day})
        codes.append(found["features"][0]["properties"]["unit_code"])
    assert all(codes) and codes[0] != codes[1]


def test_points_become_units(client: FlaskClient) -> None:
    (here,) = execute(client, "reverse-geocode", {"points": [[106.068, 20.6634]]})["locations"]
    assert here["certain"] and here["units"][0]["name"] == "Phường Phố Hiến"
    assert "Phường Hiến Nam" in [commune["name"] for commune in here["june_2025"]]
    same = execute(
        client, "reverse-geocode", {"points": [[here["vn2000"]["east"], here["vn2000"]["north"]]], "crs": 9209}
    )
    assert same["locations"][0]["lon"] == pytest.approx(106.068, abs=1e-6)
    away = execute(client, "reverse-geocode", {"points": [[2.35, 48.85]]})["locations"][0]
    assert away["units"] == [] and away["vn2000"] is None


WRONG = [
    (b"", 400), (b"[]", 400), (b"null", 400), (b"\xff\xfe", 400), (b"{}", 400), (b'{"inputs": []}', 400),
    (b'{"inputs": {}}', 400), (b'{"inputs": {"addresses": "x"}}', 400), (b'{"inputs": {"addresses": [1]}}', 400),
    (b'{"inputs": {"addresses": []}}', 400), (b'{"inputs": {"addresses": ["a"], "x": 1}}', 400),
    (b'{"inputs": {"addresses": ["a"], "as_of": "qua"}}', 400),
    (b'{"inputs": {"addresses": ["a"]}, "subscriber": {"successUri": "http://x.vn"}}', 400),
    (b'{"inputs": {"addresses": ["' + b"a" * 501 + b'"]}}', 400),
    (b'{"inputs": {"addresses": [' + b'"a",' * 1000 + b'"a"]}}', 400),
    (b" " * 1_000_001, 413),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status"), WRONG)
def test_wrong_bodies_are_refused(client: FlaskClient, body: bytes, status: int) -> None:
    answer = client.post("/api/processes/geocode/execution", data=body, content_type="application/json")
    assert answer.status_code == status and answer.get_json()["description"]


@pytest.mark.parametrize("points", [[[1]], [["a", "b"]], [[True, False]], "x", [[1, 2, 3]], [[1e300, 0]]])
def test_wrong_points_are_refused(client: FlaskClient, points: Any) -> None:
    answer = client.post("/api/processes/reverse-geocode/execution", json={"inputs": {"points": points}})
    assert answer.status_code == 400


def test_what_is_not_offered_is_not_there(client: FlaskClient) -> None:
    assert client.get("/api/jobs").status_code == 404
    assert client.get("/api/processes/nope").status_code == 404
    assert client.post("/api/processes/nope/execution", json={"inputs": {}}).status_code == 404


def test_odd_queries_are_answered(client: FlaskClient) -> None:
    for query in ("", "x", '"', "a*b", "(", "NEAR", "'; DROP", "\x00", "🙂" * 20):
        assert client.get("/tim", query_string={"q": query}).status_code == 200, query
    assert client.get("/tim", query_string={"q": "a" * 201}).status_code == 400
