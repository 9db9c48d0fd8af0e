"""Mutated files against the readers: python -m tests.read.fuzz MINUTES.

Every case is read and checked in a forked process with limits, as the portal reads files. It must end with a report or
with a SourceError that is a sentence; any other exception is a defect, so is a finding that is no sentence. Running out of memory or time, or a fatal signal inside a
library, ends only that process: the portal answers with a sentence then, so these are counted, not failures.
"""

from __future__ import annotations

import io
import logging
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from geoportal.dataset import Dataset, load_datasets
from geoportal.errors import SourceError
from geoportal.geocode.features import locate
from geoportal.read.readers import read_file
from geoportal.records import Issue, Known, Remembered, Report, SourceTable
from geoportal.settings import Settings
from geoportal.settle import settle_systems
from geoportal.territory import Gazetteer, load_gazetteer
from geoportal.validate import map_tables, validate_tables
from tests.corpus import CASES
from tests.read.seeds import write_seeds

MEMORY, SECONDS = 1_500_000_000, 20
SENTENCES, TABLES, LIMIT, DEFECT = 0, 10, 11, 12
Mutation = Callable[[bytearray, random.Random], None]
TOKENS = (
    b"\0",
    b"\xff" * 8,
    b"99999999999",
    b"-1",
    b"<",
    b"&#0;",
    b'"',
    b",",
    b"NaN",
    b"1e999",
    b"\xe2\x80\xae",
    b"%s",
    b"../",
    b"\r\n" * 5,
)


def flip(content: bytearray, dice: random.Random) -> None:
    """Change some bytes."""
    for _ in range(dice.randint(1, 20)):
        content[dice.randrange(len(content))] = dice.randrange(256)


def cut(content: bytearray, dice: random.Random) -> None:
    """Lose a piece."""
    start = dice.randrange(len(content))
    del content[start : start + dice.randint(1, max(1, len(content) // 2))]


def repeat(content: bytearray, dice: random.Random) -> None:
    """Say a piece several times."""
    start = dice.randrange(len(content))
    piece = content[start : start + dice.randint(1, 200)]
    content[start:start] = piece * dice.randint(1, 50)


def insert(content: bytearray, dice: random.Random) -> None:
    """Add what parsers dislike."""
    for _ in range(dice.randint(1, 5)):
        place = dice.randrange(len(content))
        content[place:place] = dice.choice(TOKENS)


MUTATIONS: tuple[Mutation, ...] = (flip, cut, repeat, insert)


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Return a damaged copy; of a zip archive half the time one of its entries is damaged instead."""
    if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)) and dice.random() < 0.6:
        return _mutated_entry(content, dice)
    damaged = bytearray(content)
    for _ in range(dice.randint(1, 3)):
        if damaged:
            dice.choice(MUTATIONS)(damaged, dice)
    return bytes(damaged[:5_000_000])


def _mutated_entry(content: bytes, dice: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = dice.choice(names)
        for name in names:
            piece = source.read(name)
            target.writestr(name, mutated(piece, dice) if name == chosen and piece else piece)
    return out.getvalue()


def outcome(path: Path, dataset: Dataset, settings: Settings, log: Path, gazetteer: Gazetteer) -> int:
    """Read a file in a forked process; return how it ended."""
    child = os.fork()
    if child == 0:
        os._exit(_read(path, dataset, settings, log, gazetteer))
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else LIMIT


def _read(path: Path, dataset: Dataset, settings: Settings, log: Path, gazetteer: Gazetteer) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.alarm(SECONDS)
    try:
        with tempfile.TemporaryDirectory() as files:
            tables = list(read_file(path, Path(files), dataset, settings, Remembered()))
            said = [issue.problem for issue in _checked(tables, dataset, gazetteer)]
        ended = TABLES
    except SourceError as error:
        said, ended = [error.vi], SENTENCES
    except (MemoryError, RecursionError):
        return LIMIT
    except BaseException:
        log.write_text(traceback.format_exc(), encoding="utf-8")
        return DEFECT
    wrong = [text for text in said if not text.endswith((".", "?")) or "Traceback" in text]
    if wrong:
        log.write_text(f"no sentence: {wrong[0][-300:]}", encoding="utf-8")
    return DEFECT if wrong else ended


def _checked(tables: list[SourceTable], dataset: Dataset, gazetteer: Gazetteer) -> list[Issue]:
    report = Report()
    mapped = map_tables(tables, dataset, report, gazetteer=gazetteer)
    settle_systems(mapped, dataset, gazetteer, Known(), report)
    for _ in locate(validate_tables(mapped, dataset, report, gazetteer=gazetteer), dataset, gazetteer, Known(), report):
        pass
    return report.issues


def main(minutes: float, seed: int) -> int:
    """Fuzz for so long; print what happened; return 1 when there was a defect."""
    logging.disable()
    dice, settings = random.Random(seed), Settings(max_rows=100_000, max_cells=2_000_000)
    datasets, gazetteer = load_datasets(settings.layers), load_gazetteer(settings.gazetteer)
    counts: Counter[str] = Counter()
    defects: Counter[str] = Counter()
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = [*_corpus_files(folder), *write_seeds(folder)]
        log = folder / "log"
        while time.monotonic() < end:
            source, dataset = dice.choice(seeds)
            path = folder / f"case{source.suffix}"
            path.write_bytes(mutated(source.read_bytes(), dice))
            how = outcome(path, datasets[dataset], settings, log, gazetteer)
            counts[{SENTENCES: "refused", TABLES: "read", LIMIT: "limit"}.get(how, "defect")] += 1
            if how not in (SENTENCES, TABLES, LIMIT):
                last = log.read_text(encoding="utf-8").strip().splitlines()
                defects[f"{source.name}: {' | '.join(last[-5:])}"] += 1
    print(f"seed {seed}: " + ", ".join(f"{count} {what}" for what, count in counts.most_common()))
    for text, count in defects.most_common(40):
        print(f"{count} x {text}")
    return 1 if defects else 0


def _corpus_files(folder: Path) -> list[tuple[Path, str]]:
    made = []
    for case in CASES:
        path = folder / f"{case.name}{Path(case.file).suffix.lower()}"
        case.build(path)
        if path.stat().st_size < 100_000:
            made.append((path, case.dataset))
    return made


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
