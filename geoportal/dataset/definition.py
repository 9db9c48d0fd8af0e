"""Dataset, Field, ChildTable: the definition of one dataset as models."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field as Limits
from pydantic import model_validator

from geoportal.dataset.basics import Name, Slug, Strict, Text
from geoportal.dataset.demands import Expectations, Personal, Rule, wrong_types
from geoportal.dataset.patterns import Pattern
from geoportal.dataset.style import Style

__all__ = [
    "LATITUDE", "LONGITUDE", "ChildTable", "Dataset", "Facility", "Field", "FieldType", "Frequency", "Name", "Slug",
    "Strict", "Style", "Text",
]  # fmt: skip

FieldType = Literal[
    "text", "address", "unit", "integer", "number", "date", "year", "month", "quarter", "school_year", "time",
    "boolean", "phone", "email", "url", "tax_code", "latitude", "longitude", "file",
]  # fmt: skip
LocatedHow = Literal[
    "point:address", "point:facility", "point:coordinates", "line:file", "polygon:file", "raster:file",
    "area:statistic", "table",
]  # fmt: skip
WRITTEN = ("text", "address", "unit", "phone", "email", "url", "tax_code", "file")
"""Types whose values are text as written; only they can have a pattern."""


class Field(Strict):
    """One column. Numbers are in `unit`; latitude and longitude are degrees, EPSG:4326."""

    title: Text
    type: FieldType = "text"
    required: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()
    pattern: Pattern | None = None
    minimum: float | None = None
    maximum: float | None = None
    aliases: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    personal: Personal | None = None
    example: str | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _limits_fit(self) -> Field:
        if self.pattern is not None and self.type not in WRITTEN:
            raise ValueError(f"pattern does not go with type: {self.type}")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("minimum is above maximum")
        return self


class ChildTable(Strict):
    """The many side of a one-to-many dataset: a second sheet whose rows name their parent by the parent's key."""

    title: Text
    fields: dict[Name, Field]


class Frequency(Strict):
    """How often the plan wants the data: its words, and what they mean."""

    plan: str
    kind: Literal["calendar", "school-year", "on-change"]
    period: Annotated[str, Limits(pattern=r"^P\d+[YMWD]$")] | None = None

    @model_validator(mode="after")
    def _period_fits_kind(self) -> Frequency:
        if (self.kind == "on-change") != (self.period is None):
            raise ValueError("an on-change frequency has no period, every other has one")
        return self


class Facility(Strict):
    """The dataset in which a point:facility row finds its place, and the field here that names the facility."""

    dataset: Slug
    field: Name


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
    rules: tuple[Rule, ...] = ()
    expect: Expectations | None = None
    style: Style = Style()

    @model_validator(mode="after")
    def _names_exist(self) -> Dataset:
        named = {*self.key, *self.style.named}
        named |= {self.facility.field} if self.facility else set()
        named |= set(self.expect.filled) if self.expect else set()
        missing = sorted(name for name in named if name not in self.fields)
        if missing:
            raise ValueError(f"fields named but not defined: {', '.join(missing)}")
        if not self.key:
            raise ValueError("key names at least one field")
        if (self.located == "point:facility") != (self.facility is not None):
            raise ValueError("facility goes with located: point:facility")
        if self._undrawable():
            raise ValueError(f"style: {self._undrawable()}")
        for number, rule in enumerate(self.rules, start=1):
            wrong = self._wrong_rule(rule)
            if wrong:
                raise ValueError(f"rule {number}: {wrong}")
        return self

    def _undrawable(self) -> str:
        """Say what a style asks of a field that the field does not have; "" when it is right."""
        style = self.style
        numbers = [style.field] if style.classes else []
        numbers += [rule.field for rule in style.rules if not rule.values]
        texts = [(style.field, tuple(style.colours))] if style.colours else []
        texts += [(rule.field, rule.values) for rule in style.rules if rule.values]
        for name in numbers:
            if name and self.fields[name].type not in ("integer", "number", "year"):
                return f"{name} is no number"
        for name, values in texts:
            known = self.fields[name].values if name else ()
            strange = [value for value in values if known and value not in known]
            if strange:
                return f"no value of {name}: {', '.join(strange)}"
        return ""

    def _wrong_rule(self, rule: Rule) -> str:
        """Say what a rule names that is not there, or cannot compare; "" when it is right."""
        if rule.table is not None and rule.table not in self.children:
            return f"there is no child table {rule.table}"
        fields = self.fields if rule.table is None else self.children[rule.table].fields
        missing = [name for name in rule.names if name not in fields]
        if missing:
            return f"fields named but not defined: {', '.join(missing)}"
        allowed = fields[rule.when.field].values if rule.when else ()
        strange = [value for value in rule.when.values if allowed and value not in allowed] if rule.when else []
        if strange:
            return f"no value of {rule.when.field if rule.when else ''}: {', '.join(strange)}"
        return wrong_types(rule, {name: field.type for name, field in fields.items()})

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
