"""What Telegram sent, until it is settled."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from handoff.store.base import Base, index_where


class TelegramUpdate(Base):
    """What Telegram has sent, stored before it is acknowledged; `payload` until it is settled."""

    __tablename__ = "telegram_update"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat: Mapped[int | None] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any] | None]
    received_at: Mapped[datetime]

    __table_args__ = (index_where("payload IS NOT NULL", "ix_telegram_update_open", "id"),)
