"""What the bot's unit tests share: Rasa as it is served, without TensorFlow and without noise."""

from bot.lean import go_without_tensorflow
from bot.quiet import quiet

quiet()
go_without_tensorflow()
