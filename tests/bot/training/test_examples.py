"""An example stands under one intent only, and what stands twice is named."""

from bot.training.examples import said_twice


def test_the_same_words_under_two_intents_are_named() -> None:
    """The same words under two intents are named, even where case, punctuation and blanks differ."""
    asked = {"track_order": ["Where's my order?", "track it"], "delivery_time": ["wheres  my order", "when"]}
    (told,) = said_twice(asked)
    assert told.startswith("“Where's my order?” / “wheres  my order” is an example of track_order and of delivery_time")


def test_the_same_words_twice_under_one_intent_are_named() -> None:
    """The same words twice under one intent are named: they would only count double."""
    assert said_twice({"greet": ["hi", "hello", "Hi!"]}) == [
        "“hi” / “Hi!” is an example of greet 2 times: one is enough."
    ]


def test_what_has_no_letters_is_compared_as_it_stands() -> None:
    """Examples without letters are compared as they stand, since signs differ; other scripts have letters too."""
    assert said_twice({"affirm": ["👍", "да"], "deny": ["👎", "нет"], "out_of_scope": ["?", "??", "..."]}) == []
    assert len(said_twice({"affirm": ["👍", "Да"], "deny": ["👍 ", "да."]})) == 2
