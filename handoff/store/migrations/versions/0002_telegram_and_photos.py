"""Telegram chats, what comes from them and goes to them; photos; edits, quotes and deletes; links between channels."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from handoff.store.columns import Instant

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("link", "telegram_update", "chat_message", "delivery", "upload")


def upgrade() -> None:
    """Forward."""
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    op.create_index("uq_conversation_chat", "conversation", ["chat_id"], unique=True)
    _create_upload()
    _create_delivery()
    _create_chat_message()
    _create_telegram_update()
    _create_link()


def downgrade() -> None:
    """Back."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_index("uq_conversation_chat", "conversation")
    for table, columns in _added().items():
        for column in columns:
            op.drop_column(table, column.name)


def _added() -> dict[str, list[sa.Column[Any]]]:
    return {
        "conversation": [
            sa.Column("chat_id", sa.BigInteger()),
            sa.Column("unreachable", sa.String(16)),
            sa.Column("preview_attached", sa.String(16)),
        ],
        "message": [
            sa.Column("channel", sa.String(16), server_default="web", nullable=False),
            sa.Column("notice", sa.String(24)),
            sa.Column("photos", sa.JSON(none_as_null=True)),
            sa.Column("attachments", sa.JSON(none_as_null=True)),
            sa.Column("quote", sa.Integer()),
            sa.Column("edited_at", Instant()),
            sa.Column("text_before", sa.Text()),
            sa.Column("deleted_at", Instant()),
        ],
        "outbox": [sa.Column("changed", sa.Boolean(), server_default=sa.false(), nullable=False)],
    }


def _conversation() -> sa.Column[str]:
    return sa.Column("conversation_id", sa.String(32), nullable=False)


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=f"fk_{table}_conversation_id")


def _create_upload() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.String(32), nullable=False),
        _conversation(),
        sa.Column("seq", sa.Integer()),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("by", sa.String(8), nullable=False),
        sa.Column("name", sa.String(120)),
        sa.Column("width", sa.Integer()),
        sa.Column("height", sa.Integer()),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        _belongs("upload"),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
    )
    op.create_index("ix_upload_conversation_id", "upload", ["conversation_id"])
    unsent = sa.text("seq IS NULL")
    op.create_index("ix_upload_unsent", "upload", ["created_at"], sqlite_where=unsent, postgresql_where=unsent)


def _create_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        _conversation(),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("op", sa.String(8), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(24)),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("done_at", Instant()),
        _belongs("delivery"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_delivery_line", "delivery", ["conversation_id", "seq", "op"], unique=True)
    is_open = sa.text("state IN ('waiting', 'sending')")
    op.create_index("ix_delivery_open", "delivery", ["chat_id", "id"], sqlite_where=is_open, postgresql_where=is_open)


def _create_chat_message() -> None:
    op.create_table(
        "chat_message",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        _conversation(),
        sa.Column("seq", sa.Integer(), nullable=False),
        _belongs("chat_message"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_chat_message"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_chat_message_conversation_id_seq", "chat_message", ["conversation_id", "seq"])


def _create_telegram_update() -> None:
    op.create_table(
        "telegram_update",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger()),
        sa.Column("payload", sa.JSON(none_as_null=True)),
        sa.Column("received_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_telegram_update"),
    )
    unsettled = sa.text("payload IS NOT NULL")
    op.create_index(
        "ix_telegram_update_open", "telegram_update", ["id"], sqlite_where=unsettled, postgresql_where=unsettled
    )


def _create_link() -> None:
    op.create_table(
        "link",
        sa.Column("token_hash", sa.String(64), nullable=False),
        _conversation(),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant()),
        _belongs("link"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_link"),
    )
