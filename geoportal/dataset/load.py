"""How the YAML files under layers/ are loaded and found."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from geoportal.dataset.definition import Dataset
from geoportal.dataset.portal import Agency, Portal
from geoportal.errors import DefinitionError, UnknownDatasetError

REFERENCE_FOLDER = "tham-chieu"


def load_dataset(path: Path) -> Dataset:
    """Load one definition; its id is the file's name and its domain the folder's.

    Raises
    ------
    DefinitionError
        The file is not YAML or does not fit the model; the message names file and key.
    """
    content = _load_yaml(path)
    if isinstance(content, dict):
        content = {"id": path.stem, **content}
        if content.get("domain") != path.parent.name:
            raise DefinitionError(f"{path.name}: domain phải là tên thư mục «{path.parent.name}».")
    return _validated(Dataset, content, path)


def load_datasets(layers: Path) -> dict[str, Dataset]:
    """Load every dataset of the plan, by id, in the order of the plan's numbers."""
    paths = sorted(layers.glob("*/*.yml"))
    datasets = [load_dataset(path) for path in paths if path.parent.name != REFERENCE_FOLDER]
    datasets.sort(key=lambda dataset: plan_order(dataset.number))
    by_id = {dataset.id: dataset for dataset in datasets}
    if len(by_id) != len(datasets):
        raise DefinitionError("Hai bộ dữ liệu trùng mã (tên tệp) trong layers/.")
    return by_id


def load_references(layers: Path) -> dict[str, Dataset]:
    """Load the reference datasets of the portal itself (administrative units), by id."""
    return {path.stem: load_dataset(path) for path in sorted((layers / REFERENCE_FOLDER).glob("*.yml"))}


def load_agencies(layers: Path) -> dict[str, Agency]:
    """Load layers/agencies.yml: a list of agencies, by code."""
    path = layers / "agencies.yml"
    return {agency.code: agency for agency in (_validated(Agency, item, path) for item in _load_list(path))}


def load_portal(layers: Path) -> Portal:
    """Load layers/portal.yml."""
    path = layers / "portal.yml"
    return _validated(Portal, _load_yaml(path), path)


def find_dataset(datasets: dict[str, Dataset], name: str) -> Dataset:
    """Return the dataset with this id or plan number.

    Raises
    ------
    UnknownDatasetError
        With the nearest ids, when there are some.
    """
    for dataset in datasets.values():
        if name in (dataset.id, str(dataset.number)):
            return dataset
    near = get_close_matches(name, datasets, n=3)
    hint = f" Có phải: {', '.join(near)}?" if near else " Xem danh sách bằng lệnh «geoportal datasets»."
    raise UnknownDatasetError(f"Không có bộ dữ liệu «{name}».{hint}", f"There is no dataset “{name}”.")


def plan_order(number: int | str | None) -> tuple[int, str]:
    """Return the sort key of a plan number: 123 < "124a" < "124b" < 125."""
    digits = re.match(r"\d*", str(number or ""))
    text = digits.group() if digits else ""
    return (int(text or 0), str(number)[len(text) :])


def _load_list(path: Path) -> list[object]:
    content = _load_yaml(path)
    if not isinstance(content, list):
        raise DefinitionError(f"{path.name} phải là một danh sách.")
    return content


def _load_yaml(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DefinitionError(f"Không đọc được {path.name}: {error}") from error


def _validated[Model: BaseModel](model: type[Model], content: object, path: Path) -> Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DefinitionError(f"{path.parent.name}/{path.name}, {where or 'tệp'}: {first['msg']}") from error
