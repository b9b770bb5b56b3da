"""The methods of the Bot API that write to chats; what each does is published at https://core.telegram.org/bots/api."""

from itertools import count

from standins.telegram import files, limits
from standins.telegram.chats import Chat, Message
from standins.telegram.errors import Json, Refused, bad, broken
from standins.telegram.marked import Marked
from standins.telegram.parameters import Upload
from standins.telegram.world import Answer, World

_albums = count(13_900_000_000_000_001)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def send_message(world: World, given: Json) -> Json:
    """Send text, perhaps with buttons."""
    chat, marked, keyboard = open_chat(world, given), limits.text(given), limits.keyboard(given.get("reply_markup"))
    message = _add(world, chat, marked, given)
    message.keyboard = keyboard
    world.sent("sendMessage", [message])
    return message.json()


async def send_photo(world: World, given: Json) -> Json:
    """Send a photo: a new file, a known one, or an address."""
    return _send_media(world, given, "photo")


async def send_document(world: World, given: Json) -> Json:
    """Send a file of any kind."""
    return _send_media(world, given, "document")


def _send_media(world: World, given: Json, kind: str) -> Json:
    chat, marked, keyboard = open_chat(world, given), limits.caption(given), limits.keyboard(given.get("reply_markup"))
    media, photo = _media(world, kind, given[kind])
    message = _add(world, chat, marked, given)
    message.media, message.photo, message.keyboard = media, photo, keyboard
    world.sent(f"send{kind.capitalize()}", [message])
    return message.json()


async def send_media_group(world: World, given: Json) -> list[Json]:
    """Send an album: two to ten photos or documents at once."""
    items, least, most = given["media"], *limits.ALBUM
    chat = open_chat(world, given)
    if not isinstance(items, list) or not least <= len(items) <= most:
        raise broken(f"number of media must be from {least} to {most}")
    read = [_item(world, item) for item in items]
    album = str(next(_albums))
    messages = []
    for marked, media, photo in read:
        message = _add(world, chat, marked, given)
        message.media, message.photo, message.album = media, photo, album
        messages.append(message)
    world.sent("sendMediaGroup", messages)
    return [message.json() for message in messages]


def _item(world: World, item: Json) -> tuple[Marked, Json, bytes | None]:
    known = {"type", "media", "caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler"}
    limits.only(item, known | {"disable_content_type_detection"}, "InputMedia", frozenset({"thumbnail"}))
    if item.get("type") not in {"photo", "document"} or "media" not in item:
        raise broken("can't parse InputMedia (photos and documents are played here)")
    return limits.caption(item), *_media(world, item["type"], item["media"])


def _media(world: World, kind: str, given: Upload | str) -> tuple[Json, bytes | None]:
    """The fields of a message with this file in it, and the bytes if it is a photo."""
    known = world.files.find(given) if isinstance(given, str) else None
    data = known.data if known else _data(world, given)
    if kind == "document":
        name = given.name if isinstance(given, Upload) else "file"
        file = known or world.files.add(data, "documents", name.rpartition(".")[2] or "bin")
        return {"document": {**file.json(), "file_name": name}}, None
    if not known:
        files.check_photo(data)
    return {"photo": world.files.photo(data)}, data


def _data(world: World, given: Upload | str) -> bytes:
    if isinstance(given, Upload):
        return given.data
    if not given.startswith(("http://", "https://")):
        raise broken("wrong file identifier/HTTP URL specified")
    if given not in world.web:
        raise bad("failed to get HTTP URL content")
    return world.web[given]


def _add(world: World, chat: Chat, marked: Marked, given: Json) -> Message:
    answered = None
    if reply := limits.reply_to(given.get("reply_parameters")):
        answered = chat.find(reply[0])
        if not answered and not reply[1]:
            raise bad("message to be replied not found")
    message = chat.add(world.now(), None if chat.kind == "channel" else world.bot, marked, by_bot=True)
    message.reply_to = answered
    return message


def find_chat(world: World, given: Json) -> Chat:
    """The chat that is meant by id or by a channel's name."""
    wanted = given.get("chat_id")
    by_name = [chat for chat in world.chats.values() if f"@{chat.name}" == wanted and chat.kind == "channel"]
    chat = by_name[0] if by_name else world.chats.get(wanted if isinstance(wanted, int) else 0)
    if not chat or not chat.met:
        raise bad("chat not found")
    return chat


def open_chat(world: World, given: Json) -> Chat:
    """The chat that is meant, where the bot may write."""
    chat = find_chat(world, given)
    if chat.blocked:
        raise Refused("Forbidden: bot was blocked by the user", 403)
    if chat.kind != "private" and not chat.member:
        raise Refused(f"Forbidden: bot is not a member of the {chat.kind} chat", 403)
    return chat


async def edit_message_text(world: World, given: Json) -> Json:
    """Replace a message's text; its buttons go where none are given."""
    message, marked = _own(world, given), limits.text(given)
    if message.media:
        raise bad("there is no text in the message to edit")
    return _edit(world, message, marked, given)


async def edit_message_caption(world: World, given: Json) -> Json:
    """Replace a message's caption, or remove it; its buttons go where none are given."""
    message, marked = _own(world, given), limits.caption(given)
    if not message.media:
        raise bad("there is no caption in the message to edit")
    return _edit(world, message, marked, given)


async def edit_message_reply_markup(world: World, given: Json) -> Json:
    """Replace a message's buttons, or remove them."""
    message = _own(world, given)
    return _edit(world, message, Marked(message.text, message.entities), given)


def _own(world: World, given: Json) -> Message:
    message = open_chat(world, given).find(given.get("message_id", 0))
    if not message:
        raise bad("message to edit not found")
    if not message.by_bot:
        raise bad("message can't be edited")
    return message


def _edit(world: World, message: Message, marked: Marked, given: Json) -> Json:
    keyboard = limits.keyboard(given.get("reply_markup"))
    if (message.text, message.entities, message.keyboard) == (marked.text, marked.entities, keyboard):
        raise bad(NOT_MODIFIED)
    message.edited = message.edited or (message.text, message.entities) != (marked.text, marked.entities)
    message.show(marked)
    message.keyboard, message.edit_date = keyboard, world.now()
    message.chat.touch()
    return message.json()


async def delete_message(world: World, given: Json) -> bool:
    """Delete a message within 48 hours; in a private chat also one of the user's."""
    chat = open_chat(world, given)
    message = chat.find(given["message_id"])
    if not message:
        raise bad("message to delete not found")
    if world.now() - message.date > limits.DELETE_S or not (message.by_bot or chat.kind == "private"):
        raise bad("message can't be deleted for everyone")
    message.deleted = True
    chat.touch()
    return True


async def answer_callback_query(world: World, given: Json) -> bool:
    """Answer a pressed button, perhaps with a text; once, and within `limits.QUERY_S`."""
    if len(given.get("text", "")) > limits.CALLBACK_ANSWER:
        raise broken("MESSAGE_TOO_LONG")
    query = world.queries.get(given["callback_query_id"])
    if not query or query.answer or world.now() - query.made_at > limits.QUERY_S:
        raise bad(TOO_OLD)
    query.answer = Answer(given.get("text", ""), given.get("show_alert", False))
    query.message.chat.touch()
    return True


async def send_chat_action(world: World, given: Json) -> bool:
    """Show "typing" and the like for five seconds."""
    if given["action"] not in limits.ACTIONS:
        raise broken("wrong parameter action in request")
    open_chat(world, given).act(given["action"])
    return True


async def leave_chat(world: World, given: Json) -> bool:
    """Leave a group or a channel."""
    chat = find_chat(world, given)
    if chat.kind == "private":
        raise broken("chat member status can't be changed in private chats")
    open_chat(world, given).member = False
    chat.touch()
    return True
