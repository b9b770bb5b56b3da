"""The report of a run: a page with every talk that went wrong, figures for programs, and a section for the docs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from string import Template

from bot.evaluation.floors import Fallen
from talks.judging import Fault, Heard
from talks.results import Figure, Played, Results

_SECTION = """## Talks

Made by `python -m talks --document` on {day}: the project's own talks, played through the website's channel against the
whole product. [Talks](talks.md) says what each figure means; `make talk` plays them again and fails where one falls.

| set | figure | of | share |
| --- | --- | --- | --- |
{figures}

Something false was said in {false} talks; an answer has {words} words (median).

| what the shopper wants | goals reached |
| --- | --- |
{kinds}
"""


def write_report(folder: Path, results: Results, fallen: Sequence[Fallen]) -> Path:
    """Write report.html and figures.json, which has no words of anybody, into `folder`; return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.json").write_text(json.dumps(figures_of(results), indent=2) + "\n", encoding="utf-8")
    page = folder / "report.html"
    page.write_text(page_of(results, fallen), encoding="utf-8")
    return page


def figures_of(results: Results) -> dict[str, object]:
    """The figures for other programs."""
    counts = {f"{one.of}: {one.name}": [one.count, one.total] for one in results.figures}
    return {
        "figures": counts,
        "talks with something false": results.false_sayings,
        "median words": results.median_words,
    }


def section_of(results: Results, day: date) -> str:
    """Write the section of docs/measurements.md: the figures, and the goals reached by what the shopper wants."""
    by_kind: dict[str, list[Played]] = {}
    for one in results.played:
        if one.of in {"dialogues", "cells"}:
            by_kind.setdefault(one.group.removeprefix("cells: "), []).append(one)
    return _SECTION.format(
        day=day,
        figures="\n".join(
            f"| {one.of} | {one.name} | {one.count} of {one.total} | {one.percent:.1f} % |" for one in results.figures
        ),
        false=results.false_sayings,
        words=f"{results.median_words:.0f}",
        kinds="\n".join(
            f"| {kind} | {sum(one.reached for one in played)} of {len(played)} |"
            for kind, played in sorted(by_kind.items())
        ),
    )


def page_of(results: Results, fallen: Sequence[Fallen]) -> str:
    """The page, which needs nothing else."""
    template = Template(Path(__file__).with_name("report.html").read_text(encoding="utf-8"))
    return template.substitute(
        made=datetime.now(UTC).strftime("%d %B %Y, %H:%M UTC"),
        fallen=_fallen(fallen, results.absent),
        tiles="".join(_tiles(results)),
        bars="".join(map(_bar, results.figures)),
        matrix=_matrix([one for one in results.played if one.of == "cells"]),
        talks="".join(_talks(results.played)),
    )


def _fallen(fallen: Sequence[Fallen], absent: Iterable[str]) -> str:
    notes = "".join(f'<p class="soft">Not played: {escape(one)}</p>' for one in absent)
    if not fallen:
        return notes
    lines = "<br>".join(escape(str(one)) for one in fallen)
    return f'{notes}<div class="fallen" role="alert"><strong>Under the floor</strong><br>{lines}</div>'


def _tiles(results: Results) -> Iterator[str]:
    told = {"goals reached", "told at once", "heard", "left with the bot"}
    tiles = [(f"{one.of}: {one.name}", f"{one.percent:.1f} %") for one in results.figures if one.name in told]
    tiles.append(("talks with something false", str(results.false_sayings)))
    tiles.append(("words of an answer, median", f"{results.median_words:.0f}"))
    for name, value in tiles:
        yield f'<div class="card"><span class="soft">{escape(name)}</span><b>{value}</b></div>'


def _bar(one: Figure) -> str:
    return (
        f"<tr><td>{escape(one.of)}</td><td>{escape(one.name)}</td><td class=n>{one.count} of {one.total}</td>"
        f'<td class=n>{one.percent:.1f}</td><td style="width: 40%"><div class="bar" aria-hidden="true">'
        f'<i style="width: {one.percent:.1f}%"></i></div></td></tr>'
    )


def _matrix(cells: Sequence[Played]) -> str:
    """Wish × state: a square for yes and one for no, with a mark, so that colour is not all that tells."""
    states = list(dict.fromkeys(one.name.partition(", ")[0] for one in cells))
    rows: dict[str, dict[str, list[Played]]] = {}
    for one in cells:
        rows.setdefault(one.group, {}).setdefault(one.name.partition(", ")[0], []).append(one)
    head = "".join(f"<th scope=col>{escape(state.replace('_', ' '))}</th>" for state in states)
    body = "".join(
        f"<tr><th scope=row>{escape(wish.replace('_', ' '))}</th>"
        + "".join(f"<td>{''.join(map(_square, of.get(state, ())))}</td>" for state in states)
        + "</tr>"
        for wish, of in rows.items()
    )
    return f"<table class=matrix><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>" if cells else ""


def _square(one: Played) -> str:
    answer = one.name.partition(", ")[2]
    mark, name = ("✓", "right") if one.reached else ("✗", "wrong")
    why = "; ".join(str(fault) for _, fault in one.faults)
    return f'<span class="{name}" title="{escape(why, quote=True)}">{escape(answer)} {mark}</span>'


def _talks(played: Iterable[Played]) -> Iterator[str]:
    for one in sorted(played, key=lambda one: (one.reached, one.of, one.group)):
        mark = "✓" if one.reached else "✗"
        why = "; ".join(dict.fromkeys(fault.kind for _, fault in one.faults))
        title = escape(f"{one.of}, {one.group}: {one.name}")
        yield (
            f'<details data-reached="{str(one.reached).lower()}"><summary>{mark} {title} '
            f'<span class="soft">{escape(why)}</span></summary>{"".join(_lines(one))}</details>'
        )


def _lines(one: Played) -> Iterator[str]:
    nothing = Heard()
    for place in range(max(len(one.heard), *(at + 1 for at, _ in one.faults), 1)):
        heard = one.heard[place] if place < len(one.heard) else nothing
        said = one.said[place] if place < len(one.said) else ""
        yield f'<p class="shopper">{escape(said)}</p><p class="bot">{escape(heard.text)}</p>'
        if heard.reason:
            yield f'<p class="soft">A person is called: {escape(heard.reason)}</p>'
        yield from (_fault(fault) for at, fault in one.faults if at == place)


def _fault(fault: Fault) -> str:
    return f'<p class="fault">{escape(str(fault))}</p>'
