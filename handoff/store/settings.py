"""Where the log is kept."""

from pydantic import field_validator
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from settings.shared import DataFolder


class StoreSettings(DataFolder):
    """The database."""

    database_url: str = ""
    """SQLAlchemy URL; empty is SQLite in DATA_DIR."""

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: str) -> str:
        try:
            backend = make_url(value).get_backend_name() if value else "sqlite"
        except ArgumentError:
            raise ValueError("write it like postgresql+psycopg://user:password@host/database") from None
        if backend not in {"sqlite", "postgresql"}:
            raise ValueError(f"'{backend}' is not supported; use sqlite or postgresql")
        return value

    @property
    def store_url(self) -> str:
        """The database's URL with the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'counterhand.db'}"
