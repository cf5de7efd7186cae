"""Every error the package raises on purpose, drawn as one tree.

::

    NaervaerError
    ├── UnusableInputError (ValueError)    the data or settings given cannot be used
    ├── UnknownNameError (KeyError)        a municipality, rule, promise … that does not exist
    ├── MissingDataError (FileNotFoundError)   a file or data set that is not there
    ├── UnreachableServiceError (OSError)  an outside service that did not answer
    └── RuleBrokenError                    an act that a rule refuses, with the rule's reasons

A message is one line: it says what was given and what was expected. "No feasible plan" is
not an error but an ending of a solver (`naervaer.planning.solving.Ending`).
"""


class NaervaerError(Exception):
    """The package cannot do what was asked."""


class UnusableInputError(NaervaerError, ValueError):
    """The data or the settings given cannot be worked with."""


class UnknownNameError(NaervaerError, KeyError):
    """A name or number was given that nothing here answers to."""

    def __str__(self) -> str:
        """Return the plain message; `KeyError` would put it in quotation marks."""
        return str(self.args[0]) if self.args else ""


class MissingDataError(NaervaerError, FileNotFoundError):
    """A file or data set that the work needs is not there."""


class UnreachableServiceError(NaervaerError, OSError):
    """An outside service did not answer, or answered with a refusal."""


class RuleBrokenError(NaervaerError):
    """An act was refused by a rule; the message gives the rule's reasons."""
