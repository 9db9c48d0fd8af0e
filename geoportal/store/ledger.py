"""The ledger: what people decided. SQLAlchemy Core over SQLite (rollback journal, every commit on disk), Alembic.

So far it holds the positions that owners confirmed, applied at every later publication, and what the columns of their
files mean, asked once for each shape of file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path

import orjson
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from geoportal.errors import StorageError
from geoportal.records import Correction, Remembered
from geoportal.settings import Settings

HEAD = "0002"
metadata = sa.MetaData()
correction = sa.Table(
    "correction", metadata,
    sa.Column("id", sa.Integer, primary_key=True), sa.Column("dataset", sa.Text), sa.Column("feature", sa.Text),
    sa.Column("fingerprint", sa.Text), sa.Column("lon", sa.Float), sa.Column("lat", sa.Float),
    sa.Column("was_lon", sa.Float), sa.Column("was_lat", sa.Float), sa.Column("made_by", sa.Text),
    sa.Column("note", sa.Text), sa.Column("made", sa.Text), sa.Column("withdrawn", sa.Text),
)  # fmt: skip
mapping = sa.Table(
    "mapping", metadata,
    sa.Column("id", sa.Integer, primary_key=True), sa.Column("dataset", sa.Text), sa.Column("shape", sa.Text),
    sa.Column("fields", sa.Text), sa.Column("crs", sa.Text), sa.Column("made_by", sa.Text), sa.Column("made", sa.Text),
    sa.Column("withdrawn", sa.Text),
)  # fmt: skip


def ledger_file(settings: Settings) -> Path:
    """Return where the ledger is kept."""
    return settings.home / "ledger.sqlite"


@contextmanager
def open_ledger(settings: Settings) -> Iterator[sa.Connection]:
    """Open the ledger in one transaction; it is created, or brought up to date, when it must be.

    Raises
    ------
    StorageError
        It cannot be read or written.
    """
    path = ledger_file(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": settings.lock_seconds})
    sa.event.listen(engine, "connect", _durable)
    try:
        with engine.begin() as connection:
            if MigrationContext.configure(connection).get_current_revision() != HEAD:
                _upgrade(connection)
            yield connection
    except sa.exc.SQLAlchemyError as error:
        raise StorageError(
            f"Không đọc hoặc ghi được sổ cái «{path.name}»: {getattr(error, 'orig', error)}.",
            "The ledger cannot be read or written.",
        ) from error
    finally:
        engine.dispose()


def _durable(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode = DELETE")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _upgrade(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def add_correction(settings: Settings, dataset_id: str, feature_id: str, made: Correction) -> None:
    """Record a confirmed position; an earlier one of the same feature is withdrawn."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with open_ledger(settings) as connection:
        _withdraw(connection, dataset_id, feature_id, now)
        values = {"dataset": dataset_id, "feature": feature_id, **asdict(made), "made": now}
        connection.execute(correction.insert().values(values))


def withdraw_correction(settings: Settings, dataset_id: str, feature_id: str) -> bool:
    """Stop applying a correction; returns whether there was one."""
    with open_ledger(settings) as connection:
        return _withdraw(connection, dataset_id, feature_id, datetime.now(UTC).isoformat(timespec="seconds")) > 0


def _withdraw(connection: sa.Connection, dataset_id: str, feature_id: str, now: str) -> int:
    mine = (correction.c.dataset == dataset_id) & (correction.c.feature == feature_id)
    return connection.execute(
        correction.update().where(mine, correction.c.withdrawn.is_(None)).values(withdrawn=now)
    ).rowcount


def corrections_of(settings: Settings, dataset_id: str) -> dict[str, Correction]:
    """Return the corrections of a dataset that hold, by feature id; none when there is no ledger yet."""
    if not ledger_file(settings).exists():
        return {}
    names = [field.name for field in fields(Correction)]
    chosen = sa.select(correction.c.feature, *(correction.c[name] for name in names)).where(
        correction.c.dataset == dataset_id, correction.c.withdrawn.is_(None)
    )
    with open_ledger(settings) as connection:
        return {row.feature: Correction(**{name: getattr(row, name) for name in names})
                for row in connection.execute(chosen)}  # fmt: skip


def remember_mapping(
    settings: Settings, dataset_id: str, shape: str, fields_of_headings: Mapping[str, str], *, crs: str = "",
    made_by: str = "",
) -> None:  # fmt: skip
    """Record what the columns of files of one shape mean; what was recorded of the shape before is withdrawn.

    fields_of_headings: the field of each folded heading, "" for a column that is none.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with open_ledger(settings) as connection:
        mine = (mapping.c.dataset == dataset_id) & (mapping.c.shape == shape)
        connection.execute(mapping.update().where(mine, mapping.c.withdrawn.is_(None)).values(withdrawn=now))
        connection.execute(
            mapping.insert().values(
                dataset=dataset_id, shape=shape, fields=orjson.dumps(dict(fields_of_headings)).decode(), crs=crs,
                made_by=made_by, made=now,
            )
        )  # fmt: skip


def remembered_of(settings: Settings, dataset_id: str) -> Remembered:
    """Return what is recorded of a dataset's files; nothing when there is no ledger yet."""
    if not ledger_file(settings).exists():
        return Remembered()
    chosen = sa.select(mapping).where(mapping.c.dataset == dataset_id, mapping.c.withdrawn.is_(None))
    with open_ledger(settings) as connection:
        rows = connection.execute(chosen).all()
    return Remembered(
        {row.shape: orjson.loads(row.fields) for row in rows}, {row.shape: row.crs for row in rows if row.crs}
    )
