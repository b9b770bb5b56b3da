"""The settings of the first supervisor."""

from collections.abc import Iterator, Mapping

from pydantic import SecretStr, field_validator

from handoff.desk.passwords import MIN_PASSWORD
from settings.reader import Group


class FirstAdminSettings(Group):
    """The first supervisor; without these one is made with a random password, printed once."""

    admin_email: str | None = None
    admin_password: SecretStr | None = None

    @field_validator("admin_password")
    @classmethod
    def _check_password(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < MIN_PASSWORD:
            raise ValueError(f"needs at least {MIN_PASSWORD} characters")
        return value

    @classmethod
    def conflicts(cls, given: Mapping[str, str]) -> Iterator[str]:
        """See `Group`."""
        if ("ADMIN_EMAIL" in given) != ("ADMIN_PASSWORD" in given):
            yield "ADMIN_EMAIL and ADMIN_PASSWORD go together; set both or neither"
