"""What changed between two versions, counted: once, and kept beside the files made from the newer one.

python -m geoportal.serve.changes DATASET OLD NEW OUT
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from geoportal.errors import PortalError
from geoportal.publish.made import made_file
from geoportal.settings import Settings, load_settings
from geoportal.store.features import open_features
from geoportal.store.index import open_index
from geoportal.store.versions import Version, find_version

AT_ONCE = 50_000
"""Two versions with so many rows together are compared within a request (about 0.2 s)."""
LOG = logging.getLogger(__name__)
ABSENT = "SELECT count(*) FROM {here}.feature AS one WHERE NOT EXISTS (SELECT 1 FROM {there}.feature WHERE id = one.id)"
PAIRS = """
SELECT before.seq, after.seq, children_before.children IS NOT children_after.children
FROM main.feature AS after JOIN old.feature AS before ON before.id = after.id
JOIN main.body AS children_after ON children_after.seq = after.seq
JOIN old.body AS children_before ON children_before.seq = before.seq
"""


@dataclass(frozen=True)
class Counted:
    """How many rows were added, removed and changed, and in how many rows which field was.

    "geometry" stands for the place of a row, "children" for its rows in child tables.
    """

    added: int
    removed: int
    changed: int
    fields: dict[str, int] = field(hash=False)


def changes_of(settings: Settings, versions: Sequence[Version]) -> tuple[Counted | None, ...]:
    """Return what changed in each of the versions (newest first) since the one before it; the oldest has nothing.

    None also stands for a comparison that a child process is still at, or that failed.
    """
    return (*(_soon(settings, old, new) for new, old in pairwise(versions)), None)[: len(versions)]


def _soon(settings: Settings, old: Version, new: Version) -> Counted | None:
    if not is_kept(settings, old, new) and int(old.manifest["rows"]) + int(new.manifest["rows"]) > AT_ONCE:
        command = ["geoportal.serve.changes", new.dataset, old.id, new.id]
        try:
            if made_file(settings, new, _name(old), command, wait_seconds=0) is None:
                return None
        except PortalError:
            return None
    return changes_between(settings, old, new)


def changes_between(settings: Settings, old: Version, new: Version) -> Counted:
    """Return what changed, read from where it is kept, else counted and kept."""
    path = _path(settings, old, new)
    try:
        return Counted(**orjson.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        counted = count_changes(old, new)  # not counted yet, or what was kept is damaged
    _keep(path, counted)
    return counted


def is_kept(settings: Settings, old: Version, new: Version) -> bool:
    """Return whether what changed was counted before."""
    return _path(settings, old, new).is_file()


def _path(settings: Settings, old: Version, new: Version) -> Path:
    return settings.home / "cache" / new.dataset / new.id / _name(old)


def _name(old: Version) -> str:
    return f"counted-{old.id}.json"


def count_changes(old: Version, new: Version) -> Counted:
    """Count what changed, as `geoportal.store.history.diff` finds it, without holding the rows in memory."""
    connection = open_index(new)
    try:
        connection.execute("ATTACH ? AS old", ((old.path / "index.sqlite").as_uri() + "?mode=ro&immutable=1",))
        added = connection.execute(ABSENT.format(here="main", there="old")).fetchone()[0]
        removed = connection.execute(ABSENT.format(here="old", there="main")).fetchone()[0]
        before, after = open_features(old), open_features(new)
        changed, fields = 0, Counter[str]()
        for old_seq, new_seq, children in connection.execute(PAIRS):
            was, now = before.run(old_seq, old_seq), after.run(new_seq, new_seq)
            if was != now or children:
                changed += 1
                fields.update(_fields(was, now))
                fields.update(["children"] if children else [])
    finally:
        connection.close()
    return Counted(added, removed, changed, dict(fields.most_common()))


def _fields(was: bytes, now: bytes) -> list[str]:
    before, after = orjson.loads(was), orjson.loads(now)
    old: dict[str, Any] = before["properties"]
    new: dict[str, Any] = after["properties"]
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return names + (["geometry"] if before["geometry"] != after["geometry"] else [])


def _keep(path: Path, counted: Counted) -> None:
    """Write what was counted, by rename; a folder that cannot be written to only means counting again."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(orjson.dumps(asdict(counted)))
        os.replace(temporary, path)
    except OSError as error:
        LOG.warning("%s cannot be kept: %s", path, error)


def main(arguments: list[str]) -> None:
    """Count what changed between two versions; arguments as the module says."""
    dataset_id, old_id, new_id, out = arguments
    home = load_settings().home
    _keep(Path(out), count_changes(find_version(home, dataset_id, old_id), find_version(home, dataset_id, new_id)))


if __name__ == "__main__":
    main(sys.argv[1:])
