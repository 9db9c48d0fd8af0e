"""Filters as QGIS 3.32 and later write them, and what each says of the values of a feature.

How they are written: src/providers/wfs/oapif/qgsoapifcql2textexpressioncompiler.cpp of https://github.com/qgis/QGIS.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Holds = Callable[[dict[str, Any]], bool]

WRITTEN_BY_QGIS: tuple[tuple[str, Holds | None], ...] = (
    ('("so_hoc_sinh" = 300)', lambda p: p["so_hoc_sinh"] == 300),
    ("((\"so_hoc_sinh\" > 10) AND (\"ten\" <> 'O''Reilly'))", lambda p: (p["so_hoc_sinh"] or 0) > 10),
    ('("so_hoc_sinh" IS NULL)', lambda p: p["so_hoc_sinh"] is None),
    ('("so_hoc_sinh" IS NOT NULL)', lambda p: p["so_hoc_sinh"] is not None),
    ('(NOT (("so_giao_vien" >= 20)))', lambda p: p["so_giao_vien"] < 20),
    ("(\"ten\" LIKE '%Nguyễn Huệ%')", lambda p: "Nguyễn Huệ" in p["ten"]),
    ("(\"ten\" NOT LIKE 'Trường%')", lambda p: not p["ten"].startswith("Trường")),
    ("(CASEI(\"ten\") LIKE CASEI('đông%'))", lambda p: p["ten"].casefold().startswith("đông")),
    ('"so_hoc_sinh" IN (10,300)', lambda p: p["so_hoc_sinh"] in (10, 300)),
    ('"so_hoc_sinh" NOT IN (10,300)', lambda p: p["so_hoc_sinh"] not in (10, 300, None)),
    ('"so_giao_vien" BETWEEN 5 AND 9', lambda p: 5 <= p["so_giao_vien"] <= 9),
    ('("du_lieu_mau" = FALSE)', lambda p: p["du_lieu_mau"] is False),
    ("S_INTERSECTS(geometry,BBOX(106.1,20.4,106.3,20.6))", None),
)
