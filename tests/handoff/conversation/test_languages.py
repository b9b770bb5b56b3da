"""What a shopper writes in, on each database: notices are said in it, and it is kept."""

import pytest

from handoff.conversation.values import HandoffRequest, LanguageHeard
from handoff.states.reasons import HandoffReason
from tests.fakes import answer
from tests.handoff.talk import Talk

_PERSON = HandoffRequest(HandoffReason.ASKED)


async def test_notices_go_on_in_the_language_that_is_heard(talk: Talk) -> None:
    """A shopper who writes German is told in German who answers, and in English again once they write English."""
    await talk.say("Kann ich mit jemandem reden?")
    await talk.answer(await talk.taken(), answer(effects=(LanguageHeard("de"), _PERSON)))
    assert (await talk.row()).language == "de"
    assert "Ein Mensch" in (await talk.lines())[-1][1]
    await talk.leave()
    assert "Warteschlange" in (await talk.lines())[-1][1]
    await talk.say("a person please")
    await talk.answer(await talk.taken(), answer(effects=(LanguageHeard("en"), _PERSON)))
    assert (await talk.lines())[-1][1].startswith("A person")


@pytest.mark.parametrize("heard", ("en", "de"))
async def test_a_region_is_kept(talk: Talk, heard: str) -> None:
    """What the browser knows better than the bot, such as en-GB, stays where the language is the same."""
    await talk.say("hello")
    await talk.answer(await talk.taken(), answer("Hello.", effects=(LanguageHeard("en"),)))
    before = (await talk.row()).language
    await talk.say("hello again")
    await talk.answer(await talk.taken(), answer("Hello.", effects=(LanguageHeard(heard),)))
    assert (await talk.row()).language == (before if heard == "en" else "de")
