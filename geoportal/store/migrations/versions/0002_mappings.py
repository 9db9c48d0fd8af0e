"""What the columns of files of one shape mean, as owners confirmed it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table of mappings."""
    op.create_table(
        "mapping",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("crs", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Text),
    )
    op.create_index("mapping_of", "mapping", ["dataset", "shape"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("mapping")
