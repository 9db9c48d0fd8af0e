"""The CKAN-shaped API: its envelope, shapes and errors, read by ckanapi over HTTP."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import quote
from uuid import UUID

import ckanapi
import pytest
import shapely
from flask.testing import FlaskClient

from geoportal.dataset import Dataset
from geoportal.serve.metadata.ckan_actions import ACTIONS
from geoportal.store.versions import Version
from tests.serve.metadata_home import HOSTILE, HTTP, MAPPED, TABLE, Home, make_home

API = "/api/3/action"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"
PACKAGE: dict[str, Any] = {
    "id": str, "name": str, "title": str, "notes": str, "url": str, "type": str, "state": str, "private": bool, "isopen": bool,
    "author": str, "maintainer": str, "license_id": str, "license_title": str, "license_url": str, "metadata_created": str,
    "metadata_modified": str, "owner_org": str, "organization": dict, "groups": list, "tags": list, "num_tags": int,
    "resources": list, "num_resources": int, "extras": list, "relationships_as_subject": list, "relationships_as_object": list,
}  # fmt: skip
RESOURCE: dict[str, Any] = {
    "id": str, "package_id": str, "name": str, "description": str, "url": str, "format": str, "mimetype": str, "created": str,
    "last_modified": str, "hash": str, "position": int, "state": str, "datastore_active": bool, "resource_type": str,
}  # fmt: skip


@pytest.fixture(scope="module")
def packages(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = result(client, "package_search?rows=1000")["results"]
    return found


@pytest.fixture(scope="module")
def ckan(address: str) -> ckanapi.RemoteCKAN:
    return ckanapi.RemoteCKAN(address, user_agent="tests")


def result(client: FlaskClient, call: str) -> Any:
    answer = client.get(f"{API}/{call}")
    content = answer.get_json()
    assert (answer.status_code, content["success"]) == (200, True), (call, content)
    assert set(content) == {"help", "success", "result"} and answer.mimetype == "application/json"
    return content["result"]


def extras(package: dict[str, Any]) -> dict[str, str]:
    return {one["key"]: one["value"] for one in package["extras"]}


def test_all_datasets_are_packages(
    packages: list[dict[str, Any]], datasets: dict[str, Dataset], versions: dict[str, Version]
) -> None:
    assert {one["name"] for one in packages} == set(datasets) and len({one["id"] for one in packages}) == 133
    for package in packages:
        dataset, version = datasets[package["name"]], versions.get(package["name"])
        assert not [key for key, kind in PACKAGE.items() if not isinstance(package[key], kind)], package["name"]
        assert package["title"] == dataset.title.vi and str(UUID(package["id"])) == package["id"]
        assert (
            re.fullmatch(MOMENT, package["metadata_modified"])
            and package["metadata_created"] <= package["metadata_modified"]
        )
        assert (
            package["num_resources"]
            == len(package["resources"])
            == (0 if version is None else 9 if dataset.is_located else 3)
        )
        assert (package["state"], package["type"], package["private"], package["license_id"]) == (
            "active",
            "dataset",
            False,
            "CC-BY-4.0",
        )
        assert package["owner_org"] == package["organization"]["id"] and [one["name"] for one in package["groups"]] == [
            dataset.domain
        ]
        assert all(re.fullmatch(r"[\w \-.]{2,100}", one["name"]) for one in package["tags"])
        more = extras(package)
        assert len(more) == len(package["extras"]) and all(isinstance(value, str) and value for value in more.values())
        assert (more["published"], more["sample"]) == (
            str(version is not None).lower(),
            str(bool(version and version.manifest["sample"])).lower(),
        )
        assert (more["number"], more["located"]) == (str(dataset.number), str(dataset.is_located).lower())
        assert shapely.from_geojson(more["spatial"]).is_valid
        assert package["notes"].startswith("Dữ liệu mẫu.") is (more["sample"] == "true")


def test_resources(client: FlaskClient, packages: list[dict[str, Any]]) -> None:
    seen: Counter[str] = Counter()
    for package in packages:
        for position, resource in enumerate(package["resources"]):
            assert not [key for key, kind in RESOURCE.items() if not isinstance(resource[key], kind)], resource["url"]
            assert (resource["package_id"], resource["position"], resource["datastore_active"]) == (
                package["id"],
                position,
                False,
            )
            assert resource["last_modified"] == package["metadata_modified"] and resource["url"].startswith(HTTP)
            seen[resource["format"]] += 1
            if resource["size"] is not None and seen[resource["format"]] < 4:
                with client.get(resource["url"].removeprefix(HTTP)) as answer:
                    assert (len(answer.data), answer.mimetype) == (resource["size"], resource["mimetype"])
                assert re.fullmatch(r"sha256:[0-9a-f]{64}", resource["hash"])
    assert set(seen) == {"CSV", "XLSX", "JSON", "GeoJSON", "GPKG", "KML", "SHP", "FGB", "OGC API - Features"}
    collection = (
        next(one for one in packages[0]["resources"] if one["resource_type"] == "api")
        if packages[0]["resources"]
        else None
    )
    assert collection is None or client.get(collection["url"].removeprefix(HTTP)).get_json()["itemType"] == "feature"


def test_a_package_by_name_and_by_id(client: FlaskClient) -> None:
    package = result(client, f"package_show?id={MAPPED}")
    assert (
        package
        == result(client, f"package_show?id={package['id']}")
        == result(client, f"dataset_show?name_or_id={MAPPED}")
    )
    resource = package["resources"][0]
    assert result(client, f"resource_show?id={resource['id']}") == resource
    assert (
        client.get(f"{API}/package_show?id={MAPPED}").get_json()["help"] == f"{HTTP}{API}/help_show?name=package_show"
    )


def test_lists(client: FlaskClient, datasets: dict[str, Dataset]) -> None:
    names = result(client, "package_list")
    assert names == sorted(datasets)
    assert (
        result(client, "package_list?limit=5&offset=130") == names[130:]
        and result(client, "package_list?limit=0") == []
    )
    assert len(result(client, "current_package_list_with_resources?limit=7")) == 7
    groups = result(client, "group_list?all_fields=true")
    assert len(groups) == 14 and sum(one["package_count"] for one in groups) == 133
    agencies = result(client, "organization_list?all_fields=True&sort=package_count desc")
    assert (
        sum(one["package_count"] for one in agencies) == 133
        and agencies[0]["package_count"] >= agencies[-1]["package_count"]
    )
    assert result(client, "organization_list") == sorted(one["name"] for one in agencies)
    assert "Giáo dục" in result(client, "tag_list") and result(client, "tag_list?query=mẫu") == ["dữ liệu mẫu"]
    assert result(client, "tag_list?query=mẫu&all_fields=1")[0]["vocabulary_id"] is None
    assert result(client, "license_list")[0]["id"] == "CC-BY-4.0" and result(client, "site_read") is True
    assert result(client, "status_show")["site_url"] == HTTP and result(client, "status_show")["extensions"] == []


def test_shown_groups_and_organizations(client: FlaskClient) -> None:
    group = result(client, "group_show?id=giao-duc&include_datasets=true")
    assert group["package_count"] == len(group["packages"]) > 5 and group["type"] == "group"
    assert result(client, f"group_show?id={group['id']}")["name"] == "giao-duc"
    agency = result(client, "organization_show?id=so-y-te")
    assert agency["title"] == "Sở Y tế" and "packages" not in agency and agency["is_organization"] is True
    assert result(client, "organization_list?organizations=so-y-te") == ["so-y-te"]


def test_english(client: FlaskClient) -> None:
    answer = client.get(f"/en{API}/package_show?id=truong-tieu-hoc").get_json()["result"]
    assert answer["title"] == "Primary schools" and answer["title_translated"]["vi"] == "Trường tiểu học"
    assert answer["groups"][0]["title"] == "Education" and answer["url"] == f"{HTTP}/en/du-lieu/truong-tieu-hoc"
    assert answer["id"] == result(client, "package_show?id=truong-tieu-hoc")["id"]


def test_post_with_lists(client: FlaskClient) -> None:
    asked = {
        "q": "trường",
        "facet.field": ["groups", "res_format"],
        "rows": 3,
        "fq_list": ["groups:giao-duc"],
        "facet.limit": -1,
    }
    content = client.post(f"{API}/package_search", json=asked).get_json()["result"]
    assert content["count"] > 3 == len(content["results"]) and content["facets"]["groups"] == {
        "giao-duc": content["count"]
    }


@pytest.mark.parametrize("path", ["/api/3", "/api/3/", "/en/api/3"])
def test_version(client: FlaskClient, path: str) -> None:
    assert client.get(path).get_json() == {"version": 3}


def test_the_ogc_api_beside_it_stays(client: FlaskClient) -> None:
    assert client.get("/api/collections").status_code == 200
    unknown = client.get("/api/khong-co").get_json()
    assert unknown["code"] == "NotFound" and "success" not in unknown


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_it_only_reads(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)(f"{API}/package_show?id={MAPPED}").status_code == 405


def test_other_sites_may_ask(client: FlaskClient) -> None:
    answer = client.options(f"{API}/package_search")
    assert answer.status_code == 204 and answer.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert client.get(f"{API}/package_list").headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get(f"{API}/package_search?q=a")
    assert first.headers["Cache-Control"] == "no-cache"
    assert client.get(f"{API}/package_search?q=a", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_has_help(client: FlaskClient, name: str) -> None:
    assert re.match(r"[A-Z][^\n]*\.\n\nParameters: .+\.$", result(client, f"help_show?name={name}"))


def test_hostile_texts_come_back_as_they_are(tmp_path: Any) -> None:
    home: Home = make_home(tmp_path)
    home.publish(MAPPED, {"a": {"ten": HOSTILE}})
    package = result(home.client, f"package_show?id={MAPPED}")
    assert package["title"] == f"vi {HOSTILE}" and package["groups"][0]["title"] == f"vi {HOSTILE}"
    assert all(re.fullmatch(r"[\w \-.]*", tag["name"]) for tag in package["tags"])
    for words in (HOSTILE, '<script>"', "\\", "' OR 1=1 --", "%00", "\u2028"):
        assert home.client.get(f"{API}/package_search?q={quote(words)}").status_code in (200, 400)


def test_what_is_published_shows_at_once(tmp_path: Any) -> None:
    home = make_home(tmp_path, "Trường")
    assert result(home.client, f"package_show?id={TABLE}")["resources"] == []
    version = home.publish(TABLE, {"a": {}})
    package = result(home.client, f"package_show?id={TABLE}")
    assert (package["version"], package["num_resources"]) == (version.id, 3)
    assert result(home.client, "package_search?fq=published:true")["count"] == 1


def test_ckanapi(ckan: ckanapi.RemoteCKAN) -> None:
    assert len(ckan.action.package_list()) == 133
    package = ckan.action.package_show(id=MAPPED)
    assert package["resources"][0]["format"] == "CSV"
    asked = {"q": "truong", "fq": "res_format:GeoJSON", "facet.field": ["organization"], "rows": 2}
    found = ckan.call_action("package_search", asked)
    assert found["count"] >= 2 == len(found["results"]) and found["search_facets"]["organization"]["items"]
    assert (
        ckan.call_action("package_search", {"q": "truong"}, requests_kwargs={"timeout": 20})["count"] >= found["count"]
    )
    with pytest.raises(ckanapi.NotFound):
        ckan.action.package_show(id="khong-co")
    with pytest.raises(ckanapi.ValidationError) as caught:
        ckan.action.package_search(rows="x")
    assert caught.value.error_dict["rows"] == ["Invalid integer"]
    with pytest.raises(ckanapi.SearchQueryError):
        ckan.action.package_search(q="colour:red")


def test_ckanapi_walks_through_all(ckan: ckanapi.RemoteCKAN) -> None:
    names: list[str] = []
    while page := ckan.call_action("package_search", {"rows": 50, "start": len(names), "sort": "name asc"})["results"]:
        names += [one["name"] for one in page]
    assert names == sorted(set(names)) and len(names) == 133
