"""The columns `stretch` and `stretch_turns` are named for what they count, the bot's sessions."""

from collections.abc import Sequence

from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Forward."""
    op.alter_column("conversation", "stretch", new_column_name="bot_session")
    op.alter_column("conversation", "stretch_turns", new_column_name="bot_session_turns")


def downgrade() -> None:
    """Back."""
    op.alter_column("conversation", "bot_session", new_column_name="stretch")
    op.alter_column("conversation", "bot_session_turns", new_column_name="stretch_turns")
