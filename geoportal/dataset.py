"""Dataset, Field, Agency: the YAML definitions under layers/ as models, and how they are loaded."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic import Field as Rule

from geoportal.errors import DefinitionError, UnknownDatasetError

FieldType = Literal[
    "text", "address", "unit", "integer", "number", "date", "year", "month", "quarter", "school_year", "time",
    "boolean", "phone", "email", "url", "latitude", "longitude", "file",
]  # fmt: skip
LocatedHow = Literal[
    "point:address", "point:facility", "point:coordinates", "line:file", "polygon:file", "raster:file",
    "area:statistic", "table",
]  # fmt: skip
Name = Annotated[str, Rule(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Slug = Annotated[str, Rule(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
NUMERIC_TYPES = ("integer", "number", "year", "latitude", "longitude")


class Strict(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Strict):
    """A text in Vietnamese and English."""

    vi: str
    en: str


class Personal(Strict):
    """A field with personal data: what is done with it before anything is published, and why.

    publish: an institution's own line or a public function; mask: only the last three digits, or initials, are
    kept hidden in part; block: never leaves the agency's own file.
    """

    treatment: Literal["publish", "mask", "block"]
    reason: str


class Field(Strict):
    """One column. Numbers are in `unit`; latitude and longitude are degrees, EPSG:4326."""

    title: Text
    type: FieldType = "text"
    required: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    aliases: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    personal: Personal | None = None
    example: str | None = None
    note: Text | None = None


class ChildTable(Strict):
    """The many side of a one-to-many dataset: a second sheet whose rows name their parent by the parent's key."""

    title: Text
    fields: dict[Name, Field]


class Frequency(Strict):
    """How often the plan wants the data: its words, and what they mean."""

    plan: str
    kind: Literal["calendar", "school-year", "on-change"]
    period: Annotated[str, Rule(pattern=r"^P\d+[YMWD]$")] | None = None

    @model_validator(mode="after")
    def _period_fits_kind(self) -> Frequency:
        if (self.kind == "on-change") != (self.period is None):
            raise ValueError("an on-change frequency has no period, every other has one")
        return self


class Facility(Strict):
    """The dataset in which a point:facility row finds its place, and the field here that names the facility."""

    dataset: Slug
    field: Name


class Style(Strict):
    """How the dataset is drawn: one colour, or one per value of a field. Colours are #rrggbb."""

    colour: Annotated[str, Rule(pattern=r"^#[0-9a-f]{6}$")] | None = None
    field: Name | None = None
    colours: dict[str, Annotated[str, Rule(pattern=r"^#[0-9a-f]{6}$")]] = {}
    popup: tuple[Name, ...] = ()


class Dataset(Strict):
    """One dataset of the plan, or a reference dataset of the portal itself (number is None)."""

    id: Slug
    number: int | str | None
    title: Text
    description: Text
    domain: Slug
    providers: tuple[Slug, ...]
    frequency: Frequency
    licence: str = "CC-BY-4.0"
    located: LocatedHow
    accepts: tuple[LocatedHow, ...] = ()
    facility: Facility | None = None
    key: tuple[Name, ...]
    update: Literal["replace", "by_agency", "by_period"]
    fields_proposed: bool = False
    plan_context: tuple[str, ...] = ()
    """Phrases of the plan's description that no field answers to, because they say how the list is arranged."""
    fields: dict[Name, Field]
    children: dict[Name, ChildTable] = {}
    style: Style = Style()

    @model_validator(mode="after")
    def _names_exist(self) -> Dataset:
        named = {*self.key, *self.style.popup}
        named |= {self.style.field} if self.style.field else set()
        named |= {self.facility.field} if self.facility else set()
        missing = sorted(name for name in named if name not in self.fields)
        if missing:
            raise ValueError(f"fields named but not defined: {', '.join(missing)}")
        if not self.key:
            raise ValueError("key names at least one field")
        if (self.located == "point:facility") != (self.facility is not None):
            raise ValueError("facility goes with located: point:facility")
        return self

    @property
    def is_located(self) -> bool:
        """True when the dataset is an OGC collection."""
        return self.located != "table"

    @property
    def is_point(self) -> bool:
        """True when its features are points (of the thing itself or of an administrative unit)."""
        return self.located.startswith("point:") or self.located == "area:statistic"

    @cached_property
    def input_fields(self) -> dict[str, Field]:
        """The fields of an input table: the declared ones, and coordinates where points are accepted."""
        fields = dict(self.fields)
        types = {field.type for field in fields.values()}
        if self.located.startswith("point:"):
            if "latitude" not in types:
                fields["vi_do"] = LATITUDE
            if "longitude" not in types:
                fields["kinh_do"] = LONGITUDE
        return fields

    @cached_property
    def public_fields(self) -> dict[str, Field]:
        """The declared fields that may be published: all but the blocked ones."""
        return {
            name: field
            for name, field in self.fields.items()
            if field.personal is None or field.personal.treatment != "block"
        }

    @property
    def name_field(self) -> str:
        """The field that names a feature: `ten` when there is one, else the first text of its key."""
        if "ten" in self.fields:
            return "ten"
        return next((name for name in self.key if self.fields[name].type in ("text", "unit", "address")), self.key[0])

    def fields_of_type(self, *types: str) -> list[str]:
        """Return the names of the input fields of these types, in order."""
        return [name for name, field in self.input_fields.items() if field.type in types]


LATITUDE = Field(
    title=Text(vi="Vĩ độ", en="Latitude"), type="latitude", minimum=-90, maximum=90, example="20.6463",
    aliases=("lat", "latitude", "vĩ độ (WGS 84)", "vi do", "Y"),
)  # fmt: skip
LONGITUDE = Field(
    title=Text(vi="Kinh độ", en="Longitude"), type="longitude", minimum=-180, maximum=180, example="106.0511",
    aliases=("lon", "lng", "long", "longitude", "kinh độ (WGS 84)", "X"),
)  # fmt: skip


class Succession(Strict):
    """That one agency's duty went to another, when, and whether a source confirmed it."""

    code: Slug
    date: Annotated[str, Rule(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    confirmed: bool
    note: str = ""


class Agency(Strict):
    """An agency that provides data. successors say who has the duty today when it no longer exists."""

    code: Slug
    name: Text
    kind: Literal["department", "district", "commune", "central", "board"]
    predecessors: tuple[Succession, ...] = ()
    successors: tuple[Succession, ...] = ()


class Domain(Strict):
    """One of the plan's fourteen domains."""

    code: Slug
    roman: str
    title: Text
    colour: Annotated[str, Rule(pattern=r"^#[0-9a-f]{6}$")]


class Licence(Strict):
    """A licence under which data are offered."""

    code: str
    title: Text
    uri: str


class Portal(Strict):
    """What holds for the whole portal (layers/portal.yml): title, owner, extent, domains, licences.

    bbox is (west, south, east, north) in degrees, EPSG:4326.
    """

    title: Text
    description: Text
    owner: Text
    bbox: tuple[float, float, float, float]
    domains: tuple[Domain, ...]
    licences: tuple[Licence, ...]

    def domain(self, code: str) -> Domain:
        """Return the domain with this code."""
        return next(domain for domain in self.domains if domain.code == code)

    def licence(self, code: str) -> Licence:
        """Return the licence with this code."""
        return next(licence for licence in self.licences if licence.code == code)


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
    from difflib import get_close_matches

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
