"""How a view says which act it lets somebody do."""

from collections.abc import Callable
from typing import Any, TypeVar

from naervaer.domain.authority import Act

View = TypeVar("View", bound=Callable[..., Any])
_ATTRIBUTE = "naervaer_act"


def lets(act: Act) -> Callable[[View], View]:
    """Declare the act of a view; the middleware refuses whoever may not do it anywhere."""

    def declared(view: View) -> View:
        setattr(view, _ATTRIBUTE, act)
        return view

    return declared


def act_of(view: Callable[..., Any]) -> Act | None:
    """Return the act a view has declared, or None."""
    act: Act | None = getattr(view, _ATTRIBUTE, None)
    return act
