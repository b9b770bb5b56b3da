"""What the shopper wants of the bot, kept with the conversation."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Forward."""
    op.add_column("conversation", sa.Column("agenda", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    """Back. The version before knows no wishes."""
    op.drop_column("conversation", "agenda")
