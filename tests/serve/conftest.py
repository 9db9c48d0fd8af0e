"""What the tests of the server share: a client of the portal with samples, and what is published in it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.store.versions import Version, published


@pytest.fixture(scope="module")
def client(sampled: Settings) -> FlaskClient:
    return create_app(sampled).test_client()


@pytest.fixture(scope="module")
def versions(sampled: Settings) -> dict[str, Version]:
    return published(sampled.home)
