"""What shoppers name in their messages: order numbers, e-mail addresses, products, days and the like.

A blank English spaCy pipeline with our own patterns and the shop's words; nothing is learnt and nothing downloaded.
Each entity comes with one form however it was written: "#1042", "order no. 1042" and "１０４２" are all "1042"; what
was written stands between its start and end.
"""

from bot.entities.dates import Calendar
from bot.entities.pipeline import Found, build, found, masked
from bot.entities.shop import calendar_of
from bot.entities.vocabulary import Vocabulary

__all__ = ["Calendar", "Found", "Vocabulary", "build", "calendar_of", "found", "masked"]
