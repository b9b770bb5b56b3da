"""Every table, by noun. A column is added here and in a migration; a test compares the two."""

from handoff.store.base import Base as Base
from handoff.store.tables import delivery as delivery
from handoff.store.tables import photos as photos
from handoff.store.tables import telegram as telegram
from handoff.store.tables.agents import agents as agents
from handoff.store.tables.conversations import conversations as conversations
