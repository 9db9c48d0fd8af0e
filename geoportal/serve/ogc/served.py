"""A collection as it is served: its definition, its version, and the open files of that version."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.serve.ogc.cql2.functions import register
from geoportal.serve.ogc.fields import time_field
from geoportal.serve.ogc.query import Extent
from geoportal.store.features import FeatureFile, open_features
from geoportal.store.index import open_index
from geoportal.store.versions import Version

KEPT = 48
"""Most serving indexes that a thread keeps open, each with a cache of CACHE_KB at most."""
CACHE_KB = 512
MAPPED = 64 * 2**20
"""Bytes at the beginning of an index, where its table of features stands, that are read through the page cache of the
system: a third of the time of reading them one by one. What is touched counts as memory of the worker."""
_threads = threading.local()


@dataclass(frozen=True)
class Served:
    """A collection: what a request needs to answer from one version, whatever is published meanwhile."""

    dataset: Dataset
    version: Version
    columns: dict[str, Field]
    features: FeatureFile
    extent: Extent
    time_field: str | None

    @property
    def index(self) -> sqlite3.Connection:
        """The serving index, open in this thread; it stays open for the next request."""
        kept: OrderedDict[Path, sqlite3.Connection] = getattr(_threads, "kept", None) or OrderedDict()
        _threads.kept = kept
        connection = kept.get(self.version.path)
        if connection is None:
            connection = open_index(self.version)
            connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            connection.execute(f"PRAGMA mmap_size = {MAPPED}")
            register(connection)
            kept[self.version.path] = connection
            if len(kept) > KEPT:
                kept.popitem(last=False)[1].close()
        else:
            kept.move_to_end(self.version.path)
        return connection


def serve_version(dataset: Dataset, version: Version) -> Served:
    """Return a collection that answers from a version."""
    manifest = version.manifest
    bbox = tuple(manifest["bbox"]) if manifest["bbox"] else None
    extent = Extent(manifest["rows"], manifest["located"], bbox, manifest["geometry_type"] == "Point")
    columns = published_columns(dataset)
    return Served(dataset, version, columns, open_features(version), extent, time_field(dataset))
