"""Thousands of requests drawn from the OpenAPI document: no server errors, and every answer as the document says."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from geoportal.serve.app import create_app
from geoportal.serve.ogc.config import CATALOGUE
from geoportal.settings import Settings
from tests.serve.api import Api
from tests.serve.cql2_table import FOUND

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
]  # fmt: skip
EACH = 16
"""Requests of each operation and kind."""
SENSIBLE: dict[str, tuple[Any, ...]] = {
    "bbox": ([105, 20, 107, 21], [106, 20.5, 106.3, 20.8], [105, 20, 0, 107, 21, 9], [107, 20, 105, 21]),
    "datetime": ("2025-01-01/..", "2025-07-01", "2024-01-01/P2Y", "0000-01-01T00:00:00Z/9999-12-31T23:59:59Z"),
    "q": ("trường", "xa tien h", "mau 1"), "filter": ("1 = 1", "S_INTERSECTS(geometry, BBOX(106, 20, 107, 21))", "du_lieu_mau = true",
                                                     *(text for text, _ in FOUND if "so_" not in text and "ngay" not in text)),
}  # fmt: skip


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


def sensible(case: Case, kept: set[str], dice: Any, ids: dict[str, list[str]]) -> None:
    """Leave a request a few of its parameters, with values that find something."""
    case.query = {name: dice.choice(SENSIBLE.get(name, (value,))) for name, value in case.query.items() if name in kept}
    if "featureId" in case.path_parameters:
        case.path_parameters["featureId"] = dice.choice(ids[case.path.split("/")[2]])


def ask(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, ids: dict[str, list[str]] | None
) -> Counter[int]:
    """Send drawn requests of an operation, thinned to sensible ones where there are ids; return how they were answered."""
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=EACH,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), dice=st.randoms(use_true_random=False))
    def send(case: Case, dice: Any) -> None:
        if ids is not None:
            names = sorted(case.query)
            sensible(case, set(dice.sample(names, min(len(names), 4))), dice, ids)
        statuses[case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"}).status_code] += 1

    send()
    return statuses


@pytest.mark.soak
def test_thousands_of_requests_are_answered_as_the_document_says(api: Api) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi", api.app)
    ids = {
        name: [item["id"] for item in api.get(f"/collections/{name}/items")["features"]]
        for name in (*api.collections, CATALOGUE)
    }
    statuses: Counter[int] = Counter()
    for operation in (found.ok() for found in schema.get_all_operations()):
        statuses += ask(operation, GenerationMode.POSITIVE, None)
        statuses += ask(operation, GenerationMode.POSITIVE, ids)
        if list(operation.iter_parameters()) or operation.body:
            statuses += ask(operation, GenerationMode.NEGATIVE, None)
    assert sum(statuses.values()) >= 5_000, statuses
    assert statuses[200] >= 1_500 and statuses[400] >= 1_000, statuses
    assert statuses.keys() <= {200, 204, 302, 400, 404, 405, 410, 413}
