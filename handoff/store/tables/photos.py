"""Photos and files, whose bytes are in the album."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from handoff.store.base import Base, index_where


class Upload(Base):
    """A photo, re-encoded from what was sent, or a file kept as it came. Its bytes are in the album's folder."""

    __tablename__ = "upload"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), index=True)
    seq: Mapped[int | None]
    """The line it came with; None until that is sent."""
    kind: Mapped[str] = mapped_column(String(8))
    by: Mapped[str] = mapped_column(String(8))
    name: Mapped[str | None] = mapped_column(String(120))
    width: Mapped[int | None]
    height: Mapped[int | None]
    size: Mapped[int]
    created_at: Mapped[datetime]

    __table_args__ = (index_where("seq IS NULL", "ix_upload_unsent", "created_at"),)
