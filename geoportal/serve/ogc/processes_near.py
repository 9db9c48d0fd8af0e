"""The OGC API processes of a point: what is there, and what is nearest. Synchronous only."""

from __future__ import annotations

from typing import Any

import numpy
from pygeoapi.process.base import BaseProcessor

from geoportal.serve.at_point import NEAR, at_point
from geoportal.serve.near import FARTHEST_M, MOST, nearest, nearest_of_all
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.processes_parts import (
    NUMBER,
    POINT_INPUTS,
    check_names,
    collections,
    datasets_input,
    gazetteer,
    input_of,
    metadata,
    read_count,
    read_datasets,
    read_number,
    read_place,
    refused,
    settings,
    told,
)
from geoportal.serve.ogc.served import Served
from geoportal.serve.summary import near_features
from geoportal.serve.timed import Clock
from geoportal.store.boxes import Integers

EACH, WITHIN_M = 10, 50_000.0
"""Most nearest features of each dataset at a point; how far is looked when nothing is said (metres)."""
LONGEST_FILTER = 2_000
WITHIN = input_of("Xa nhất (mét)", f"Farthest distance in metres; {WITHIN_M:g} when missing",
                  {**NUMBER, "minimum": 0, "maximum": FARTHEST_M})  # fmt: skip
AT_POINT = metadata(
    "tai-diem-nay",
    {"vi": "Tại điểm này", "en": "At this point"},
    {
        "vi": "Một điểm nay thuộc xã, phường nào và tháng 6/2025 là xã nào; vùng quy hoạch, vùng rủi ro nào phủ lên;"
        " gần nhất có trường học, nơi khám bệnh, chỗ đỗ xe nào; tọa độ WGS 84 và VN-2000 để sao chép.",
        "en": "Of a point: today's commune and those of June 2025, the zones that cover it, the nearest schools,"
        " clinics and car parks, and its coordinates in WGS 84 and VN-2000.",
    },
    {
        **POINT_INPUTS,
        "datasets": datasets_input("Tìm gần nhất trong các bộ dữ liệu", "Datasets whose nearest features are wanted;"
                                   f" when missing those of these that are published: {', '.join(NEAR)}"),
        "count": input_of("Số đối tượng của mỗi bộ", f"Nearest features of each dataset, 1 to {EACH}; 1 when missing",
                          {"type": "integer", "minimum": 1, "maximum": EACH}),
        "within_m": WITHIN,
    },
    "point",
    {"lon": 106.0511, "lat": 20.6463},
)  # fmt: skip
NEAREST = metadata(
    "gan-nhat",
    {"vi": "Gần nhất", "en": "Nearest features"},
    {
        "vi": "Các đối tượng gần một điểm nhất trong những bộ dữ liệu đã chọn, theo đường chim bay trên ê-líp-xô-ít"
        " WGS 84; nói rõ khi vị trí chỉ là gần đúng.",
        "en": "The features of chosen datasets that are nearest to a point, in a straight line on the ellipsoid of"
        " WGS 84; it says where a place is only approximate.",
    },
    {
        **POINT_INPUTS,
        "datasets": {**datasets_input("Các bộ dữ liệu", "Ids of published located datasets"), "minOccurs": 1},
        "count": input_of("Số đối tượng", f"Features of all these together, 1 to {MOST}; 10 when missing",
                          {"type": "integer", "minimum": 1, "maximum": MOST}),
        "within_m": WITHIN,
        "filter": input_of("Điều kiện lọc (CQL2)", "CQL2 text that the features fulfil; with one dataset only",
                           {"type": "string", "maxLength": LONGEST_FILTER}),
    },
    "features",
    {"lon": 106.0511, "lat": 20.6463, "datasets": ["truong-thpt", "truong-thcs"], "count": 3},
)  # fmt: skip


class AtPointProcess(BaseProcessor):  # type: ignore[misc]
    """A point in; its units, the zones over it, what is nearest and its coordinates out."""

    def __init__(self, processor_def: dict[str, Any]) -> None:
        super().__init__(processor_def, AT_POINT)
        self.supports_outputs = True

    def execute(self, data: dict[str, Any], outputs: object = None) -> tuple[str, dict[str, Any]]:
        """Answer what there is; errors are those of the caller (400)."""
        check_names(data, AT_POINT["inputs"])
        lon, lat = read_place(data)
        published = collections()
        with told():
            return "application/json", at_point(
                lon, lat, gazetteer(), published, asked=read_datasets(data, published),
                count=read_count(data, 1, EACH), within_m=read_number(data, "within_m", WITHIN_M, 0, FARTHEST_M),
                base_url=settings().base_url, clock=Clock(),
            )  # fmt: skip


class NearestProcess(BaseProcessor):  # type: ignore[misc]
    """A point and datasets in; a FeatureCollection of points out, the nearest first."""

    def __init__(self, processor_def: dict[str, Any]) -> None:
        super().__init__(processor_def, NEAREST)
        self.supports_outputs = True

    def execute(self, data: dict[str, Any], outputs: object = None) -> tuple[str, dict[str, Any]]:
        """Find what is nearest; errors are those of the caller (400)."""
        check_names(data, NEAREST["inputs"])
        lon, lat = read_place(data)
        published, count = collections(), read_count(data, 10, MOST)
        within_m = read_number(data, "within_m", WITHIN_M, 0, FARTHEST_M)
        names = read_datasets(data, published)
        if names is None:
            raise refused("datasets: cần ít nhất một mã bộ dữ liệu (at least one dataset id)")
        several, clock = [published[name] for name in names], Clock()
        with told():
            if "filter" in data:
                found = nearest(several[0], lon, lat, count, within_m, clock, _only(data["filter"], several, clock))
            else:
                found = nearest_of_all(several, lon, lat, count, within_m, clock)
        return "application/json", {
            "type": "FeatureCollection", "lon": round(lon, 7), "lat": round(lat, 7), "within_m": within_m,
            "numberReturned": len(found), "features": near_features(found, settings().base_url),
            "without_place": sum(served.extent.total - served.extent.located for served in several),
        }  # fmt: skip


def _only(text: object, several: list[Served], clock: Clock) -> Integers:
    """Return the numbers of the located features that fulfil a filter."""
    if not isinstance(text, str) or len(text) > LONGEST_FILTER:
        raise refused(f"filter: một điều kiện CQL2 dài nhất {LONGEST_FILTER} ký tự (CQL2 text)")
    if len(several) != 1:
        raise refused("filter chỉ đi với một bộ dữ liệu (filter goes with one dataset)")
    (served,) = several
    condition = filter_condition(served, {"filter": text})
    query = f"SELECT seq FROM feature WHERE seq <= ? AND ({condition.sql})"
    with clock.reading(served.index) as index:
        rows = index.execute(query, (served.extent.located, *condition.parameters)).fetchall()
    return numpy.array(rows, dtype=numpy.int64).reshape(-1)
