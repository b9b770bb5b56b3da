"""Reads files of texts that a merchant may change or translate: names, each with what is said under it."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter

import yaml

from settings.files import read_yaml
from settings.reader import SettingsError


def read_texts(path: Path) -> dict[str, object]:
    """Read a YAML file that maps names to texts, which may still be wrong; raises `SettingsError`."""
    try:
        texts = read_yaml(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError([f"{path} cannot be read as YAML: {error}"]) from error
    if not isinstance(texts, dict):
        raise SettingsError([f"{path} must map names to texts."])
    return texts


def check_texts(
    texts: Mapping[str, object], fields: Mapping[str, Collection[str]], place: str, kind: str
) -> dict[str, str]:
    """Return the texts: one for each name in `fields`, which also gives the only fields that a text may have in braces.

    `place` is where they stand, `kind` what one of them is ("notice"). Raises `SettingsError` with a line for each
    problem: a misspelt one is found at start, not when a shopper waits for it.
    """
    names = sorted(fields.keys() | texts.keys(), key=str)
    problems = [f"{place}: {problem}" for name in names for problem in _problems(name, texts, fields, kind)]
    if problems:
        raise SettingsError(problems)
    return {name: str(text) for name, text in texts.items()}


def _problems(
    name: str, texts: Mapping[str, object], fields: Mapping[str, Collection[str]], kind: str
) -> Iterator[str]:
    text = texts.get(name)
    if name not in fields:
        yield f"'{name}' is not a {kind}; remove it or mend its spelling."
    elif not isinstance(text, str) or not text.strip():
        yield f"'{name}' is missing; give it a text."
    else:
        yield from _problems_of_fields(name, text, fields[name])


def _problems_of_fields(name: str, text: str, known: Collection[str]) -> Iterator[str]:
    try:
        used = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        if unknown := used - set(known):
            yield f"'{name}' uses {{{', '.join(sorted(unknown))}}}; it may use {sorted(known) or 'no fields'}."
        else:
            text.format(**dict.fromkeys(used, ""))
    except ValueError as error:
        yield f"'{name}' has a brace that does not pair up, or more than a name between two ({error})."
