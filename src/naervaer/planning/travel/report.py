"""Assumptions and routes as plain tables for people."""

from naervaer.planning.travel.params import assumptions
from naervaer.planning.travel.solution import Route


def assumption_table() -> str:
    """Return every assumption of `SpeedTable` as a Markdown table."""
    lines = ["| name | default | unit | range | reason |", "| --- | ---: | --- | --- | --- |"]
    lines += [
        f"| `{row.name}` | {row.default:g} | {row.unit} | {row.low:g}–{row.high:g} "
        f"| {row.reason} |"
        for row in assumptions()
    ]
    return "\n".join(lines)


def route_rows(route: Route) -> list[tuple[str, float, float, float]]:
    """Return a route leg by leg: name, kilometres, minutes, minutes of waiting among them."""
    rows = []
    for leg in route.legs:
        if leg.is_ferry:
            name = f"ferry {leg.crossing}"
        elif leg.number:
            name = f"{leg.category}{leg.number}"
        else:
            name = "between quay and road" if leg.is_connector else "road without number"
        rows.append((name, leg.metres / 1000.0, leg.minutes, leg.wait_minutes))
    return rows
