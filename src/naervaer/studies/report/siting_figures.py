"""The siting report's maps and charts."""

import math
from collections.abc import Sequence

from markupsafe import Markup

from naervaer.studies.access.country import POINT
from naervaer.studies.report.access_figures import Figure
from naervaer.studies.report.charts import image
from naervaer.studies.report.maps import Dot, Frame, Legend, choropleth, legend_html
from naervaer.studies.report.siting_findings import best_for
from naervaer.studies.report.words import Words
from naervaer.studies.siting.alternatives import Alternative, Comparison
from naervaer.studies.siting.optimum import Objective
from naervaer.studies.siting.result import SitingResult

_PLAN, _BEST = 10.0, 9.0
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 420, 300, 62, 14, 16, 46
_TICKS = 4


def choice_map(
    identity: str,
    result: SitingResult,
    comparison: Comparison,
    objective: Objective,
    words: Words,
) -> Figure:
    """Return the plan's places beside the best for an objective."""
    best = best_for(comparison, objective)
    kind = "points" if comparison.openings.kind == POINT else "offices"
    title = words.text(f"map_siting_{kind}", name=words.text(f"short_{objective.value}"))
    svg = choropleth(
        identity,
        title=title,
        description=words.text(
            "siting_map_desc",
            plan=comparison.plan.columns.size,
            best=best.columns.size,
            near=best.near_plan,
        ),
        frame=Frame.around(result.country.outlines),
        classes=dict.fromkeys(sorted(result.country.outlines), "quiet"),
        dots=[
            *_dots(comparison, best, "winter best", _BEST),
            *_dots(comparison, comparison.plan, "year door", _PLAN),
        ],
    )
    legend = legend_html(
        [
            Legend("year door", words.text("legend_plan_place")),
            Legend("winter best", words.text("legend_best_place")),
        ],
        title=title,
    )
    return Figure(identity, title, svg, legend)


def _dots(comparison: Comparison, item: Alternative, mark: str, radius: float) -> list[Dot]:
    openings = comparison.openings
    return [
        Dot(
            float(openings.x[column]),
            float(openings.y[column]),
            mark,
            radius,
            openings.names[column],
        )
        for column in item.columns.tolist()
    ]


def front_chart(result: SitingResult, words: Words) -> Figure:
    """Return mean minutes against people within 45 minutes: the front and the plan."""
    base = result.points.before.within_45
    front = [(point.within_45 - base, point.mean) for point in result.front]
    plan = result.points.plan.measured
    mine = (plan.within_45 - base, plan.mean)
    axes = _Axes.around([*front, mine])
    title = words.text("front_title")
    content = Markup("{}{}{}{}").format(
        axes.frame(words.text("col_within45_gained"), words.text("col_mean_minutes"), words),
        _line(axes, _unbeaten(front)),
        _marks(axes, front, "spot"),
        _marks(axes, [mine], "door", label=words.text("alt_plan")),
    )
    svg = image(
        "chart-front",
        title=title,
        description=words.text("front_desc", count=len(front)),
        size=(_WIDTH, _HEIGHT),
        style="chart wide",
        content=content,
    )
    return Figure("chart-front", title, svg, Markup(""))


def _unbeaten(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points no other beats in both: more people, fewer minutes."""
    kept: list[tuple[float, float]] = []
    for people, minutes in sorted(points, key=lambda one: (one[1], -one[0])):
        if not kept or people > kept[-1][0]:
            kept.append((people, minutes))
    return kept


def growth_chart(result: SitingResult, words: Words) -> Figure:
    """Return the best mean for each number of new points, and the plan's own."""
    points = result.points
    curve = [(0.0, points.before.mean)]
    curve += [(float(step.count), step.mean.value) for step in result.growth]
    mine = (float(points.plan.columns.size), points.plan.measured.mean)
    axes = _Axes.around([*curve, mine])
    title = words.text("growth_title")
    content = Markup("{}{}{}{}").format(
        axes.frame(words.text("col_new_points"), words.text("col_mean_minutes"), words),
        _line(axes, curve),
        _marks(axes, curve, "spot"),
        _marks(axes, [mine], "door", label=words.text("alt_plan")),
    )
    svg = image(
        "chart-growth",
        title=title,
        description=words.text("growth_desc", count=int(curve[-1][0])),
        size=(_WIDTH, _HEIGHT),
        style="chart wide",
        content=content,
    )
    return Figure("chart-growth", title, svg, Markup(""))


class _Axes:
    """Where numbers stand on a chart."""

    def __init__(self, low: tuple[float, float], high: tuple[float, float]) -> None:
        self.low, self.high = low, high

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Axes":
        """Return axes that hold all points, with some room."""
        across, up = zip(*points, strict=True)
        room = 0.06 * (max(up) - min(up)) or 1.0
        wide = 0.04 * (max(across) - min(across)) or 1.0
        return cls(
            (max(min(across) - wide, 0.0), min(up) - room), (max(across) + wide, max(up) + room)
        )

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point stands."""
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        across = (point[0] - self.low[0]) / (self.high[0] - self.low[0])
        up = (point[1] - self.low[1]) / (self.high[1] - self.low[1])
        return _LEFT + across * width, _TOP + (1 - up) * height

    def frame(self, across: str, up: str, words: Words) -> Markup:
        """Return the axes with numbers and what they mean."""
        bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
        marks = Markup("")
        for value in _ticks(self.low[0], self.high[0]):
            x, _ = self.place((value, self.low[1]))
            marks += Markup('<text x="{:.0f}" y="{}" class="tick middle">{}</text>').format(
                x, bottom + 16, words.number(value)
            )
        for value in _ticks(self.low[1], self.high[1]):
            _, y = self.place((self.low[0], value))
            marks += Markup('<text x="{}" y="{:.0f}" class="tick end">{}</text>').format(
                _LEFT - 6, y + 4, words.number(value, 1)
            )
        return Markup(
            '<path class="axis" d="M{} {}V{}H{}"/>{}'
            '<text x="{:.0f}" y="{}" class="tick middle">{}</text>'
            '<text transform="translate(14 {:.0f}) rotate(-90)" class="tick middle">{}</text>'
        ).format(
            _LEFT,
            _TOP,
            bottom,
            right,
            marks,
            (_LEFT + right) / 2,
            _HEIGHT - 8,
            across,
            (_TOP + bottom) / 2,
            up,
        )


def _ticks(low: float, high: float) -> list[float]:
    """Return a few round numbers between two."""
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return [step * at for at in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _line(axes: _Axes, points: Sequence[tuple[float, float]]) -> Markup:
    return Markup('<polyline class="after" points="{}"/>').format(
        " ".join("{:.1f},{:.1f}".format(*axes.place(point)) for point in points)
    )


def _marks(
    axes: _Axes, points: Sequence[tuple[float, float]], mark: str, *, label: str = ""
) -> Markup:
    drawn = Markup("")
    for point in points:
        x, y = axes.place(point)
        drawn += Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(
            mark, x, y, 6 if label else 3.5
        )
        if label:
            beyond = x > (_LEFT + _WIDTH) / 2
            drawn += Markup(
                '<text x="{:.0f}" y="{:.0f}" class="tick strong {}">{}</text>'
            ).format(x - 10 if beyond else x + 10, y - 8, "end" if beyond else "", label)
    return drawn
