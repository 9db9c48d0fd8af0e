"""A process of its own for a stranger's file: without network, with limits of memory, time and what it may write.

`run_confined` starts it; its module is one of those with an `answer` that calls `serve`. The request goes over standard
input as JSON. Exit status 0: done or refused (refused.json says why); anything else: the file broke the process.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson

from geoportal.errors import SourceError
from geoportal.settings import Settings

REFUSED = "refused.json"
WRITE_FACTOR = 10
"""How many times the largest source file the process may write in one file."""
THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
"""Less address space reserved by numerical libraries."""


def run_confined(module: str, request: Mapping[str, Any], path: Path, out: Path, settings: Settings) -> None:
    """Let a module work on a file in a confined process.

    Parameters
    ----------
    module : str
        The module that is run; it ends in a call of `serve`.
    request : mapping
        What it is asked, as JSON can hold it.
    path : Path
        The file, for what is said of it.
    out : Path
        A folder of its own, where its results and temporary files go.
    settings : Settings
        Limits of memory (MB) and time (seconds).

    Raises
    ------
    SourceError
        The file was refused, took too long, or broke the process; the sentence says how to go on.
    """
    whole = {
        **request, "out": str(out), "settings": settings.model_dump(mode="json"),
        "memory_mb": settings.read_memory_mb, "seconds": settings.read_seconds,
        "file_mb": settings.max_file_mb * WRITE_FACTOR,
    }  # fmt: skip
    _run(module, orjson.dumps(whole), path, out, settings)
    refused = out / REFUSED
    if refused.exists():
        raise SourceError(**orjson.loads(refused.read_bytes()))


def serve(answer: Callable[[dict[str, Any], Path], None]) -> int:
    """Confine this process, answer the request on standard input, and return its exit status."""
    request = orjson.loads(sys.stdin.buffer.read())
    confine(request["memory_mb"], request["seconds"], request["file_mb"])
    out = Path(request["out"])
    try:
        answer(request, out)
    except SourceError as error:
        (out / REFUSED).write_bytes(orjson.dumps({"vi": error.vi, "en": error.en}))
    return 0


def confine(memory_mb: int, seconds: int, file_mb: int) -> None:
    """Limit this process: address space, processor time, size of a written file, no network where that can be had."""
    for kind, limit in (
        (resource.RLIMIT_AS, memory_mb << 20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_mb << 20),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))
    with contextlib.suppress(OSError):  # a system that forbids namespaces: readers ask for no network by themselves
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def _run(module: str, request: bytes, path: Path, out: Path, settings: Settings) -> None:
    with (out / "stderr").open("wb") as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", module], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors,
            env={**os.environ, **THREADS, "TMPDIR": str(out)}, start_new_session=True,
        )  # fmt: skip
    try:
        child.communicate(request, timeout=settings.read_seconds)
    except subprocess.TimeoutExpired as error:
        raise _took_too_long(path, settings) from error
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    if child.returncode == -signal.SIGXCPU:
        raise _took_too_long(path, settings)
    if child.returncode != 0:
        broken = SourceError(
            f"Không đọc được «{path.name}»: tệp bị hỏng, hoặc cần nhiều bộ nhớ hơn mức cho phép "
            f"({settings.read_memory_mb} MB). Hãy mở tệp bằng phần mềm đã tạo ra nó, bỏ phần thừa rồi lưu lại."
        )
        broken.add_note(f"reader ended with {child.returncode}: {_last_words(out)}")
        raise broken


def _last_words(out: Path) -> str:
    return (out / "stderr").read_bytes()[-2000:].decode("utf-8", "replace")


def _took_too_long(path: Path, settings: Settings) -> SourceError:
    return SourceError(
        f"Đọc «{path.name}» mất hơn {settings.read_seconds} giây nên đã dừng. "
        "Hãy bỏ phần thừa hoặc chia thành nhiều tệp."
    )
