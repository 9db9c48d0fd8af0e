"""What the CKAN-shaped API says of calls that cannot be: the envelope, CKAN's names and statuses."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

API = "/api/3/action"


def error(client: FlaskClient, call: str, status: int, kind: str) -> Any:
    answer = client.get(f"{API}/{call}")
    content = answer.get_json()
    assert (answer.status_code, content["success"], set(content)) == (status, False, {"help", "success", "error"}), call
    assert content["error"]["__type"] == kind and content["error"]["message"]
    assert "ETag" not in answer.headers
    return content["error"]


ERRORS = [
    ("package_show?id=khong-co", 404, "Not Found Error"), ("package_show", 409, "Validation Error"),
    ("package_show?id=", 409, "Validation Error"), ("resource_show?id=x", 404, "Not Found Error"),
    ("group_show?id=x", 404, "Not Found Error"), ("organization_show?id=x", 404, "Not Found Error"),
    ("khong_co", 404, "Not Found Error"), ("package_create?id=a", 404, "Not Found Error"), ("", 404, "Not Found Error"),
    ("a/b/c", 404, "Not Found Error"), ("package_search?rows=a", 409, "Validation Error"),
    ("package_search?rows=-1", 409, "Validation Error"), ("package_search?start=-1", 409, "Validation Error"),
    ("package_search?rows=9999999999999999999999999", 409, "Validation Error"), ("package_search?rows=1&rows=2", 409, "Validation Error"),
    ("package_search?nonsense=1", 409, "Validation Error"), ("package_search?sort=colour", 400, "Search Query Error"),
    ("package_search?sort=name sideways", 400, "Search Query Error"), ("package_search?q=(a", 400, "Search Query Error"),
    ('package_search?q="a', 400, "Search Query Error"), ("package_search?q=colour:red", 400, "Search Query Error"),
    ("package_search?q=a AND", 400, "Search Query Error"), ("package_search?q=a) b", 400, "Search Query Error"),
    ("package_search?q=rows:[a TO b]", 400, "Search Query Error"), ("package_search?q=name:[a TO b]", 400, "Search Query Error"),
    ("package_search?q=metadata_modified:[NOW TO *]", 400, "Search Query Error"), ("package_search?q=" + "(" * 50 + "a" + ")" * 50, 400, "Search Query Error"),
    ("package_search?q=" + "a" * 2001, 400, "Search Query Error"), ("package_search?facet.field=[\"colour\"]", 409, "Validation Error"),
    ("package_search?facet.limit=-2", 409, "Validation Error"), ("group_list?sort=colour", 409, "Validation Error"),
    ("group_list?all_fields=vielleicht", 409, "Validation Error"), ("package_list?limit=x", 409, "Validation Error"),
    ("help_show?name=x", 404, "Not Found Error"), ("help_show", 409, "Validation Error"),
    ("package_show?id=%ff", 400, "Bad Request"), ("package_show?" + "&".join(f"a{n}=1" for n in range(300)), 400, "Bad Request"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "status", "kind"), ERRORS, ids=[row[0][:40] for row in ERRORS])
def test_errors(client: FlaskClient, call: str, status: int, kind: str) -> None:
    error(client, call, status, kind)


def test_errors_name_the_parameter(client: FlaskClient) -> None:
    assert error(client, "package_search?rows=a", 409, "Validation Error")["rows"] == ["Invalid integer"]
    assert error(client, "package_show", 409, "Validation Error")["id"] == ["Missing value"]
    assert "nonsense" in error(client, "package_search?nonsense=1", 409, "Validation Error")


@pytest.mark.parametrize(("body", "media", "status"), [
    (b'{"id": "truong-thpt"}', "application/json", 200), (b'{"id": "truong-thpt"}', "application/x-www-form-urlencoded", 200),
    (b"id=truong-thpt", "application/x-www-form-urlencoded", 200), (b'{"id": "truong-thpt"}', "", 200), (b"", "application/json", 409),
    (b'{"id": 7}', "application/json", 409), (b'{"id": ["truong-thpt"]}', "application/json", 409), (b"[1]", "application/json", 400),
    (b'"a"', "application/json", 400), (b"{id}", "application/json", 400), (b"\xff\xfe", "application/json", 400),
    (b'{"id": "\\ud800"}', "application/json", 400), (b"{" * 1_000_001, "application/json", 400), (b"null", "application/json", 409),
])  # fmt: skip
def test_post(client: FlaskClient, body: bytes, media: str, status: int) -> None:
    answer = client.post(f"{API}/package_show", data=body, headers={"Content-Type": media} if media else {})
    assert (answer.status_code, answer.get_json()["success"]) == (status, status == 200)
