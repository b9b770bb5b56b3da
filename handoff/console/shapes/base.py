"""What all shapes share: a base that forbids other fields, and a colleague in short."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

OwnerName = Literal["bot", "queue", "agent", "closed"]


class Shape(BaseModel):
    """Base of the shapes: a field that is not named here is a mistake."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Colleague(Shape):
    """An agent, in short."""

    id: str
    name: str
