"""Communes of every era since 2019, each with its time, what it became, and the resolution that ended it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from gazetteer.sources import PROVINCES, Sources
from geoportal.vietnamese import clean, fold

BEGINNING = "2019-01-01"
ENDS = {"Hưng Yên": "2024-12-01", "Thái Bình": "2024-11-01"}
MERGER_2020, MY_HAO, MERGER_2025 = "2020-03-01", "2019-12-01", "2025-07-01"
TYPES = ("Thị trấn", "Thị xã", "Thành phố", "Phường", "Huyện", "Xã")
Unit = dict[str, Any]


def communes_of_june(sources: Sources) -> list[Unit]:
    """Return the 381 communes of June 2025; successors: the whole's or larger part's first."""
    today = {row["wardKey"]: row["wardCode"] for row in sources.today}
    found: dict[str, list[str]] = defaultdict(list)
    for new, olds in sources.converter["DICT_PROVINCE_WARD_NO_DIVIDED"]["tinhhungyen"].items():
        for old in olds:
            found[old].append(today[new])
    for old, parts in sources.converter["DICT_PROVINCE_WARD_DIVIDED"]["tinhhungyen"].items():
        ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
        found[old] = [today[part["newWardKey"]] for part in ordered]
    return [
        {
            **_named(row["ward"]),
            "key": row["wardCode"], "code": row["wardCode"], "district": row["districtCode"],
            "province": row["provinceShort"], "since": BEGINNING, "until": MERGER_2025,
            "successors": found[f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey']}"],
            "into": "", "lon": row["wardLon"], "lat": row["wardLat"],
        }
        for row in sources.june
    ]  # fmt: skip


def communes_before(sources: Sources, june: list[Unit], corrections: dict[str, Any]) -> list[Unit]:
    """Return the communes that ended before June 2025, and date those of June that began after 2019."""
    after = _by_name(june)
    older: list[Unit] = []
    by_code = {item["key"]: item for item in june}
    aliases = {row["wardCode"]: row["wardAlias"] or "" for row in sources.june}
    for code, item in sources.older.items():
        name, district = clean(item["name_with_type"]), item["parent_code"]
        if (name, district) in after:
            continue
        heir = by_code.get(code) or _heir_by_alias(name, district, june, aliases)
        older.append(_before(name, heir, until=ENDS[heir["province"]], code=code))
    known = {(item["name"], item["district"]) for item in older}
    for item in june:
        stood = {
            clean(old["name_with_type"]) for old in sources.older.values() if old["parent_code"] == item["district"]
        }
        if item["name"] not in stood:
            item["since"] = ENDS[item["province"]]
    in_2020 = {**after, **_by_name(older)}
    for merger in corrections["merged_2020"]:
        heir = in_2020[(merger["into"], merger["district"])]
        if heir["name"] not in KEPT_IN_2020:
            heir["since"] = MERGER_2020
        older += [_before(name, heir, until=MERGER_2020) for name in merger["from"]]
    for new, old in corrections["renamed_2019"]["communes"].items():
        heir = in_2020[(new, corrections["renamed_2019"]["district"]["code"])]
        heir["since"] = MY_HAO
        older.append(_before(old, heir, until=MY_HAO))
    assert len(known) == len({item["key"] for item in older if item["until"] in ENDS.values()})
    return older


KEPT_IN_2020 = ("Thị trấn Diêm Điền", "Xã Đông Trà", "Thị trấn Tiền Hải", "Xã Lê Lợi")
"""Communes that took others in on 1 March 2020 and kept their name."""


def _before(name: str, heir: Unit, *, until: str, code: str = "") -> Unit:
    """Return a former commune that went into another one; it shares the fate of that one."""
    slug = fold(name).replace(" ", "-")
    return {
        **_named(name), "key": f"{heir['district']}-{slug}-{until[:4]}", "code": code, "district": heir["district"],
        "province": heir["province"], "since": BEGINNING, "until": until, "successors": heir["successors"],
        "into": heir["into"] or heir["key"], "lon": None, "lat": None,
    }  # fmt: skip


def _heir_by_alias(name: str, district: str, june: list[Unit], aliases: dict[str, str]) -> Unit:
    """Find what a commune went into by the aliases that vietnamadminunits keeps of earlier names."""
    key = f'"{fold(name).replace(" ", "")}"'
    names = {item["key"]: f'"{fold(item["name"]).replace(" ", "")}"' for item in june}
    inside = [item for item in june if item["district"] == district]
    found = [item for item in inside if key in aliases[item["key"]] or key == names[item["key"]]]
    if len(found) != 1:
        raise SystemExit(f"{name}, {district}: {len(found)} successors by alias")
    return found[0]


def _named(name: str) -> Unit:
    name = clean(name)
    kind = next(kind for kind in TYPES if name.startswith(kind + " "))
    return {"name": name, "type": kind, "short": name.removeprefix(kind + " ")}


def _by_name(items: list[Unit]) -> dict[tuple[str, str], Unit]:
    return {(item["name"], item["district"]): item for item in items}


def districts(sources: Sources, corrections: dict[str, Any]) -> list[Unit]:
    """Return the former districts; Mỹ Hào twice, as a huyện until 30 November 2019."""
    found = {
        row["districtCode"]: {
            "code": row["districtCode"], **_named(row["district"]), "province": row["provinceShort"],
            "since": BEGINNING, "until": MERGER_2025,
        }
        for row in sources.june
    }  # fmt: skip
    earlier = corrections["renamed_2019"]["district"]
    found[earlier["code"]]["since"] = MY_HAO
    return [*found.values(), {**earlier, "since": BEGINNING, "until": MY_HAO}]


assert set(PROVINCES.values()) == set(ENDS)
