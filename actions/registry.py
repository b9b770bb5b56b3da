"""Finds the bot's actions: each named class in actions/topics, and the one that answers from data alone."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from rasa_sdk.executor import ActionExecutor

from actions import topics
from actions.action import NamedAction, Resources
from actions.from_data import Answer


def all_actions(resources: Resources) -> ActionExecutor:
    """Make all actions of the bot; raises `ValueError` where two have one name."""
    executor = ActionExecutor()
    found: list[type[NamedAction]] = [Answer, *find_actions()]
    for action in found:
        if action.called in executor.actions:
            raise ValueError(f"two actions are called {action.called}")
        executor.register_action(action(resources))
    return executor


def find_actions() -> Iterator[type[NamedAction]]:
    """Yield the classes of the actions, module by module."""
    for module in pkgutil.iter_modules(topics.__path__, f"{topics.__name__}."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            # A module also holds the classes it imports, and base classes, which have no name of their own.
            if found.__module__ == module.name and issubclass(found, NamedAction) and "called" in vars(found):
                yield found
