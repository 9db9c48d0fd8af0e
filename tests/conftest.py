"""Shared by all tests: settings over a temporary home, definitions, the gazetteer, a portal with samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from geoportal.dataset import Dataset, Portal, load_agencies, load_datasets, load_portal, load_references
from geoportal.samples import publish_samples
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, load_gazetteer
from tests.server import running

hypothesis_settings.register_profile("portal", deadline=None)  # a timing never decides a test
hypothesis_settings.load_profile("portal")
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", lock_seconds=5)


@pytest.fixture(scope="session")
def datasets() -> dict[str, Dataset]:
    return load_datasets(ROOT / "layers")


@pytest.fixture(scope="session")
def portal() -> Portal:
    return load_portal(ROOT / "layers")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer(ROOT / "build" / "gazetteer.json")


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A portal with the administrative units and every sample published."""
    settings = Settings(home=tmp_path_factory.mktemp("sampled"))
    layers = settings.layers
    done = publish_samples(
        settings, load_portal(layers), load_datasets(layers), load_references(layers), load_agencies(layers),
        only_missing=False,
    )  # fmt: skip
    assert len(list(done)) >= 25
    yield settings


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the shared folder beside the checkout (plan and measuring data)")
    return SHARED


@pytest.fixture(scope="session")
def address(sampled: Settings) -> Iterator[str]:
    """The address of a running portal with samples."""
    with running(sampled.home) as started:
        yield started
