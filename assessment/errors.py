"""What can go wrong, in the reader's words.

`Mistake` is the reader's to mend: it is shown as it stands, without a traceback (exit 1 on the command
line). Anything else that escapes is our bug (exit 3, with a log).
"""

from __future__ import annotations


class Mistake(Exception):
    """Something the reader can put right. The message says where, what and what to do next."""


class ContentProblem(Mistake):
    """A scenario or rubric file that can't be used; the message lists every problem with its line."""


class HandoverTooLong(Mistake):
    """A handover over the limit of characters that the engine marks."""


class NotAllowed(Mistake):
    """The acting person may not do this."""


class NotFound(Mistake):
    """There is no such record, or it is not this person's to see."""


class Conflict(Mistake):
    """Somebody else changed the record first; nothing was overwritten."""


class StoreProblem(Mistake):
    """The database can't be reached or is not of this version of Baton."""


class ModelDamaged(Mistake):
    """The file of a language model is not the one that Baton was tested with."""
