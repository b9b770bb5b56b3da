"""How to reach the shop."""

from tests.actions.fakes import answered


def test_each_way_is_told() -> None:
    """Phone, hours, e-mail, address and visits are told, and a person is offered."""
    told = answered("contact_info")
    ways = {"phone", "phone_hours", "email", "address", "visits"}
    assert {f"contact.{way}" for way in ways} <= told.message.keys()
    assert told.slots["offer"] == "person"
