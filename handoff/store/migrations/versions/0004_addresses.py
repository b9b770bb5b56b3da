"""Addresses on any channel, as text, instead of Telegram's chats and their numbers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

CHANNEL, ADDRESS, NUMBER = sa.String(16), sa.String(254), sa.BigInteger()
OPEN = sa.text("state IN ('waiting', 'sending')")


def upgrade() -> None:
    """Forward."""
    _create_conversation_address()
    op.execute(
        "INSERT INTO conversation_address (channel, address, conversation_id, unreachable) "
        "SELECT 'telegram', CAST(chat_id AS VARCHAR(254)), id, unreachable FROM conversation WHERE chat_id IS NOT NULL"
    )
    op.drop_index("uq_conversation_chat", "conversation")
    op.drop_column("conversation", "unreachable")
    op.drop_column("conversation", "chat_id")
    _create_channel_message()
    op.execute(
        "INSERT INTO channel_message (channel, address, message_id, conversation_id, seq) "
        "SELECT 'telegram', CAST(chat_id AS VARCHAR(254)), CAST(message_id AS VARCHAR(998)), conversation_id, seq "
        "FROM chat_message AS old ORDER BY old.chat_id, old.message_id"  # else PostgreSQL orders by the new texts
    )
    op.drop_table("chat_message")
    _address_deliveries()
    op.alter_column("telegram_update", "chat_id", new_column_name="chat")


def downgrade() -> None:
    """Back. The version before sends to no channel but Telegram: the rows of other channels are lost."""
    op.alter_column("telegram_update", "chat", new_column_name="chat_id")
    _number_deliveries()
    _create_chat_message()
    op.execute(
        "INSERT INTO chat_message (chat_id, message_id, conversation_id, seq) "
        "SELECT CAST(address AS BIGINT), CAST(message_id AS BIGINT), conversation_id, seq "
        "FROM channel_message WHERE channel = 'telegram'"
    )
    op.drop_table("channel_message")
    op.add_column("conversation", sa.Column("chat_id", NUMBER))
    op.add_column("conversation", sa.Column("unreachable", sa.String(16)))
    op.execute(
        "UPDATE conversation SET (chat_id, unreachable) = ("
        "SELECT CAST(address AS BIGINT), a.unreachable FROM conversation_address AS a "
        "WHERE a.conversation_id = conversation.id AND a.channel = 'telegram')"
    )
    op.create_index("uq_conversation_chat", "conversation", ["chat_id"], unique=True)
    op.drop_table("conversation_address")


def _address_deliveries() -> None:
    op.drop_index("ix_delivery_open", "delivery")
    op.add_column("delivery", sa.Column("channel", CHANNEL))
    op.add_column("delivery", sa.Column("address", ADDRESS))
    op.execute("UPDATE delivery SET channel = 'telegram', address = CAST(chat_id AS VARCHAR(254))")
    with op.batch_alter_table("delivery", table_kwargs={"sqlite_autoincrement": True}) as delivery:
        delivery.alter_column("channel", existing_type=CHANNEL, nullable=False)
        delivery.alter_column("address", existing_type=ADDRESS, nullable=False)
        delivery.drop_column("chat_id")
    _index_open("channel", "address", "id")


def _number_deliveries() -> None:
    op.drop_index("ix_delivery_open", "delivery")
    op.execute("DELETE FROM delivery WHERE channel <> 'telegram'")
    op.add_column("delivery", sa.Column("chat_id", NUMBER))
    op.execute("UPDATE delivery SET chat_id = CAST(address AS BIGINT)")
    with op.batch_alter_table("delivery", table_kwargs={"sqlite_autoincrement": True}) as delivery:
        delivery.alter_column("chat_id", existing_type=NUMBER, nullable=False)
        delivery.drop_column("address")
        delivery.drop_column("channel")
    _index_open("chat_id", "id")


def _index_open(*columns: str) -> None:
    op.create_index("ix_delivery_open", "delivery", list(columns), sqlite_where=OPEN, postgresql_where=OPEN)


def _belongs(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    return (
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=f"fk_{table}_conversation_id"),
    )


def _create_conversation_address() -> None:
    op.create_table(
        "conversation_address",
        sa.Column("channel", CHANNEL, nullable=False),
        sa.Column("address", ADDRESS, nullable=False),
        *_belongs("conversation_address"),
        sa.Column("unreachable", sa.String(16)),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_conversation_address"),
        sqlite_with_rowid=False,
    )
    unique = ["conversation_id", "channel"]
    op.create_index("uq_conversation_address_channel", "conversation_address", unique, unique=True)


def _create_channel_message() -> None:
    op.create_table(
        "channel_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", CHANNEL, nullable=False),
        sa.Column("address", ADDRESS, nullable=False),
        sa.Column("message_id", sa.String(998), nullable=False),
        *_belongs("channel_message"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_channel_message"),
    )
    own = ["channel", "address", "message_id"]
    op.create_index("uq_channel_message_id", "channel_message", own, unique=True)
    op.create_index("ix_channel_message_conversation_id_seq", "channel_message", ["conversation_id", "seq"])


def _create_chat_message() -> None:
    op.create_table(
        "chat_message",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("message_id", NUMBER, autoincrement=False, nullable=False),
        *_belongs("chat_message"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_chat_message"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_chat_message_conversation_id_seq", "chat_message", ["conversation_id", "seq"])
