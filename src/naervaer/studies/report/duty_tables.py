"""The duty report's tables on demand, need, response and calibration."""

from datetime import timedelta

import numpy as np

from naervaer.domain.rules.response_time import ResponseClass
from naervaer.studies.access.country import RESPONSE_CLASSES
from naervaer.studies.duty.levers import MEASURES, Experiment
from naervaer.studies.duty.need import TARGETS
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.tables import sea_table as sea_rows
from naervaer.studies.report.cells import minutes_cell, number_cell, people_cell, share_cell
from naervaer.studies.report.duty_findings import HIGH, LOW, points_of
from naervaer.studies.report.method_tables import long_date
from naervaer.studies.report.table import Cell, Table, columns, row
from naervaer.studies.report.words import Words

_WEEK = 7


def weeks_table(result: DutyResult, words: Words) -> Table:
    """Return calls week by week, with the interval of the busiest day."""
    total = result.demand.days.total
    rows = []
    for week in range(result.settings.weeks):
        span = slice(_WEEK * week, _WEEK * (week + 1))
        day = _WEEK * week + int(total.mean[span, 0].argmax())
        first = result.settings.first_day + timedelta(days=_WEEK * week)
        rows.append(
            row(
                long_date(first, words),
                [
                    number_cell(float(total.mean[span, 0].sum()), words),
                    Cell(long_date(result.settings.first_day + timedelta(days=day), words)),
                    number_cell(float(total.mean[day, 0]), words, 1),
                    number_cell(float(total.quantile[day, 0, LOW]), words),
                    number_cell(float(total.quantile[day, 0, HIGH]), words),
                ],
            )
        )
    head = columns(
        words.text("duty_col_week"),
        words.text("duty_col_calls"),
        words.text("duty_col_busiest"),
        words.text("duty_col_mean_day"),
        words.text("duty_col_low"),
        words.text("duty_col_high"),
    )
    note = words.text("duty_note_weeks")
    return Table("t-weeks", words.text("duty_table_weeks"), head, tuple(rows), note)


def groups_demand_table(result: DutyResult, words: Words) -> Table:
    """Return calls by station district: the expected week and the interval of a day."""
    groups = result.demand.days.groups
    head = columns(
        words.text("duty_col_group"),
        words.text("duty_col_calls_week"),
        words.text("duty_col_mean_day"),
        words.text("duty_col_low"),
        words.text("duty_col_high"),
    )
    rows = tuple(
        row(
            name,
            [
                number_cell(float(groups.mean[:, at].sum()) / result.settings.weeks, words, 1),
                number_cell(float(groups.mean[:, at].mean()), words, 1),
                number_cell(float(np.median(groups.quantile[:, at, LOW])), words),
                number_cell(float(np.median(groups.quantile[:, at, HIGH])), words),
            ],
        )
        for at, name in enumerate(result.ground.station_districts)
    )
    return Table("t-groups-demand", words.text("duty_table_groups_demand"), head, rows)


def profiles_table(result: DutyResult, words: Words) -> Table:
    """Return the main answers under each profile."""
    head = columns(
        words.text("duty_col_profile"),
        *(
            words.text(key)
            for key in (
                "duty_col_unit_hours",
                "duty_col_night",
                "duty_col_most",
                "duty_col_in_time",
                "duty_col_long_waits",
            )
        ),
    )
    rows = tuple(
        row(
            words.text(f"duty_profile_{item.profile.name}"),
            [
                number_cell(item.unit_hours, words),
                number_cell(item.night_units, words, 1),
                number_cell(float(item.most_units), words),
                share_cell(item.urgent_in_time, words),
                share_cell(item.long_waits, words),
            ],
        )
        for item in result.profiles
    )
    return Table("t-profiles", words.text("duty_table_profiles"), head, rows)


def calibration_table(result: DutyResult, words: Words) -> Table:
    """Return computed, adjusted and published minutes."""
    fit = result.fit.fit
    head = columns(
        words.text("duty_col_class"),
        *(
            words.text(f"duty_col_{key}")
            for key in ("share", "computed", "adjusted", "published", "difference")
        ),
    )
    rows = tuple(
        row(
            place.value,
            [
                Cell(words.share(share, 0), sort=share),
                number_cell(fit.computed[place, share], words, 1),
                number_cell(fit.adjusted[place, share], words, 1),
                number_cell(published, words),
                Cell(
                    words.points(fit.differences[place, share]),
                    sort=fit.differences[place, share],
                ),
            ],
        )
        for (place, share), published in fit.published.items()
    )
    return Table("t-calibration", words.text("duty_table_calibration"), head, rows)


def need_table(result: DutyResult, words: Words) -> Table:
    """Return need and reach by station district."""
    need = result.need
    head = columns(
        words.text("duty_col_group"),
        *(
            words.text(f"duty_col_{key}")
            for key in (
                "reach", "one", "half", "wanted", "units", "least", "peak", "target",
            )
        ),
    )  # fmt: skip
    rows = tuple(
        row(
            name,
            [
                share_cell(float(need.reachable[0, at]), words),
                share_cell(float(need.from_one[0, at]), words),
                share_cell(float(need.reachable[1, at]), words),
                share_cell(float(need.wanted[0, at]), words),
                number_cell(float(need.units[:, at].mean()), words, 1),
                number_cell(float(need.units[:, at].min()), words),
                number_cell(float(need.units[:, at].max()), words),
                number_cell(float(need.units_for_target[at]), words),
            ],
        )
        for at, name in enumerate(result.ground.station_districts)
    )
    note = words.text("duty_note_need")
    return Table("t-need", words.text("duty_table_need"), head, rows, note)


def response_table(result: DutyResult, words: Words) -> Table:
    """Return one simulated period, judged."""
    base = result.experiments.base.response
    head = columns(
        words.text("duty_col_class"),
        *(
            words.text(f"duty_col_{key}")
            for key in (
                "share", "requirement", "missions", "minutes", "interval", "within", "met",
                "chance",
            )
        ),
    )  # fmt: skip
    rows = []
    for (target, name), found in base.judged.items():
        percentile = found.percentile
        rows.append(
            row(
                name,
                [
                    Cell(words.share(TARGETS[target].share, 0)),
                    number_cell(found.requirement_minutes, words),
                    Cell(_missions(result, target, name, words), sort=percentile.missions),
                    minutes_cell(percentile.minutes, words),
                    Cell(_interval(percentile.low, percentile.high, words)),
                    share_cell(found.share_within, words),
                    Cell(_met(found.is_met, is_sure=found.is_sure, words=words)),
                    share_cell(base.chance_met[target, name], words),
                ],
            )
        )
    note = words.text("duty_note_response")
    return Table("t-response", words.text("duty_table_response"), head, tuple(rows), note)


def groups_table(result: DutyResult, words: Words) -> Table:
    """Return urgent missions by station district, all simulated periods together."""
    base = result.experiments.base.response
    head = columns(
        words.text("duty_col_group"),
        words.text("duty_col_missions_period"),
        words.text("duty_col_in_time"),
        words.text("duty_col_reach"),
    )
    rows = tuple(
        row(
            name,
            [
                number_cell(float(base.group_missions[at]), words, 1),
                share_cell(float(base.by_group[at]), words),
                share_cell(float(result.need.reachable[0, at]), words),
            ],
        )
        for at, name in enumerate(result.ground.station_districts)
    )
    return Table("t-groups", words.text("duty_table_groups"), head, rows)


def lever_table(item: Experiment, result: DutyResult, words: Words) -> Table:
    """Return what one lever does, measure by measure."""
    head = columns(
        words.text("duty_col_measure"),
        *(
            words.text(f"duty_col_{key}")
            for key in ("before", "after", "change", "interval", "clear")
        ),
    )
    rows = []
    for measure in MEASURES:
        gain = item.gains[measure]
        scale = points_of(1.0) if measure != "overtime" else 1.0
        low, high = gain.difference - gain.half_width, gain.difference + gain.half_width
        rows.append(
            row(
                words.text(f"duty_measure_{measure}"),
                [
                    number_cell(scale * gain.before, words, 1),
                    number_cell(scale * gain.after, words, 1),
                    Cell(words.points(scale * gain.difference, 2), sort=gain.difference),
                    Cell(
                        words.text(
                            "span",
                            low=words.points(scale * low, 2),
                            high=words.points(scale * high, 2),
                        )
                    ),
                    Cell(words.text("duty_yes" if gain.is_clear else "duty_no")),
                ],
            )
        )
    name = words.text(
        f"duty_lever_{item.name}", spared=words.share(result.experiments.spared, 0)
    )
    note = words.text(
        "duty_note_lever",
        before=words.number(item.before.plan.unit_hours),
        after=words.number(item.after.plan.unit_hours),
    )
    return Table(f"t-lever-{item.name}", name, head, tuple(rows), note)


def sea_table(result: DutyResult, words: Words) -> Table:
    """Return who is reached with and without ferries."""
    head = columns(
        words.text("duty_col_roads"),
        words.text("duty_col_in_limit"),
        words.text("duty_col_in_hour"),
        words.text("duty_col_never"),
    )
    rows = tuple(
        row(
            words.text(f"duty_sea_{item['roads']}"),
            [
                people_cell(float(item["people_within_limit"]), words),
                people_cell(float(item["people_within_60"]), words),
                people_cell(float(item["people_unreachable"]), words),
            ],
        )
        for item in sea_rows(result).to_dict("records")
    )
    return Table("t-sea", words.text("duty_table_sea"), head, rows)


def _missions(result: DutyResult, target: int, name: str, words: Words) -> str:
    found = result.experiments.base.response.judged[target, name].percentile
    text = words.number(float(found.missions))
    few = f" ({words.text('duty_too_few')})" if found.warning else ""
    return text + few


def _interval(low: float, high: float, words: Words) -> str:
    ends = [words.number(end) if np.isfinite(end) else "…" for end in (low, high)]
    return words.text("span", low=ends[0], high=ends[1])


def _met(is_met: bool | None, *, is_sure: bool, words: Words) -> str:
    if is_met is None:
        return "–"
    answer = words.text("duty_yes" if is_met else "duty_no")
    return answer if is_sure else f"{answer} ({words.text('duty_unsure')})"


def class_index(place: ResponseClass) -> int:
    """Return where a class stands in arrays."""
    return RESPONSE_CLASSES.index(place.value)
