"""How to reach the shop."""

from actions.topics.contact import ContactInfo
from tests.actions.fakes import resources, run


def test_each_way_is_told() -> None:
    """Phone, hours, e-mail, address and visits are told, and a person is near."""
    told = run(ContactInfo(resources()))
    assert {"phone", "phone_hours", "email", "address", "visits"} <= told.message.keys()
    assert told.slots["offer"] == "person"
