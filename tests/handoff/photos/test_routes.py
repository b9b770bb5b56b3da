"""Photos over HTTP: who may add and see them, and how they are served."""

import pytest
from structlog.testing import capture_logs

from handoff.photos import links
from handoff.photos.album import Album
from handoff.photos.uploads import UploadedFile
from handoff.store.store import Store
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.handoff.frames import check_answer
from tests.handoff.kit import Server
from tests.handoff.photos.pictures import MARK
from tests.handoff.photos.serving import SENT, SHOP, add, add_as, bearer

pytestmark = pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)


async def test_shopper_adds_a_photo(server: Server, mia: Shopper) -> None:
    """An upload gives the id, two links and the size; a later request gives links too; links need no token."""
    response = await add(mia)
    assert response.status_code == 201
    told = response.json()
    assert told.keys() == {"photo", "url", "thumb", "width", "height"}
    assert (told["width"], told["height"]) == (400, 300)
    again = await server.http.get(f"/api/shopper/photos/{told['photo']}", headers=bearer(mia))
    assert (again.status_code, again.json().keys()) == (200, told.keys())
    for url in (told["url"], told["thumb"]):
        served = await server.http.get(url)
        assert served.status_code == 200
        assert served.headers["content-type"] == "image/jpeg"
        assert served.content[:3] == b"\xff\xd8\xff"
        assert served.content != SENT


async def test_served_photo_is_only_ever_a_photo(server: Server, mia: Shopper) -> None:
    """A served photo cannot run anything, may be shown by other sites, and is cached no longer than its link."""
    url = (await add(mia)).json()["url"]
    for response in (await server.http.get(url), await server.http.head(url)):
        headers = response.headers
        assert headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "cross-origin"
        directive, _, seconds = headers["cache-control"].partition("max-age=")
        assert directive == "private, "
        assert 0 < int(seconds) <= links.OPEN_FOR_S
        assert int(headers["content-length"]) > 1000


async def test_links_end_and_cannot_be_made_up(server: Server, mia: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed link, one of another secret and one of ten minutes ago are all 404."""
    url = (await add(mia)).json()["url"]
    other = links.PhotoLinks("x" * 32).url("abc", "full")
    for wrong in (url[:-2], other, "/api/photos/x"):
        assert (await server.http.get(wrong)).status_code == 404
    monkeypatch.setattr(links, "OPEN_FOR_S", -1)
    old = (await add(mia)).json()["url"]
    assert (await server.http.get(old)).status_code == 404


async def test_photo_of_another_conversation_is_not_found(server: Server, mia: Shopper, ana: AgentClient) -> None:
    """A shopper sees their own and their agent's, an agent sees all, and nobody else sees any."""
    tom = await Shopper.begun(server)
    of_mia, of_ana = (await add(mia)).json()["photo"], (await add_as(ana, mia.conversation)).json()["photo"]
    await ana.post(f"{mia.conversation}/claim")
    await ana.say(mia.conversation, "", 10**6, photos=[of_ana])
    for shopper, status in ((mia, 200), (tom, 404)):
        for id_ in (of_mia, of_ana):
            response = await server.http.get(f"/api/shopper/photos/{id_}", headers=bearer(shopper))
            assert response.status_code == status
    assert (await ana.http.get(f"/api/agent/photos/{of_mia}")).status_code == 200
    assert (await ana.http.get("/api/agent/photos/x")).status_code == 404
    assert (await server.http.get(f"/api/shopper/photos/{of_mia}")).status_code == 401
    assert (await server.http.get(f"/api/agent/photos/{of_mia}")).status_code == 401


async def test_agents_add_photos_as_they_write(mia: Shopper, ana: AgentClient) -> None:
    """Adding as an agent needs a login, its CSRF token and a known conversation; else it gives 401, 403 or 404."""
    response = await add_as(ana, mia.conversation)
    assert (response.status_code, response.json()["width"]) == (201, 400)
    assert (await add_as(ana, "nobody")).status_code == 404
    del ana.http.headers["X-CSRF-Token"]
    assert (await add_as(ana, mia.conversation)).status_code == 403
    ana.http.session.cookie_jar.clear()
    assert (await add_as(ana, mia.conversation)).status_code == 401


async def test_merchants_pages_may_add_photos(server: Server, mia: Shopper) -> None:
    """CORS headers go to pages of allowed origins, also on preflights and refusals, and to no others."""
    for path in ("/api/shopper/photos", "/api/shopper/photos/x"):
        response = await server.http.options(path, headers={"Origin": SHOP, "Access-Control-Request-Method": "POST"})
        assert response.headers["Access-Control-Allow-Origin"] == SHOP
    for answer in (
        await add(mia, Origin=SHOP),
        await add(mia, MARK, Origin=SHOP),
        await add(mia, bytes(9_000_000), Origin=SHOP),
    ):
        assert answer.headers["Access-Control-Allow-Origin"] == SHOP
    assert (await add(mia, Origin="https://evil.example")).status_code == 403


async def test_file_is_only_ever_downloaded(server: Server, mia: Shopper, ana: AgentClient) -> None:
    """A file kept as it was sent is served only to agents, as bytes to save under its name."""
    name = '../"é\u202e\r\nX: y.html'
    folder = server.settings.data_dir / "photos"
    async with Store(server.settings.store_url) as store:
        file = await Album(store, folder).add_file(mia.conversation, "shopper", name, MARK)
    response = await ana.http.get(f"/api/agent/photos/{file.id}")
    check_answer(UploadedFile, response)
    told = response.json()
    assert (told["name"], told["size"]) == (name, len(MARK))
    served = await ana.http.get(told["url"])
    assert served.content == MARK
    assert served.headers["content-type"] == "application/octet-stream"
    saved = "..%2F%22%C3%A9%E2%80%AE%0D%0AX%3A%20y.html"
    assert served.headers["content-disposition"] == f"attachment; filename*=UTF-8''{saved}"
    assert served.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert (await server.http.get(f"/api/shopper/photos/{file.id}", headers=bearer(mia))).status_code == 404


async def test_link_that_fails_is_in_no_log(server: Server, mia: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that breaks is logged without the signed link, which would open for whoever reads there."""
    url = (await add(mia)).json()["url"]

    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Album, "read", broken)
    with capture_logs() as logged:
        assert (await server.http.get(url)).status_code == 500
    (entry,) = logged
    assert entry["route"] == "api/photos/<signed:str>"
    assert url.rpartition("/")[2] not in str(entry)


async def test_photo_that_was_taken_back_is_gone(server: Server, mia: Shopper, ana: AgentClient) -> None:
    """A photo of an agent is seen only by agents before it is sent, and by nobody after it was deleted."""
    await ana.post(f"{mia.conversation}/claim")
    told = (await add_as(ana, mia.conversation)).json()
    path = f"/api/shopper/photos/{told['photo']}"
    assert (await server.http.get(path, headers=bearer(mia))).status_code == 404
    seq = (await ana.say(mia.conversation, "", 10**6, photos=[told["photo"]])).json()["seq"]
    assert (await server.http.get(path, headers=bearer(mia))).status_code == 200
    await ana.http.delete(f"/api/agent/conversations/{mia.conversation}/messages/{seq}")
    assert (await server.http.get(path, headers=bearer(mia))).status_code == 404
    assert (await server.http.get(told["url"])).status_code == 404
