"""The methods of the Bot API about the bot itself: who it is, how updates reach it, its menu, files."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from standins.telegram import limits, methods
from standins.telegram.errors import Json, Refused, broken
from standins.telegram.webhook import Delivery, Hook
from standins.telegram.world import World

USUAL_CONNECTIONS = 40
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_me(world: World, _given: Json) -> Json:
    """Who the bot is."""
    groups = {"can_join_groups": True, "can_read_all_group_messages": False}
    return {**world.bot, **groups, "supports_inline_queries": False}


async def get_updates(world: World, given: Json) -> list[Json]:
    """The updates that the bot has not confirmed."""
    if world.delivery:
        raise Refused(WEBHOOK_ACTIVE, 409)
    limit = given.get("limit", limits.UPDATES_AT_ONCE)
    if not 1 <= limit <= limits.UPDATES_AT_ONCE:
        raise broken("limit must be from 1 to 100")
    world.updates.allow(_kinds(given))
    return await world.updates.poll(given.get("offset", 0), limit, min(given.get("timeout", 0), limits.POLL_S))


async def set_webhook(world: World, given: Json) -> bool:
    """Deliver updates to an address from now on; an empty one ends it."""
    if not given["url"]:
        return await delete_webhook(world, given)
    parts = urlsplit(given["url"])
    loopback = parts.hostname in {"127.0.0.1", "localhost", "::1"}  # Telegram refuses it; tests have nothing else
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
        raise broken("bad webhook: An HTTPS URL must be provided for webhook")
    secret, connections = given.get("secret_token"), given.get("max_connections", USUAL_CONNECTIONS)
    if secret is not None and not limits.SECRET.fullmatch(secret):
        raise broken("secret token contains unallowed characters")
    if not 1 <= connections <= limits.CONNECTIONS:
        raise broken("max_connections must be from 1 to 100")
    await _end_delivery(world, given)
    world.updates.allow(_kinds(given))
    world.updates.end_poll("setWebhook request")
    world.delivery = Delivery(Hook(given["url"], secret, connections), world.updates, world.http)
    return True


async def delete_webhook(world: World, given: Json) -> bool:
    """End the webhook: the bot goes back to getUpdates."""
    await _end_delivery(world, given)
    return True


async def _end_delivery(world: World, given: Json) -> None:
    if world.delivery:
        await world.delivery.close()
        world.delivery = None
    if given.get("drop_pending_updates"):
        world.updates.pending.clear()


async def get_webhook_info(world: World, _given: Json) -> Json:
    """The webhook, and what waits for it."""
    delivery = world.delivery
    info: Json = {
        "url": delivery.hook.url if delivery else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
        "allowed_updates": sorted(world.updates.allowed),
    }
    if delivery:
        info["max_connections"] = delivery.hook.max_connections
        if delivery.last_error:
            info["last_error_date"], info["last_error_message"] = delivery.last_error
    return info


def _kinds(given: Json) -> list[str] | None:
    kinds: list[str] | None = given.get("allowed_updates")
    if unknown := set(kinds or ()) - limits.UPDATES:
        raise broken(f"unknown kinds in allowed_updates: {', '.join(sorted(unknown))}")
    return kinds


async def set_my_commands(world: World, given: Json) -> bool:
    """Set the menu of commands; only the scopes of private chats are shown to users here."""
    commands = limits.commands(given["commands"])
    language = given.get("language_code", "")
    world.menus[language] = commands
    return True


async def get_file(world: World, given: Json) -> Json:
    """Where a file can be downloaded."""
    return world.files.open(given["file_id"])


METHODS: dict[str, Callable[[World, Json], Awaitable[object]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "getFile": get_file,
    "sendMessage": methods.send_message,
    "sendPhoto": methods.send_photo,
    "sendDocument": methods.send_document,
    "sendMediaGroup": methods.send_media_group,
    "editMessageText": methods.edit_message_text,
    "editMessageCaption": methods.edit_message_caption,
    "editMessageReplyMarkup": methods.edit_message_reply_markup,
    "deleteMessage": methods.delete_message,
    "answerCallbackQuery": methods.answer_callback_query,
    "sendChatAction": methods.send_chat_action,
    "leaveChat": methods.leave_chat,
}
