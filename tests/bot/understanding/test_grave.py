"""Grave matters that their words tell, and the same words about something else."""

import pytest

from bot.understanding.grave import grave_matter, is_only_allergic, is_only_ill, unnamed_matters


@pytest.mark.parametrize(
    ("intent", "said", "harmless"),
    (
        ("self_harm", "i want to kill myself", "these hills are killing me"),
        ("self_harm", "i don't want to live anymore", "i don't want to live in wet boots"),
        ("self_harm", "i’d be better off dead", "is the battery dead"),
        ("legal_threat", "you will hear from my solicitor", "do you have a gift for a lawyer"),
        ("account_hacked", "my account got hacked", "my account is locked"),
        ("account_hacked", "somebody has ordered shoes in my name", "can my wife order in my name"),
        ("bereavement", "my mum has died", "my torch has died"),
        ("bereavement", "it was my late husband's order", "my husband's order is late"),
        ("bereavement", "my father passed away", "my late father still gets your catalogue"),
        ("bereavement", "my grandad passed, these were his", "my grandad passed his boots on to me"),
        ("bereavement", "it was for my brother, we lost him in may", "it was for my brother, we lost it in may"),
        ("safety_issue", "the buckle sliced my thumb open", "the zip sliced my jacket open"),
        ("safety_issue", "i fell and needed six stitches", "the seam needs stitches on the side"),
        ("safety_issue", "i hurt my knee when the buckle burst", "i hurt my knee, are the poles any help"),
        ("safety_issue", "the leggings gave me a nasty rash", "it gave me a good idea"),
        ("safety_issue", "the strap snapped and i fell", "the zip broke and i fell out with my brother"),
        (
            "safety_issue",
            "i tripped because the lace hook came off",
            "i fell for the blue one because it broke the mould",
        ),
        ("safety_issue", "the lamp smells of burning", "the jacket smells of smoke"),
        ("safety_issue", "the lantern set our blinds on fire", "does the fabric catch fire easily"),
        ("safety_issue", "the thermos exploded in the car", "the zip exploded"),
        ("safety_issue", "the wellies gave me blisters that got infected", "which boots give no blisters"),
        ("account_hacked", "my e-mail was changed and i didn't do it", "my address was changed but nothing came"),
        ("account_hacked", "somebody paid with my card in your shop", "can my husband pay with my card"),
        ("private_data", "the invoice in my box is for a mrs dunn in hull", "the invoice is not in my parcel"),
        ("threat", "i'm being stalked and he has my address", "i am stalking deer, which jacket"),
        ("phishing", "is fernhill-sale.shop really you?", "my email is ana@example.com, are you there"),
        ("threat", "i'll burn your warehouse down", "will it burn if i iron it"),
        ("threat", "the courier hit me", "the courier hit the gate"),
        ("phishing", "a text says i owe you £2.99, is it real", "i got a text that it costs £2.99, why"),
        ("phishing", "someone rang for my card digits, was that really you", "is the email with my card receipt late"),
    ),
)
def test_a_grave_matter(intent: str, said: str, harmless: str) -> None:
    """The words of a grave matter name it; the same words about something else do not."""
    assert grave_matter(said) == intent
    assert grave_matter(harmless) is None


@pytest.mark.parametrize(
    ("text", "only"),
    (
        ("i'm allergic to nickel, is there any in the buckle", True),
        ("have you anything without nuts, i have an allergy", True),
        ("allergic reaction to your wool, i came out in hives", False),
        ("my skin burns since i wear it, am i allergic", False),
        ("is it warm", False),
        ("merino gives me hives, got anything else that is warm", True),
        ("i break out in a rash from lanolin, which jumpers are there", True),
        ("my mum can't bear wool, any blankets without", True),
        ("she gets sore skin from latex, is there some in the mats?", True),
        ("your merino gives me hives, what can you do", False),
        ("the wool gives me hives, what now", False),
        ("i bought the shirt and wool gives me hives, what now", False),
    ),
)
def test_an_allergy_before_buying_is_a_question(text: str, only: bool) -> None:  # noqa: FBT001  # a case of the test
    """Who asks before buying has come to no harm; who has come to harm is not only allergic."""
    assert is_only_allergic(text) is only
    assert not only or grave_matter(text) is None


@pytest.mark.parametrize(
    ("intent", "said", "harmless"),
    (
        ("threat", "i'll punch the driver", "will the driver wait for me"),
        ("legal_threat", "my lawyer will sign for me", "the manager of our office will sign for it"),
    ),
)
def test_a_grave_matter_that_is_only_likely_needs_a_word_of_it(intent: str, said: str, harmless: str) -> None:
    """A driver or a manager alone is no threat; what is as good as sure needs no word."""
    assert intent not in unnamed_matters(said, {intent: 0.8})
    assert intent in unnamed_matters(harmless, {intent: 0.8})
    assert intent not in unnamed_matters(harmless, {intent: 0.95})


@pytest.mark.parametrize(
    ("text", "only"),
    (
        ("i was in hospital all that time", True),
        ("we were ill and could not send it", True),
        ("she was sick from the fumes", False),
        ("i fell and was in hospital", False),
        ("i am fine", False),
    ),
)
def test_an_illness_that_is_told_as_a_reason_is_no_danger(text: str, only: bool) -> None:  # noqa: FBT001  # a case of the test
    """Who was ill is late for it; who was made ill by what we sold has come to harm."""
    assert is_only_ill(text) is only
