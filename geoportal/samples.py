"""Sample data: the files beside the definitions, published with the sample mark, and the administrative units."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import shapely

from geoportal import pipeline
from geoportal.dataset import Agency, Dataset, Portal
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Part, Place, Report, Value
from geoportal.settings import Settings
from geoportal.store.versions import Version, current_version
from geoportal.territory import Gazetteer, Unit, open_gazetteer

SAMPLE_PERIOD = "mẫu"


def sample_files(layers: Path) -> dict[str, Path]:
    """Return the sample file of each dataset that has one, by dataset id."""
    return {path.name.split(".")[0]: path for path in sorted(layers.glob("*/*.sample.*"))}


def publish_samples(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset], references: dict[str, Dataset],
    agencies: dict[str, Agency], *, only_missing: bool,
) -> Iterator[tuple[str, Version]]:  # fmt: skip
    """Publish the administrative units and every sample; yields each dataset's id and new version.

    Raises
    ------
    ReportError
        A sample has an error: samples are held to the same rules as real data.
    """
    gazetteer = open_gazetteer(settings)
    for reference in references.values():
        if not (only_missing and current_version(settings.home, reference.id)):
            yield reference.id, publish_units(settings, portal, reference, gazetteer)
    files = sample_files(settings.layers)
    # Datasets that hold the places of others come first.
    order = sorted(datasets.values(), key=lambda dataset: dataset.facility is not None)
    for dataset in order:
        if dataset.id in files and not (only_missing and current_version(settings.home, dataset.id)):
            path = files[dataset.id]
            agency = dataset.providers[0] if dataset.update == "by_agency" else ""
            part = pipeline.describe_part(
                dataset, agencies, gazetteer, path, agency=agency, period=SAMPLE_PERIOD, sample=True
            )
            yield dataset.id, pipeline.ingest(settings, dataset, portal, path, gazetteer, part)[0]


def publish_units(settings: Settings, portal: Portal, reference: Dataset, gazetteer: Gazetteer) -> Version:
    """Publish today's administrative units as a reference dataset, as points until boundaries are loaded."""
    features = [_unit_feature(unit, gazetteer) for unit in gazetteer.units_2025()]
    report = Report(
        file=settings.gazetteer.name, dataset=reference.id, rows_read=len(features), rows_valid=len(features)
    )
    part = Part(key="all", source=settings.gazetteer.name)
    rows = encode_features(reference, features, part)
    return publish_rows(settings, reference, portal, rows, part, report, settings.gazetteer)


def _unit_feature(unit: Unit, gazetteer: Gazetteer) -> Feature:
    values: dict[str, Value] = {
        "ma": unit.code, "ten": unit.name, "loai": unit.type, "ten_truoc": gazetteer.former_names(unit),
    }  # fmt: skip
    place = Place(
        lon=unit.lon, lat=unit.lat, level="commune", radius_m=unit.radius_m, era="2025", unit_code=unit.code,
        unit_name=unit.name, unit_written=unit.name, provenance="vietnamadminunits (MIT)",
    )  # fmt: skip
    point = shapely.to_wkb(shapely.Point(unit.lon, unit.lat))
    return Feature(unit.code, values, place, point)
