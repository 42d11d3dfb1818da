"""Reading along: an engine's model, opened once for a process, and what it perceives of a report."""

from functools import cache

from riwaya.errors import ModelError
from riwaya.extraction.draft import Draft
from riwaya.extraction.learned.hints import hints
from riwaya.extraction.learned.model import FOLDER, Model
from riwaya.extraction.learned.perception import Perception


@cache
def opened(engine: str) -> Model | ModelError:
    """Return an engine's model, opened once for a process, or what is wrong with its file."""
    try:
        return Model(FOLDER / f"{engine}.onnx")
    except ModelError as error:
        return error


def perceive(draft: Draft, model: Model) -> None:
    """Let the encoder read every passage of a report."""
    draft.perceived = [
        Perception(model, text, hints(draft, number, model.types)) for number, text in enumerate(draft.texts)
    ]
