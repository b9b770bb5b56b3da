"""What the bot's unit tests share: Rasa as it is served, without TensorFlow and without noise."""

from bot.server.quiet import quiet
from bot.server.without_tensorflow import go_without_tensorflow

quiet()
go_without_tensorflow()
