"""The JSON download, streamed row by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import orjson

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Portal
from geoportal.publish.feature_file import about
from geoportal.records import Encoded
from geoportal.store.versions import Version


def write_json(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write {about, columns, rows}: each row with its id (ma_so), its values, and its child rows."""
    titles = {
        name: {"vi": f.title.vi, "en": f.title.en, "type": f.type} for name, f in published_columns(dataset).items()
    }
    with path.open("wb") as stream:
        said = about(dataset, portal, version.id, sample=bool(version.manifest["sample"]))
        head = orjson.dumps({**said, "columns": titles})
        stream.write(head[:-1] + b',"rows":[\n')
        for number, row in enumerate(rows):
            record = {"ma_so": row.id, **orjson.loads(row.properties), **orjson.loads(row.children or b"{}")}
            stream.write((b",\n" if number else b"") + orjson.dumps(record))
        stream.write(b"\n]}\n")
