"""Compile the engines' kernels once, so that the first question is answered at full speed."""

from naervaer.planning.rostering import warm_up_districts, warm_up_rosters
from naervaer.planning.siting import warm_up_center, warm_up_coverage, warm_up_median
from naervaer.planning.travel import warm_up


def main() -> None:
    """Compile; what is compiled already is only loaded."""
    warm_up()
    warm_up_median()
    warm_up_center()
    warm_up_coverage()
    warm_up_rosters()
    warm_up_districts()


if __name__ == "__main__":
    main()
