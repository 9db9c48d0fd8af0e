"""The OpenAPI document's part on processes. Source: OGC 18-062r2 (Processes Part 1)."""

from __future__ import annotations

from typing import Any

from geoportal.records import LEVEL_ORDER
from geoportal.serve.ogc.openapi_near import near_schemas
from geoportal.serve.ogc.openapi_parts import Part, answer, one_of, operation, path, record, ref, say, schema, several
from geoportal.serve.ogc.openapi_schemas import LINKS, feature
from geoportal.serve.ogc.processes import GEOCODE, REVERSE, VN2000
from geoportal.serve.ogc.processes_near import AT_POINT, NEAREST

TAG = "processes"
JSON = "application/json"
DOCUMENT = (ref("parameters", "f"), ref("parameters", "lang"))
METADATA: dict[str, dict[str, Any]] = {about["id"]: about for about in (GEOCODE, REVERSE, AT_POINT, NEAREST)}
RESULTS = {"geocode": "Places", "reverse-geocode": "Locations", "tai-diem-nay": "AtPoint", "gan-nhat": "Nearest"}
TEXTS: Part = several({"type": "string"})
MAYBE_NUMBER: Part = {"type": "number", "nullable": True}


def process_paths() -> dict[str, Part]:
    """Return the paths of processes."""
    listed = answer(say("Các tiến trình", "processes"), {JSON: schema("Processes")})
    one = answer(say("Mô tả tiến trình", "process description"), {JSON: schema("Process")})
    which = path("processId", say("Tiến trình", "process"), one_of(*METADATA))
    return {
        "/processes": {"get": operation("getProcesses", TAG, listed["description"], [
            ref("parameters", "limit"), *DOCUMENT], listed)},
        "/processes/{processId}": {"get": operation(
            "getProcess", TAG, one["description"], [which, *DOCUMENT], one, (400, 404))},
        **{f"/processes/{name}/execution": {"post": _execution(name)} for name in METADATA},
    }  # fmt: skip


def _execution(name: str) -> Part:
    about = METADATA[name]
    good = answer(say("Kết quả", "result"), {JSON: schema(RESULTS[name])})
    inputs = {key: value["schema"] for key, value in about["inputs"].items()}
    required = [key for key, value in about["inputs"].items() if value["minOccurs"]]
    form: Part = {"type": "object", "properties": inputs, "additionalProperties": False}
    body = record(["inputs"], inputs={**form, **({"required": required} if required else {})})
    content = {JSON: {"schema": body, "example": about["example"]}}
    return operation(
        f"execute.{name}", TAG, say(about["title"]["vi"], about["title"]["en"]), [], good, (400, 413), has_page=False,
        description=say(about["description"]["vi"], about["description"]["en"]),
        requestBody={"required": True, "content": content},
    )  # fmt: skip


def process_schemas() -> dict[str, Part]:
    """Return the schemas of the answers of processes."""
    summary = record(
        ["id", "version", "title", "description", "jobControlOptions", "links"], ["keywords", "outputTransmission"],
        jobControlOptions=several(one_of("sync-execute"), 1), links=LINKS, keywords=TEXTS,
        outputTransmission=several(one_of("value")),
    )  # fmt: skip
    described = {
        **summary,
        "required": [*summary["required"], "inputs", "outputs"],
        "properties": {**summary["properties"], "inputs": {"type": "object"}, "outputs": {"type": "object"}},
    }
    place = record(
        ["address", "level", "radius_m", "unit_code", "unit_name", "evidence"], ["era", "unit_written", "provenance"],
        level=one_of(*LEVEL_ORDER), radius_m=MAYBE_NUMBER, evidence=TEXTS, alternatives=TEXTS,
    )  # fmt: skip
    placed = feature(place, schema("Point"))
    placed["required"].remove("id")
    unit = record(["code", "name"])
    metres: Part = {"type": "number"}
    location = record(
        ["lon", "lat", "vn2000", "units", "certain", "evidence", "june_2025"], lon=MAYBE_NUMBER, lat=MAYBE_NUMBER,
        vn2000={**record(["crs", "east", "north"], crs=one_of(VN2000), east=metres, north=metres), "nullable": True},
        units=several(unit), certain={"type": "boolean"},
        june_2025=several(record(["code", "name", "district", "province"])),
    )  # fmt: skip
    return {
        "Processes": record(["processes", "links"], processes=several(summary, 1), links=LINKS),
        "Process": described,
        "Places": record(["type", "features"], type=one_of("FeatureCollection"), features=several(placed)),
        "Locations": record(["locations"], locations=several(location)),
        **near_schemas(),
    }
