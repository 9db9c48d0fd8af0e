"""The geocoder's figures: real addresses, every commune name, speed and memory, beside vietnamadminunits.

Real addresses and the table of names are measuring data that lie beside the checkout (../shared); without them only
speed is printed. The library is unpacked into a folder of its own and run in a child process.
"""

from __future__ import annotations

import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from geoportal.geocode.address import place_address
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, distance_m, load_gazetteer
from geoportal.vietnamese import strip_marks

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
ERAS = (("2019", "name_2019", "district_2019"), ("2024", "name_2024_11_10", "district_2024_11_10"),
        ("2025", "name_2025_06", "district_2024_11_10"))  # fmt: skip
SHORT = {"Phường ": "P. ", "Xã ": "X. ", "Thị trấn ": "TT. ", "Huyện ": "H. ", "Thành phố ": "TP. ", "Thị xã ": "TX. "}
VARIANTS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "unaccented": strip_marks,
    "upper case": str.upper,
    "abbreviated": lambda text: _abbreviated(text),
}
Answer = Callable[[str], str]


def main() -> None:
    """Print every table."""
    gazetteer = load_gazetteer(Settings().gazetteer)
    if SHARED.is_dir():
        for legacy in (False, True):
            print_points(load_gazetteer(Settings().gazetteer, legacy_points=legacy))
        print_communes(gazetteer)
        with tempfile.TemporaryDirectory() as folder:
            library = Library(Path(folder))
            print_library(gazetteer, library)
            print_names(gazetteer, library)
            print_speed(gazetteer, library)


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def print_points(gazetteer: Gazetteer) -> None:
    """Real addresses with known coordinates: level, unit, error, radius."""
    levels: Counter[str] = Counter()
    errors, radii, inside, right, split, far = [], [], 0, 0, 0, 0
    for row in rows(SHARED / "addresses" / "points_dev.csv"):
        place = place_address(row["address"], gazetteer)
        levels[place.level] += 1
        if place.level in ("none", "district") or place.lon is None or place.lat is None or place.radius_m is None:
            continue
        away = distance_m(place.lon, place.lat, float(row["lon"]), float(row["lat"]))
        errors.append(away)
        radii.append(place.radius_m)
        inside += away <= place.radius_m
        expected = row["expected_2025_codes"].split("|")
        match = place.unit_code in expected
        split += not place.unit_code and len(expected) > 1
        right += match
        far += not match and away > place.radius_m
    print(f"\npoints_dev, legacy points {'on' if gazetteer.legacy_points else 'off'}: {dict(levels)}")
    print(f"  right unit {right}/{len(errors)}, of a split commune and not chosen {split}, "
          f"within radius {inside / len(errors):.0%}, "
          f"median error {statistics.median(errors):,.0f} m, median radius {statistics.median(radii):,.0f} m, "
          f"wrong and beyond the radius: {far}")  # fmt: skip


def print_communes(gazetteer: Gazetteer) -> None:
    """Real addresses with a known commune."""
    right, missed = 0, []
    asked = [row for row in rows(SHARED / "addresses" / "communes_dev.csv") if row["expected_2025_codes"]]
    for row in asked:
        place = place_address(row["address"], gazetteer)
        good = place.unit_code in row["expected_2025_codes"].split("|") and bool(place.unit_code)
        right += good
        if not good:
            missed.append(f"{row['address']} -> {place.level} {place.unit_name} {place.evidence}")
    print(f"\ncommunes_dev: right unit {right}/{len(asked)}")
    for text in missed:
        print("  missed:", text)


def print_library(gazetteer: Gazetteer, library: Library) -> None:
    """The real addresses that name a commune: our unit and the library's."""
    print("\n| real addresses | asked | ours: right | unsure | wrong | library: right | unsure | wrong |")
    print("|---|---|---|---|---|---|---|---|")
    for name in ("points_dev", "communes_dev"):
        asked = [row for row in rows(SHARED / "addresses" / f"{name}.csv") if row["expected_2025_codes"]]
        right = [set(row["expected_2025_codes"].split("|")) for row in asked]
        texts = [row["address"] for row in asked]
        answers = [[place_address(text, gazetteer).unit_code for text in texts], library.codes(texts)]
        cells = [name, len(asked)]
        for codes in answers:
            good = sum(code in fits for code, fits in zip(codes, right, strict=True))
            unsure = sum(not code for code in codes)
            cells += [good, unsure, len(codes) - good - unsure]
        print("| " + " | ".join(map(str, cells)) + " |")


def cases() -> Iterator[tuple[str, str, str, set[str]]]:
    """Yield era, form, address and right codes of every commune name."""
    for row in rows(SHARED / "territory" / "commune_names_2019_2025.csv"):
        right = set(row["code_2025_07"].split("|"))
        for era, name, district in ERAS:
            whole = f"{row[name]}, {row[district]}, {row['prov_2019']}"
            for form, spell in VARIANTS.items():
                yield era, f"with district, {form}", spell(whole), right
                yield era, f"without district, {form}", spell(f"{row[name]}, {row['prov_2019']}"), right
    today: dict[str, str] = {row["code_2025_07"]: row["name_2025_07"]
                             for row in rows(SHARED / "territory" / "commune_names_2019_2025.csv")
                             if "|" not in row["code_2025_07"]}  # fmt: skip
    for code, name in today.items():
        for form, spell in VARIANTS.items():
            yield "today", f"without district, {form}", spell(f"{name}, Tỉnh Hưng Yên"), {code}


def print_names(gazetteer: Gazetteer, library: Library) -> None:
    """Every commune name of every era in every form: right, honest, wrong."""
    every = list(dict.fromkeys((era, form, text, tuple(sorted(right))) for era, form, text, right in cases()))
    truth: dict[str, set[str]] = {}
    for _, _, text, right in every:
        truth[text] = truth.get(text, set()) | set(right)
    theirs = library.codes([text for _, _, text, _ in every])
    table: dict[tuple[str, str], Counter[str]] = {}
    for (era, form, text, _), their in zip(every, theirs, strict=True):
        counts = table.setdefault((era, form), Counter())
        place = place_address(text, gazetteer)
        ours = "right" if place.unit_code in truth[text] else "wrong" if place.unit_code else "unsure"
        counts[ours] += 1
        counts["their " + ("right" if their in truth[text] else "wrong" if their else "unsure")] += 1
        if ours == "wrong":
            print("  wrong:", text, "->", place.unit_name, place.evidence)
    print("\n| names of | form | asked | right | ambiguous or refused | wrong | library: right | unsure | wrong |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (era, form), counts in table.items():
        cells = [counts[name] for name in ("right", "unsure", "wrong", "their right", "their unsure", "their wrong")]
        print(f"| {era} | {form} | {sum(cells[:3])} | " + " | ".join(map(str, cells)) + " |")


def print_speed(gazetteer: Gazetteer, library: Library) -> None:
    """Addresses per second on one core, ours and theirs in turn, and the memory of each."""
    some = [row["address"] for name in ("points_dev", "communes_dev")
            for row in rows(SHARED / "addresses" / f"{name}.csv")]  # fmt: skip
    asked = [f"Số {number} ngõ {number % 37}, {text}" for number in range(60) for text in some]
    ours, theirs = [], []
    for _ in range(3):
        start = time.perf_counter()
        for text in asked:
            place_address(text, gazetteer)
        ours.append(len(asked) / (time.perf_counter() - start))
        theirs.append(library.speed(asked))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nSpeed on {date.today()}: ours {statistics.median(ours):,.0f} addresses/s, library "
          f"{statistics.median(theirs):,.0f}/s, ratio {statistics.median(ours) / statistics.median(theirs):.1f}; "
          f"peak memory ours {memory:.0f} MB, library {library.memory_mb:.0f} MB")  # fmt: skip


def _abbreviated(text: str) -> str:
    for long, short in SHORT.items():
        text = text.replace(long, short)
    return text.replace("Tỉnh ", "")


CHILD = """
import json, resource, sys, time
from vietnamadminunits import ParseMode, convert_address, parse_address
for line in sys.stdin:
    texts = json.loads(line)
    codes, start = [], time.perf_counter()
    for text in texts:
        code = ""
        for mode in (ParseMode.LEGACY, ParseMode.FROM_2025):
            try:
                unit = parse_address(text, mode=mode)
                if mode is ParseMode.LEGACY and unit is not None and unit.ward:
                    unit = convert_address(text)
                code = unit.ward_code if unit is not None and unit.ward else ""
            except Exception:
                code = ""
            if code:
                break
        codes.append(code)
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    for text in texts[:2000]:
        parse_address(text, mode=ParseMode.LEGACY)
    one = (time.perf_counter() - start) / min(len(texts), 2000)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"codes": codes, "rate": 1 / one, "memory": memory}), flush=True)
"""


class Library:
    """vietnamadminunits in a child process of its own; speed is that of parse_address alone, in one mode."""

    def __init__(self, folder: Path) -> None:
        wanted = ["vietnamadminunits==1.0.4", "pandas", "tqdm", "unidecode", "requests"]
        command = [str(ROOT / ".venv" / "bin" / "uv"), "pip", "install", "--quiet", "--python", sys.executable]
        subprocess.run([*command, "--target", str(folder), *wanted], check=True)
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        self.memory_mb = 0.0

    def codes(self, texts: list[str]) -> list[str]:
        """Return today's code of each address, "" where the library names no commune."""
        return [str(code) for code in self._ask(texts)["codes"]]

    def speed(self, texts: list[str]) -> float:
        """Return how many addresses it reads in a second."""
        return float(self._ask(texts[:2000])["rate"])

    def _ask(self, texts: list[str]) -> dict[str, Any]:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(texts) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.memory_mb = float(answer["memory"])
        return answer


if __name__ == "__main__":
    main()
