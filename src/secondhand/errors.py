"""The two ways a run can be disappointed. Both say what happened, where, and what to do."""


class SecondhandError(Exception):
    """A message for a person: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what = what
        self.where = where
        self.advice = advice
        super().__init__(what, where, advice)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.advice}" if self.advice else head

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive pickling by default, and workers send errors home.
        return _rebuild, (type(self), self.what, self.where, self.advice)


class Unreadable(SecondhandError):
    """This one item cannot be read: it is recorded with its reason and the run goes on."""


class Unusable(SecondhandError):
    """The run cannot go on: a wrong argument, a damaged case, a full disk."""


def _rebuild(kind: type[SecondhandError], what: str, where: str, advice: str) -> SecondhandError:
    return kind(what, where=where, advice=advice)
