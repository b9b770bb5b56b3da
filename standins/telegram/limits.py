"""The published limits of the Bot API, and the checks that enforce them.

Source: https://core.telegram.org/bots/api and /bots/faq; the same figures stand in `telegram.constants`.
"""

import re
from typing import Any

from standins.telegram.errors import Json, bad, broken
from standins.telegram.marked import Marked, is_link, parse_html, plain, units, with_found

TEXT = 4096  # UTF-16 units after the entities are parsed
CAPTION = 1024
CALLBACK_DATA = 64  # bytes
CALLBACK_ANSWER = 200
BUTTONS = 100
ALBUM = (2, 10)
UPLOAD = 50_000_000  # bytes
PHOTO = 10 * 1024 * 1024
DOWNLOAD = 20_000_000
PHOTO_SIDES = 10_000  # width and height together
PHOTO_RATIO = 20
DELETE_S = 48 * 3600
QUERY_S = 60  # Telegram says "too old" without a figure; the spinner at the button turns about a minute
TYPING_S = 5
COMMANDS = 100
UPDATES_AT_ONCE = 100
POLL_S = 50
CONNECTIONS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION = 256
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
PER_CHAT_S = 0.9  # one message a second in a chat, less a tenth for delays on a busy machine
PER_SECOND = 30


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(listed.split())


ACTIONS = words(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker"
    " find_location record_video_note upload_video_note"
)
UPDATES = words(
    "message edited_message channel_post edited_channel_post inline_query chosen_inline_result callback_query"
    " shipping_query pre_checkout_query poll poll_answer my_chat_member chat_member chat_join_request chat_boost"
    " removed_chat_boost message_reaction message_reaction_count business_connection business_message"
    " edited_business_message deleted_business_messages purchased_paid_media managed_bot guest_message"
)
# What a bot gets only when it asks for it by name.
ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))

_BUTTON = frozenset(("text", "url", "callback_data"))
_BUTTON_NOT_PLAYED = words(
    "login_url web_app switch_inline_query switch_inline_query_current_chat switch_inline_query_chosen_chat copy_text"
    " callback_game pay style icon_custom_emoji_id"
)


def text(given: Json) -> Marked:
    """The text of a message, 1 to 4096 long."""
    marked = _marked(given.get("text", ""), given.get("parse_mode"), given.get("entities"))
    if not marked.text:
        raise broken("text must be non-empty" if given.get("text") else "message text is empty")
    if units(marked.text) > TEXT:
        raise broken("message is too long")
    return marked


def caption(given: Json) -> Marked:
    """The caption of a photo or document, at most 1024 long."""
    marked = _marked(given.get("caption", ""), given.get("parse_mode"), given.get("caption_entities"))
    if units(marked.text) > CAPTION:
        raise broken("message caption is too long")
    return marked


def _marked(source: str, parse_mode: str | None, entities: list[Json] | None) -> Marked:
    if parse_mode and parse_mode.lower() == "html":
        return with_found(parse_html(source))
    if parse_mode:
        raise broken(
            "unsupported parse_mode" if "mark" not in parse_mode.lower() else f"{parse_mode} is not played here"
        )
    return plain(source, entities)


def keyboard(markup: Json | None) -> list[list[Json]]:
    """The rows of an inline keyboard."""
    if markup is None:
        return []
    only(markup, {"inline_keyboard"}, "reply_markup (only inline keyboards are played here)")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise broken("can't parse reply keyboard markup JSON object")
    if sum(map(len, rows)) > BUTTONS:
        raise broken("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)
    return [row for row in rows if row]


def _check_button(button: Json) -> None:
    only(button, _BUTTON, "InlineKeyboardButton", _BUTTON_NOT_PLAYED)
    if not button.get("text"):
        raise broken("inline keyboard button text must be non-empty")
    if ("url" in button) == ("callback_data" in button):
        raise broken("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_DATA:
        raise broken("BUTTON_DATA_INVALID")
    if "url" in button and not is_link(button["url"]):
        raise broken(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def commands(given: list[Json]) -> list[Json]:
    """The command menu of a bot."""
    if len(given) > COMMANDS:
        raise broken("BOT_COMMANDS_TOO_MUCH")
    for command in given:
        only(command, {"command", "description"}, "BotCommand")
        if not COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
            raise broken("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= DESCRIPTION:
            raise broken("BOT_COMMAND_DESCRIPTION_INVALID")
    return given


def only(given: Any, known: set[str] | frozenset[str], what: str, not_played: frozenset[str] = frozenset()) -> None:  # noqa: ANN401  # it came as JSON: anything
    """Refuse what is no object, or has a field that is not published."""
    if not isinstance(given, dict):
        raise broken(f"object expected as {what}")
    if unknown := set(given) - known - not_played:
        raise broken(f"unknown field of {what}: {', '.join(sorted(unknown))}")
    if used := set(given) & not_played:
        raise broken(f"published, but not played here: {', '.join(sorted(used))} of {what}")


def reply_to(given: Json | None) -> tuple[int, bool] | None:
    """Which message is replied to, and whether it may be gone."""
    if given is None:
        return None
    rest = words("chat_id quote quote_parse_mode quote_entities quote_position checklist_task_id poll_option_id")
    only(given, {"message_id", "allow_sending_without_reply"}, "ReplyParameters", rest)
    if not isinstance(given.get("message_id"), int):
        raise bad("message identifier is not specified")
    return given["message_id"], bool(given.get("allow_sending_without_reply"))
