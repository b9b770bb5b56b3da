"""Rasa without TensorFlow, which it imports at every start and which nothing in our pipeline uses.

That import is most of Rasa's start-up time and half of its memory. Rasa only needs names to derive classes from and to
annotate with; it gets hollow ones. A component that does use TensorFlow must not be served like this: calling anything
hollow raises.
"""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import MutableSequence
from types import ModuleType
from typing import Any

_HEAVY = frozenset(
    {"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "tensorflow_probability", "keras", "jax"}
)


class HollowError(RuntimeError):
    """Something that needs TensorFlow was called in a process that does without it."""


class _Hollow(type):
    """A class for every name: fit to derive from, to annotate with, and to look further names up in."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Hollow(name, (), {})

    def __call__(cls, *args: Any, **_: Any) -> Any:
        # Decorators of functions (tf.function) leave them as they are.
        if len(args) == 1 and callable(args[0]):
            return args[0]
        raise HollowError(f"{cls.__name__} needs TensorFlow, which this process does without")


class _HollowModule(ModuleType):
    __path__: MutableSequence[str] = []  # noqa: RUF012  # what makes Python take it for a package

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Hollow(name, (), {})


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, fullname: str, path: Any, target: Any = None) -> "importlib.machinery.ModuleSpec | None":
        del path, target
        if fullname.partition(".")[0] in _HEAVY:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _HollowModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        del module


def go_without_tensorflow() -> None:
    """Keep TensorFlow from being imported by anything that is imported from here on."""
    # spaCy asks whether TensorFlow is there and must be told that it is not.
    sys.modules["tensorflow"] = None  # type: ignore[assignment]  # None there is how Python says that a module is absent
    import spacy  # noqa: F401, PLC0415  # here it is the import itself that is wanted

    del sys.modules["tensorflow"]
    sys.meta_path.insert(0, _Finder())
