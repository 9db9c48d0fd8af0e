"""The way of a file: read, validate, geocode, publish."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from geoportal.compare import compare_with_before, summary_of_part
from geoportal.dataset import Agency, Dataset, Portal, load_datasets, load_references
from geoportal.errors import PortalError, ReportError, UnknownAgencyError
from geoportal.geocode.features import locate
from geoportal.publish.attachments import rows_with_files
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.read import open_source
from geoportal.records import Feature, Known, Part, Place, Remembered, Report, Source
from geoportal.settings import Settings
from geoportal.settle import settle_systems
from geoportal.store.index import add_landmarks, facility_places, has_landmarks
from geoportal.store.ledger import corrections_of, remembered_of
from geoportal.store.versions import Version, current_version, published
from geoportal.territory import Gazetteer
from geoportal.validate import map_tables, validate_tables
from geoportal.validate.expectations import TableSummary, check_expectations

Stage = Callable[[str], None]
COMMUNE_PROVIDERS = ("ubnd-cap-huyen", "ubnd-cap-xa")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the officer says with a file: fields that hold for all of it, its CRS, and answers to questions.

    confirmed: publish although a question is open. partial: publish the valid rows although others have errors.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    crs: str = ""
    confirmed: bool = False
    partial: bool = False


def check(
    settings: Settings, dataset: Dataset, path: Path, gazetteer: Gazetteer, on_stage: Stage | None = None,
    asked: Asked | None = None,
) -> tuple[Report, list[Feature]]:  # fmt: skip
    """Read, validate and geocode a file without publishing anything.

    Raises
    ------
    SourceError
        The file cannot be read as what it claims to be.
    """
    report = Report(file=path.name, dataset=dataset.id)
    said, remembered, tell = asked or Asked(), remembered_of(settings, dataset.id), on_stage or _quiet
    with _opened(settings, dataset, path, remembered, said, tell) as source:
        summary = TableSummary()
        features = _features(settings, dataset, source, gazetteer, report, remembered, said, tell)
        found = list(_counted(features, summary))
        report.issues += check_expectations(summary, dataset)
        return report, found


def ingest(
    settings: Settings,
    dataset: Dataset,
    portal: Portal,
    path: Path,
    gazetteer: Gazetteer,
    part: Part,
    *,
    asked: Asked | None = None,
    on_stage: Stage | None = None,
) -> tuple[Version, Report]:
    """Check a file and publish it as a new version.

    Parameters
    ----------
    part : Part
        Whose rows these are, from `describe_part`.
    asked : Asked, optional
        What the officer says with the file; rows held back by `partial` are counted in the manifest.

    Raises
    ------
    ReportError
        The data have errors that stop the publication, or a question is open. Nothing was changed; the error carries
        the whole report.
    """
    report = Report(file=path.name, dataset=dataset.id)
    said = asked or Asked()
    remembered, tell = remembered_of(settings, dataset.id), on_stage or _quiet
    with _opened(settings, dataset, path, remembered, said, tell) as source:
        summary = TableSummary()
        features = _features(settings, dataset, source, gazetteer, report, remembered, said, tell)
        rows = encode_features(dataset, _counted(features, summary), part)
        report.issues += check_expectations(summary, dataset)
        if not part.sample:
            before = summary_of_part(current_version(settings.home, dataset.id), dataset, part.key)
            report.issues += compare_with_before(before, summary, dataset)
        refuse_errors(report, said)
        version = publish_rows(
            settings, dataset, portal, rows, part, report, path, files=source.files, on_stage=on_stage
        )
        return version, report


def _opened(
    settings: Settings, dataset: Dataset, path: Path, remembered: Remembered, asked: Asked, tell: Stage
) -> AbstractContextManager[Source]:
    tell("read")
    return open_source(path, settings, dataset, remembered, asked.given)


def _features(
    settings: Settings,
    dataset: Dataset,
    source: Source,
    gazetteer: Gazetteer,
    report: Report,
    remembered: Remembered,
    asked: Asked,
    tell: Stage,
) -> Iterator[Feature]:
    """Yield the features of a file one by one; each row is let go when its feature is made."""
    tell("validate")
    known = known_places(settings, dataset)
    mapped = map_tables(source.tables, dataset, report, gazetteer=gazetteer, remembered=remembered, given=asked.given)
    if dataset.is_located:
        settle_systems(mapped, dataset, gazetteer, known, report, crs=asked.crs, remembered=remembered)
    rows = validate_tables(mapped, dataset, report, gazetteer=gazetteer)
    if dataset.fields_of_type("file"):
        rows = rows_with_files(rows, dataset, source.files, current_version(settings.home, dataset.id), report)
    tell("geocode")
    yield from locate(rows, dataset, gazetteer, known, report)


def _counted(features: Iterator[Feature], summary: TableSummary) -> Iterator[Feature]:
    for feature in features:
        summary.add(feature.values, feature.place.level)
        yield feature


def _quiet(_stage: str) -> None:
    """Tell nobody."""


def refuse_errors(report: Report, asked: Asked) -> None:
    """Raise ReportError when the report forbids a publication."""
    errors = [issue for issue in report.issues if issue.severity == "error"]
    questions = [issue for issue in report.issues if issue.severity == "question"]
    if errors and not (asked.partial and not report.stops and report.rows_valid):
        what, first = f"có {len(errors)} lỗi", errors[0]
    elif questions and not asked.confirmed:
        what, first = f"có {len(questions)} điều cần xác nhận", questions[0]
    else:
        return
    where = f"Dòng {first.row}: " if first.row else ""
    raise ReportError(
        f"Chưa công bố «{report.file}»: {what}. {where}{first.problem} {first.fix}".strip(),
        f"“{report.file}” was not published: {len(errors)} errors, {len(questions)} questions.",
        report,
    )


def describe_part(
    dataset: Dataset, agencies: dict[str, Agency], gazetteer: Gazetteer, path: Path, *, agency: str = "",
    period: str = "", sample: bool = False,
) -> Part:  # fmt: skip
    """Say whose rows a file holds, and for what period.

    agency is a code of layers/agencies.yml, or ubnd-<unit code> for one of today's communes.

    Raises
    ------
    UnknownAgencyError
        The agency is missing, unknown, or does not provide this dataset.
    PortalError
        A dataset by period has no period.
    """
    if dataset.update == "by_period" and not period:
        raise PortalError(f"Bộ dữ liệu «{dataset.id}» cập nhật theo kỳ: hãy nêu kỳ dữ liệu, ví dụ --period 2025.")
    if dataset.update == "by_agency" and not agency:
        allowed = ", ".join(sorted(allowed_agencies(dataset, agencies)))
        raise UnknownAgencyError(
            f"Bộ dữ liệu «{dataset.id}» do nhiều đơn vị cung cấp: hãy nêu đơn vị bằng --agency ({allowed}; "
            "xã, phường: ubnd-<mã đơn vị hành chính>)."
        )
    name = agency_name(dataset, agencies, gazetteer, agency) if agency else ""
    keys = {"replace": "all", "by_agency": agency, "by_period": period}
    return Part(
        key=keys[dataset.update],
        agency=name,
        period=period,
        source=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        ingested=datetime.now(UTC).isoformat(timespec="seconds"),
        sample=sample,
    )


def allowed_agencies(dataset: Dataset, agencies: dict[str, Agency]) -> set[str]:
    """Return the codes that may provide a dataset: the plan's providers and those that have their duty today."""
    today = {step.code for code in dataset.providers for step in agencies[code].successors}
    return set(dataset.providers) | today


def agency_name(dataset: Dataset, agencies: dict[str, Agency], gazetteer: Gazetteer, code: str) -> str:
    """Return the Vietnamese name of an agency that may provide this dataset.

    Raises
    ------
    UnknownAgencyError
        It may not, or there is none of this code.
    """
    allowed = allowed_agencies(dataset, agencies)
    if code in allowed:
        return agencies[code].name.vi
    unit = gazetteer.unit_2025(code.removeprefix("ubnd-")) if code.startswith("ubnd-") else None
    if unit is not None and allowed & set(COMMUNE_PROVIDERS):
        return f"Ủy ban nhân dân {unit.name}"
    raise UnknownAgencyError(
        f"Đơn vị «{code}» không cung cấp bộ dữ liệu «{dataset.id}». Các mã được nhận: {', '.join(sorted(allowed))}."
    )


def known_places(settings: Settings, dataset: Dataset) -> Known:
    """Return what the portal knows for placing this dataset: its facilities, landmarks, confirmed positions."""
    sources = {
        name: version
        for name, version in (published(settings.home).items() if dataset.is_point else ())
        if name != dataset.id and has_landmarks(version)
    }
    # 133 definitions are read only where one of them is needed.
    needed = sources or dataset.facility is not None
    every = {**load_datasets(settings.layers), **load_references(settings.layers)} if needed else {}
    facilities: dict[str, Place | None] = {}
    if dataset.facility is not None:
        version = current_version(settings.home, dataset.facility.dataset)
        facilities = facility_places(version, every[dataset.facility.dataset]) if version else {}
    landmarks: dict[str, Place | None] = {}
    for name, version in sources.items():
        if name in every and every[name].located.startswith("point:"):
            add_landmarks(version, every[name], landmarks)
    return Known(facilities, landmarks, corrections_of(settings, dataset.id))
