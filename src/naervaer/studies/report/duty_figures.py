"""The duty report's charts: calls by day with their interval, and the need through the week."""

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from naervaer.studies.duty.result import DutyResult
from naervaer.studies.report.access_figures import Figure
from naervaer.studies.report.charts import image
from naervaer.studies.report.duty_findings import HIGH, LOW
from naervaer.studies.report.words import Words

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 520, 260, 44, 12, 12, 44
_DAY, _WEEK = 24, 7


def days_chart(result: DutyResult, words: Words) -> Figure:
    """Return calls a day over the period, with the 80 % interval as a band."""
    total = result.demand.days.total
    mean, low, high = total.mean[:, 0], total.quantile[:, 0, LOW], total.quantile[:, 0, HIGH]
    scale = _Scale(mean.size, float(high.max()))
    band = [(at, value) for at, value in enumerate(low.tolist())]
    band += [(at, value) for at, value in reversed(list(enumerate(high.tolist())))]
    content = Markup("{}{}{}").format(
        scale.frame(
            words,
            every=_WEEK,
            across=words.text("duty_axis_days"),
            up=words.text("duty_axis_calls"),
        ),
        Markup('<path class="band" d="M{}Z"/>').format(
            "L".join("{:.1f} {:.1f}".format(*scale.place(*point)) for point in band)
        ),
        scale.line(mean, "after"),
    )
    description = words.text(
        "duty_chart_days_desc",
        days=mean.size,
        low=words.number(float(mean.min())),
        high=words.number(float(mean.max())),
    )
    return _figure("chart-days", words.text("duty_chart_days"), description, content)


def week_chart(result: DutyResult, words: Words) -> Figure:
    """Return the units needed through a mean week under every profile."""
    most = max(float(item.units.max()) for item in result.profiles)
    used = result.profiles[0].units
    scale = _Scale(used.size, most)
    lines = [
        scale.line(item.units, "after" if at == 0 else "before")
        for at, item in enumerate(result.profiles)
    ]
    content = Markup("{}{}").format(
        scale.frame(
            words,
            every=_DAY,
            across=words.text("duty_axis_hours"),
            up=words.text("duty_axis_units"),
        ),
        Markup("").join(reversed(lines)),
    )
    description = words.text(
        "duty_chart_week_desc",
        low=words.number(float(used.min()), 1),
        high=words.number(float(used.max()), 1),
    )
    return _figure("chart-week", words.text("duty_chart_week"), description, content)


def _figure(identity: str, title: str, description: str, content: Markup) -> Figure:
    svg = image(
        identity,
        title=title,
        description=description,
        size=(_WIDTH, _HEIGHT),
        style="chart wide",
        content=content,
    )
    return Figure(identity, title, svg, Markup(""))


class _Scale:
    """From a step and a value to a place on the chart; values start at 0."""

    def __init__(self, steps: int, most: float) -> None:
        self.steps = steps
        self.tick = next(
            step
            for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10_000)
            if most / step <= 6  # noqa: PLR2004 - ticks
        )
        self.most = self.tick * float(np.ceil(most / self.tick)) or 1.0

    def place(self, step: float, value: float) -> tuple[float, float]:
        """Return x and y."""
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        across = step / max(self.steps - 1, 1)
        return _LEFT + across * width, _TOP + (1 - value / self.most) * height

    def line(self, values: NDArray[np.float64], mark: str) -> Markup:
        """Return one line."""
        points = " ".join(
            "{:.1f},{:.1f}".format(*self.place(at, value))
            for at, value in enumerate(values.tolist())
        )
        return Markup('<polyline class="{}" points="{}"/>').format(mark, points)

    def frame(self, words: Words, *, every: int, across: str, up: str) -> Markup:
        """Return axes, numbers and what they mean."""
        bottom = _HEIGHT - _BOTTOM
        marks = Markup("")
        for step in range(0, self.steps, every):
            x, _ = self.place(step, 0.0)
            marks += Markup('<text x="{:.0f}" y="{}" class="tick middle">{}</text>').format(
                x, bottom + 16, words.number(step)
            )
        for value in np.arange(0.0, self.most + self.tick / 2, self.tick).tolist():
            _, y = self.place(0, value)
            marks += Markup('<text x="{}" y="{:.0f}" class="tick end">{}</text>').format(
                _LEFT - 6, y + 4, words.number(value)
            )
        return Markup(
            '<path class="axis" d="M{} {}V{}H{}"/>{}'
            '<text x="{:.0f}" y="{}" class="tick middle">{}</text>'
            '<text transform="translate(12 {:.0f}) rotate(-90)" class="tick middle">{}</text>'
        ).format(
            _LEFT,
            _TOP,
            bottom,
            _WIDTH - _RIGHT,
            marks,
            (_LEFT + _WIDTH - _RIGHT) / 2,
            _HEIGHT - 6,
            across,
            (_TOP + bottom) / 2,
            up,
        )
