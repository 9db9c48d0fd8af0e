"""The catalogue against the province's plan."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geoportal.dataset import Dataset, Field, load_agencies, load_dataset
from geoportal.errors import DefinitionError
from geoportal.vietnamese import fold, nfc

ROOT = Path(__file__).resolve().parent.parent
PERSONAL = ("38", "45", "46", "60", "61", "71", "77", "91", "106", "126", "130")
DOCUMENTS = ("96", "107", "119", "121")
ONE_TO_MANY = ("14", "20", "25", "63", "93", "94")
OTHER_LOCATION = {"66": "point:address"}
"""No dataset of the plan holds railway stations, so they are located by their own address."""


def every_field(dataset: Dataset) -> list[Field]:
    return [*dataset.fields.values(), *(f for child in dataset.children.values() for f in child.fields.values())]


@pytest.fixture(scope="module")
def plan(shared: Path) -> dict[str, dict[str, str]]:
    with (shared / "plan" / "danh-muc-du-lieu-mo.csv").open(encoding="utf-8-sig") as stream:
        return {row["tt"]: row for row in csv.DictReader(stream)}


def test_there_are_133_datasets_in_14_domains(datasets: dict[str, Dataset]) -> None:
    assert len(datasets) == 133
    assert len({dataset.domain for dataset in datasets.values()}) == 14


def test_every_dataset_is_the_plans(datasets: dict[str, Dataset], plan: dict[str, dict[str, str]]) -> None:
    assert {str(dataset.number) for dataset in datasets.values()} == set(plan)
    for dataset in datasets.values():
        row = plan[str(dataset.number)]
        assert dataset.domain == row["linh_vuc_ma"], dataset.id
        assert dataset.located == OTHER_LOCATION.get(row["tt"], row["khong_gian"]), dataset.id
        assert dataset.frequency.plan == row["tan_suat"], dataset.id
        assert (dataset.frequency.period or "on-change") == row["tan_suat_iso"], dataset.id
        assert (dataset.frequency.kind == "school-year") == (row["lich"] == "school-year"), dataset.id
        assert set(row["cung_nhan"].split()) <= set(dataset.accepts), dataset.id


def test_providers_are_the_plans(datasets: dict[str, Dataset], plan: dict[str, dict[str, str]]) -> None:
    agencies = load_agencies(ROOT / "layers")
    for dataset in datasets.values():
        words = re.sub(r"\([^)]*\)", "", plan[str(dataset.number)]["don_vi_cung_cap"])
        written = fold(words).replace("ubnd huyen", "ubnd cap huyen")
        for code in dataset.providers:
            name = fold(agencies[code].name.vi).replace("uy ban nhan dan", "ubnd")
            assert name in written or written in name, (dataset.id, code)
        starts = re.findall(r"\b(?:so|ubnd|(?<!chi )cuc|chi cuc|ngan hang|ban quan ly)\b", written)
        assert len(dataset.providers) == len(starts), dataset.id


def test_every_phrase_of_the_plan_is_covered(datasets: dict[str, Dataset], plan: dict[str, dict[str, str]]) -> None:
    for dataset in datasets.values():
        whole = " ".join(nfc(plan[str(dataset.number)]["mo_ta"]).lower().split())
        left = whole
        phrases = [phrase for field in every_field(dataset) for phrase in field.plan] + list(dataset.plan_context)
        for phrase in sorted(phrases, key=len, reverse=True):
            words = " ".join(nfc(phrase).lower().split())
            assert words in whole, (dataset.id, phrase)
            left = left.replace(words, " ", 1)
        assert re.sub(r"\b(và|gồm)\b|[\W_]+", "", left) == "", (dataset.id, left)


def test_marks_that_the_plan_calls_for(datasets: dict[str, Dataset]) -> None:
    by_number = {str(dataset.number): dataset for dataset in datasets.values()}
    for number in PERSONAL:
        assert any(field.personal for field in every_field(by_number[number])), number
    for number in DOCUMENTS:
        assert any(field.type == "file" for field in every_field(by_number[number])), number
    for number in ONE_TO_MANY:
        assert by_number[number].children, number


def test_definitions_hang_together(datasets: dict[str, Dataset]) -> None:
    agencies = load_agencies(ROOT / "layers")
    for dataset in datasets.values():
        assert set(dataset.providers) <= set(agencies), dataset.id
        assert all(dataset.fields[name].required for name in dataset.key), dataset.id
        assert dataset.facility is None or datasets[dataset.facility.dataset].located != "table", dataset.id
        titles = [fold(field.title.vi) for field in dataset.fields.values()]
        assert len(titles) == len(set(titles)), dataset.id
    for agency in agencies.values():
        assert {step.code for step in (*agency.successors, *agency.predecessors)} <= set(agencies), agency.code


def test_an_unknown_key_is_refused_with_file_and_key(tmp_path: Path) -> None:
    source = ROOT / "layers" / "giao-duc" / "thu-vien.yml"
    target = tmp_path / "giao-duc" / "thu-vien.yml"
    target.parent.mkdir()
    target.write_text(source.read_text(encoding="utf-8") + "mau_sac: xanh\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"thu-vien\.yml, mau_sac"):
        load_dataset(target)


def test_the_json_schema_is_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import write_schema

    written = (ROOT / "layers" / "dataset.schema.json").read_text(encoding="utf-8")
    assert written == write_schema.schema_text(), "run: python scripts/write_schema.py"
