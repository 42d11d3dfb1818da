"""What can go wrong, said so that the reader can put it right."""


class RiwayaError(Exception):
    """An error with a place, a cause and a remedy.

    `where` names the source (path, URL, line), `what` says what is wrong, `remedy` how to put it right.

    >>> print(SourceError("a.html", "the file is empty", "save the page again"))
    a.html: the file is empty (save the page again)
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.remedy})" if self.remedy else "")


class SourceError(RiwayaError):
    """A source that cannot be read as a report."""


class LexiconError(RiwayaError):
    """A lexicon row that does not keep the rules of its file."""


class ReadingError(RiwayaError):
    """A stored reading or a gold case that does not keep the codebook."""


class ModelError(RiwayaError):
    """A model file that is missing, or is not the one that its card describes."""


class StoreError(RiwayaError):
    """A database that cannot be opened, read or written."""
