"""Strict, Text and the forms of names: what every model of a definition is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limits

Name = Annotated[str, Limits(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Slug = Annotated[str, Limits(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Strict(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Strict):
    """A text in Vietnamese and English."""

    vi: str
    en: str
