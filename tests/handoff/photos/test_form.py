"""A form holds one photo, or is refused with what it should hold; its file name and type do not matter."""

import pytest

from handoff.errors import BadRequest
from handoff.photos.form import read_form
from tests.handoff.photos.pictures import form

CONTENT = b"\xff\xd8 \r\n--borde\r\n\r\n--other--\r\n\0"


def disposition(name: str = "x.jpg", field: str = "photo") -> dict[str, str]:
    """The head of a file."""
    return {"Content-Disposition": f'form-data; name="{field}"; filename="{name}"'}


NAMES = (
    "",
    "../../etc/passwd",
    "a\0b",
    "\u202egpj.exe",
    "a%22; name=%22other",
    "%0D%0A",
    "x" * 5_000,
    "\udcff",
    "C:\\x",
    "; ; =",
)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_name_of_the_file_does_not_matter(name: str) -> None:
    """A file's name does not matter, and its bytes come out as they went in."""
    assert read_form(b"border", form([(disposition(name), CONTENT)])) == CONTENT


@pytest.mark.parametrize(
    "head",
    (
        {**disposition(), "Content-Type": "text/html; charset=klingon"},
        {"Content-Type": "image/jpeg", **disposition()},
        {"content-disposition": "form-data; name=photo; filename=x"},
        {"Content-Disposition": "form-data; name=photo; filename*=UTF-8''%e2%82%ac.jpg"},
    ),
)
def test_other_lines_of_the_head_do_not_matter(head: dict[str, str]) -> None:
    """The type in the head may be wrong, and its lines may come in any order and case."""
    assert read_form(b"border", form([(head, CONTENT)])) == CONTENT


WRONG = {
    "nothing": b"",
    "no parts": form([]),
    "two files": form([(disposition(), CONTENT), (disposition(), CONTENT)]),
    "a field beside it": form([(disposition(), CONTENT), ({"Content-Disposition": "form-data; name=x"}, b"1")]),
    "another field": form([(disposition(field="picture"), CONTENT)]),
    "a field that is no file": form([({"Content-Disposition": "form-data; name=photo"}, CONTENT)]),
    "a part of a mail": form([({"Content-Disposition": "attachment; name=photo; filename=x"}, CONTENT)]),
    "a name that ends early": form([(disposition('a"; name="other'), CONTENT)]),
    "no head": form([("", CONTENT)]),
    "a head of 20 kB": form([({"X": "x" * 20_000, **disposition()}, CONTENT)]),
    "no end": form([(disposition(), CONTENT)])[:-10],
    "another border": form([(disposition(), CONTENT)], "other"),
    "something before it": b"before\r\n" + form([(disposition(), CONTENT)]),
    "a form in the form": form(
        [({"Content-Type": "multipart/mixed; boundary=in"}, form([(disposition(), CONTENT)], "in"))]
    ),
    "a million borders": b"--border\r\n" * 700_000,
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_anything_else_is_refused(body: bytes) -> None:
    """Any other body raises BadRequest with what to send."""
    with pytest.raises(BadRequest, match="one file as multipart/form-data, in a field named photo"):
        read_form(b"border", body)
