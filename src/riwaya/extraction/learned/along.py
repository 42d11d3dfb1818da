"""Reading along: an engine's model, opened once for a process, and what it perceives of a report."""

from functools import cache
from typing import TYPE_CHECKING

from riwaya.errors import ModelError
from riwaya.extraction.draft import Draft
from riwaya.extraction.learned.hints import hints

if TYPE_CHECKING:
    from riwaya.extraction.learned.model import Model


@cache
def opened(engine: str) -> "Model | ModelError":
    """Return an engine's model, opened once for a process, or what is wrong with its file."""
    from riwaya.extraction.learned.model import FOLDER, Model  # numpy and the runtime take a while to load

    try:
        return Model(FOLDER / f"{engine}.onnx")
    except ModelError as error:
        return error


def perceive(draft: Draft) -> None:
    """Let the encoder read every passage of a report."""
    from riwaya.extraction.learned.perception import Perception

    assert draft.model is not None
    draft.perceived = [
        Perception(draft.model, text, hints(draft, number, draft.model.types))
        for number, text in enumerate(draft.texts)
    ]
