"""What became of one item."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """One item and its result, or, where `failure` is not None, the reason why it has none."""

    item: T
    result: R | None = None
    failure: str | None = None


def describe(error: BaseException) -> str:
    """Say in one line what went wrong.

    >>> describe(ValueError("too long"))
    'ValueError: too long'
    """
    return f"{type(error).__name__}: {error}".strip().rstrip(":").splitlines()[0]
