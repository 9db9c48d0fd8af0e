"""Dataset, Field, ChildTable: the definition of one dataset as models."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Rule

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
