"""What a visitor wants to see of one dataset: the state of its page, which stands in the address and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from werkzeug.datastructures import MultiDict

from geoportal.columns import published_columns
from geoportal.dataset import Dataset
from geoportal.errors import RequestError
from geoportal.serve.ogc.crs import CRS84, EPSG
from geoportal.serve.pages.conditions import Area, Condition, address_pairs, cql2_text, read_area, read_conditions
from geoportal.territory import Gazetteer

SYSTEMS = {"wgs84": CRS84, "9209": f"{EPSG}9209", "3405": f"{EPSG}3405", "4756": f"{EPSG}4756", "3857": f"{EPSG}3857"}
"""Coordinate reference systems by their word in the address."""
LIMITS = (10, 100, 1000, 10000)
PAGE_ROWS = 20
LAST_PAGE = 10**7


@dataclass(frozen=True)
class View:
    """The state of the page of a dataset.

    sort: a column, with "-" before it from large to small; "" for the order of publication. system: a key of SYSTEMS.
    limit: features of the examples of the API. group, measure: what the chart shows (`chart`), "" for its own choice.
    """

    conditions: tuple[Condition, ...] = ()
    area: Area | None = None
    sort: str = ""
    page: int = 1
    system: str = "wgs84"
    limit: int = 100
    group: str = ""
    measure: str = ""

    @property
    def filter(self) -> str:
        """The conditions as CQL2 text, "" for none."""
        return cql2_text(self.conditions, self.area)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The state as the words of an address; what is as usual is left out."""
        usual = View()
        words = {
            "sap-xep": (self.sort, usual.sort), "trang": (self.page, usual.page), "he": (self.system, usual.system),
            "gioi-han": (self.limit, usual.limit), "bieu-do": (self.group, usual.group),
            "tinh": (self.measure, usual.measure),
        }  # fmt: skip
        rest = [(name, str(value)) for name, (value, normal) in words.items() if value != normal]
        return address_pairs(self.conditions, self.area) + rest

    def query(self, **changes: Any) -> str:
        """Return the query string of this state with some changes: "?..." or ""; a new order begins at page 1.

        >>> View(sort="-ten", page=3).query(page=4), View(page=3).query(sort="ten"), View(page=2).query(page=1)
        ('?sap-xep=-ten&trang=4', '?sap-xep=ten', '')
        """
        if changes and "page" not in changes:
            changes["page"] = self.page if changes.keys() <= {"system", "limit", "group", "measure"} else 1
        pairs = replace(self, **changes).pairs
        return f"?{urlencode(pairs, quote_via=quote, safe='~,:')}" if pairs else ""

    def asked(self) -> dict[str, str]:
        """Return what the API is asked so that it finds and orders the same features."""
        found = {"filter": self.filter} if self.conditions or self.area else {}
        return found | ({"sortby": self.sort} if self.sort else {})


def read_view(args: MultiDict[str, str], dataset: Dataset, gazetteer: Gazetteer) -> View:
    """Return the state that an address asks for.

    Raises
    ------
    RequestError
        Something is not understood: what, and how it is written.
    """
    if not args:
        return View()
    sort = args.get("sap-xep", "")
    if sort and sort.removeprefix("-") not in published_columns(dataset):
        raise RequestError(
            f"Không sắp xếp được theo «{sort[:60]}»: không có trường này. Hãy bấm vào tên một cột của bảng.",
            f"The table cannot be sorted by “{sort[:60]}”: there is no such field.",
        )
    return View(
        read_conditions(args, dataset), read_area(args, dataset, gazetteer), sort,
        _whole(args, "trang", 1, LAST_PAGE), _one_of(args, "he", tuple(SYSTEMS), "wgs84"),
        int(_one_of(args, "gioi-han", tuple(map(str, LIMITS)), "100")), args.get("bieu-do", ""), args.get("tinh", ""),
    )  # fmt: skip


def _whole(args: MultiDict[str, str], name: str, usual: int, most: int) -> int:
    text = args.get(name, "") or str(usual)
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise RequestError(
            f"«{name}» phải là số nguyên từ 1 đến {most}.", f"“{name}” must be a whole number from 1 on."
        )
    return int(text[:9])


def _one_of(args: MultiDict[str, str], name: str, known: tuple[str, ...], usual: str) -> str:
    text = args.get(name, "") or usual
    if text not in known:
        raise RequestError(
            f"«{name}» phải là một trong: {', '.join(known)}.", f"“{name}” must be one of {', '.join(known)}."
        )
    return text


def form_words(args: MultiDict[str, str]) -> list[tuple[str, str]] | None:
    """Return the address that a form means whose boxes are called <field>~<operator>; None when there are none.

    Without script a form cannot put its boxes together to conditions: the portal does it and sends the browser there.

    >>> form_words(MultiDict([("ten~chua", "hưng"), ("so~tu", ""), ("loc", ""), ("trang", "2")]))
    [('loc', 'ten~chua~hưng')]
    """
    if not any("~" in name for name in args):
        return None
    words: list[tuple[str, str]] = []
    for name, value in args.items(multi=True):
        if not value.strip() or name == "trang":
            continue
        words.append(("loc", f"{name}~{value.strip()}") if "~" in name else (name, value))
    return words
