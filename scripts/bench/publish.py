"""100,000 generated rows in one go: seconds by stage and peak memory."""

from __future__ import annotations

import csv
import itertools
import platform
import resource
import tempfile
import time
from datetime import date
from pathlib import Path

from geoportal import pipeline
from geoportal.dataset import load_agencies, load_datasets, load_portal
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, load_gazetteer

ROWS = 100_000


def main() -> None:
    """Publish a generated list of schools and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        gazetteer = load_gazetteer(settings.gazetteer)
        dataset = load_datasets(settings.layers)["truong-thpt"]
        source = Path(folder) / "truong.csv"
        write_rows(source, gazetteer)
        part = pipeline.describe_part(dataset, load_agencies(settings.layers), gazetteer, source, sample=True)
        times: list[tuple[str, float]] = []
        start = time.perf_counter()
        version, _ = pipeline.ingest(
            settings, dataset, load_portal(settings.layers), source, gazetteer, part,
            on_stage=lambda stage: times.append((stage, time.perf_counter())),
        )  # fmt: skip
        total = time.perf_counter() - start
        print_table(times, total, version.manifest["rows"], version.manifest["located"])


def write_rows(path: Path, gazetteer: Gazetteer) -> None:
    """Write generated schools with addresses of both eras."""
    communes = gazetteer.june_2025
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Tên trường", "Địa chỉ", "Điện thoại", "Số giáo viên", "Số học sinh"])
        for number in range(ROWS):
            commune = communes[number % len(communes)]
            address = f"Thôn {number % 9 + 1}, {commune.name}, {gazetteer.districts[commune.district].name}"
            writer.writerow([f"Trường mẫu {number}", address, "", number % 90, number % 900])


def print_table(times: list[tuple[str, float]], total: float, rows: int, located: int) -> None:
    """Print seconds by stage and the peak memory of this process."""
    print(f"\nPublish of {rows:,} rows ({located:,} placed), {date.today()}, Python {platform.python_version()}")
    print("\n| stage | seconds |\n|---|---|")
    for (stage, begun), (_, ended) in itertools.pairwise(times):
        print(f"| {stage} | {ended - begun:.1f} |")
    print(f"| total | {total:.1f} |")
    print(f"\nPeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


if __name__ == "__main__":
    main()
