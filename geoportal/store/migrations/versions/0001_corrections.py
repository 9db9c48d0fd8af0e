"""Positions that owners confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the table of corrections."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("feature", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("was_lon", sa.Float),
        sa.Column("was_lat", sa.Float),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Text),
    )
    op.create_index("correction_of", "correction", ["dataset", "feature"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("correction")
