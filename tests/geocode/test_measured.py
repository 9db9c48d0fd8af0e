"""Real addresses with known coordinates, ingested as a dataset of the tests' own."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

from geoportal import pipeline
from geoportal.dataset import Portal, load_agencies, load_dataset
from geoportal.settings import Settings
from geoportal.store.index import read_encoded
from geoportal.territory import Gazetteer, distance_m

ROOT = Path(__file__).resolve().parent.parent.parent
DEFINITION = """
number: 999
title: {vi: Địa chỉ đo đạc, en: Measured addresses}
description: {vi: Chỉ dùng trong phép thử., en: For tests only.}
domain: giao-duc
providers: [so-y-te]
frequency: {plan: Năm, kind: calendar, period: P1Y}
located: point:address
key: [ma]
update: replace
fields:
  ma: {title: {vi: Mã, en: Id}, required: true, aliases: [id]}
  ten: {title: {vi: Tên, en: Name}, required: true}
  dia_chi: {title: {vi: Địa chỉ, en: Address}, type: address, required: true, aliases: [address]}
"""


def test_measured_addresses_as_a_dataset(
    settings: Settings, portal: Portal, gazetteer: Gazetteer, shared: Path, tmp_path: Path
) -> None:
    with (shared / "addresses" / "points_dev.csv").open(encoding="utf-8-sig") as stream:
        truth = {row["id"]: row for row in csv.DictReader(stream)}
    definition = tmp_path / "giao-duc" / "do-dac.yml"
    definition.parent.mkdir()
    definition.write_text(DEFINITION, encoding="utf-8")
    source = tmp_path / "do-dac.csv"
    with source.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Mã", "Tên", "Địa chỉ"])
        writer.writerows([row["id"], row["name"], row["address"]] for row in truth.values())
    dataset = load_dataset(definition)
    part = pipeline.describe_part(dataset, load_agencies(ROOT / "layers"), gazetteer, source)
    version, _ = pipeline.ingest(settings, dataset, portal, source, gazetteer, part)
    assert version.manifest["rows"] == len(truth)
    levels: Counter[str] = Counter()
    codes = {unit.name: unit.code for unit in gazetteer.units_2025()}
    inside_unit = inside_radius = 0
    for row in read_encoded(version):
        place = json.loads(row.place)
        known = truth[json.loads(row.properties)["ma"]]
        levels[place["level"]] += 1
        if place["level"] == "commune":
            # A commune that was split names its successors and chooses none.
            units = {place["unit_code"]} - {""} or {codes[name] for name in place["alternatives"]}
            inside_unit += units <= set(known["expected_2025_codes"].split("|"))
            away = distance_m(place["lon"], place["lat"], float(known["lon"]), float(known["lat"]))
            inside_radius += away <= place["radius_m"]
    assert levels["commune"] >= 50 and levels["none"] == 0
    assert inside_unit == levels["commune"]
    assert 0.85 <= inside_radius / levels["commune"] <= 0.97
