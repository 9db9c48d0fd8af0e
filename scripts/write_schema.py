"""Write layers/dataset.schema.json, the JSON Schema of a definition, for editors that check YAML as one types."""

from __future__ import annotations

import json
from pathlib import Path

from geoportal.dataset import Dataset

TARGET = Path(__file__).resolve().parent.parent / "layers" / "dataset.schema.json"


def schema_text() -> str:
    """Return the text of the schema; id comes from the file's name, so a file need not state it."""
    schema = Dataset.model_json_schema()
    schema["required"].remove("id")
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8")
