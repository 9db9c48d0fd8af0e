"""Write data.csv: UTF-8 with a byte-order mark, Vietnamese headings, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import orjson

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.records import Encoded
from geoportal.spreadsheet import protect_formula

POINT_HEADINGS = ("Kinh độ điểm", "Vĩ độ điểm")


def heading(field: Field) -> str:
    """Return the heading of a column: its title, with the unit in brackets."""
    return f"{field.title.vi} ({field.unit})" if field.unit else field.title.vi


def cell(value: object) -> object:
    """Return what a cell of a downloaded table holds: yes and no in words, text as it is."""
    return {True: "Có", False: "Không"}[value] if isinstance(value, bool) else value


def write_csv(path: Path, dataset: Dataset, rows: Sequence[Encoded]) -> None:
    """Write the rows; a point's coordinates are the last two columns."""
    columns = published_columns(dataset)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        extra = POINT_HEADINGS if dataset.is_located else ()
        writer.writerow([*(heading(field) for field in columns.values()), *extra])
        for row in rows:
            values = orjson.loads(row.properties)
            record = [protect_formula(cell(values.get(name))) for name in columns]
            writer.writerow([*record, *(_point(row) if extra else ())])


def write_child_csv(path: Path, dataset: Dataset, child: str, rows: Sequence[Encoded]) -> None:
    """Write the rows of a child table, each after the key of its parent."""
    fields = dataset.children[child].fields
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        titles = [heading(dataset.fields[name]) for name in dataset.key] + [heading(field) for field in fields.values()]
        writer.writerow(titles)
        for row in rows:
            parent = orjson.loads(row.properties)
            for record in orjson.loads(row.children or b"{}").get(child, []):
                values = [parent.get(name) for name in dataset.key] + [record.get(name) for name in fields]
                writer.writerow([protect_formula(cell(value)) for value in values])


def _point(row: Encoded) -> tuple[object, object]:
    if row.west is None or row.west != row.east or row.south != row.north:
        return None, None
    return row.west, row.south
