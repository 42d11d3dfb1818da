"""What is written on: a page, a file, a terminal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The surface that a format writes for.

    `language` is that of labels (None: the format's own choice), `width` in columns of a terminal, `colour`
    whether the terminal shows colours.
    """

    language: str | None = None
    width: int = 100
    colour: bool = False
