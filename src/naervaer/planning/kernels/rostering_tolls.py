"""The cheapest lawful row over a long horizon: tolls on what is limited, then a short search.

Where minutes, weekends and counts together make too many states (see `rostering_rows`), each
limit gets a toll (Lagrangian relaxation; Handler and Zang 1980, doi:10.1002/net.3230100403).
With tolls the cheapest row is a shortest path over the positions alone; the cheapest way on
from every position at the best tolls bounds every lawful row, and prunes an exact search over
position, units, weekends and watched counts. What is kept of a day is limited, so memory is.

Positions, kinds, classes, units and watched counts are those of `rostering_rows`.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

_TINY = 1e-9
_GROW, _SHRINK = 1.3, 0.5
_NOISE = 0.05
_MIX = 0x9E3779B97F4A7C1


@njit(cache=True, nogil=True)
def ways_on(
    tolled: NDArray[np.float64],
    weekend_toll: float,
    may_follow: NDArray[np.bool_],
    kind_class: NDArray[np.int64],
    off_positions: int,
    shortest_run: int,
    longest_run: int,
    first_weekday: int,
    must_work: NDArray[np.bool_],
    onward: NDArray[np.float64],
    choice: NDArray[np.int16],
) -> tuple[float, int]:
    """Fill the cheapest way on from each position after each day, limits left to the tolls.

    Parameters
    ----------
    tolled
        Cost per day and kind with tolls, shape (D, K), infinite where not allowed.
    weekend_toll
        Added for each weekend begun.
    may_follow, kind_class, off_positions, shortest_run, longest_run, first_weekday, must_work
        As in `cheapest_row`.
    onward, choice
        Filled, shape (D, positions): the cost after that day, and the best choice of the
        next day, 0 for off and 1 + kind for work.

    Returns
    -------
    tuple
        Cost of the cheapest row with tolls, and its first choice.

    """
    days, kinds = tolled.shape
    classes = may_follow.shape[0]
    positions = off_positions + longest_run * classes
    for position in range(positions):
        onward[days - 1, position] = 0.0
    for day in range(days - 1, 0, -1):
        weekday = (first_weekday + day) % 7
        for position in range(positions):
            best, chosen = np.inf, 0
            is_off = position < off_positions
            run, group = position + 1, 0
            if not is_off:
                run = (position - off_positions) // classes + 1
                group = (position - off_positions) % classes
            if not must_work[day] and (is_off or run >= shortest_run or run == day):
                target = min(position + 1, off_positions - 1) if is_off else 0
                best = onward[day, target]
            may_work = run < longest_run
            if is_off:
                may_work = longest_run >= 1 and (run >= off_positions or run == day)
            if may_work:
                extra = 0.0
                if weekday == 5 or (weekday == 6 and is_off):
                    extra = weekend_toll
                base = off_positions + (0 if is_off else run) * classes
                for kind in range(kinds):
                    if not is_off and not may_follow[group, kind]:
                        continue
                    value = tolled[day, kind] + extra + onward[day, base + kind_class[kind]]
                    if value < best:
                        best, chosen = value, kind + 1
            onward[day - 1, position] = best
            choice[day - 1, position] = chosen
    best, first = np.inf, 0
    if not must_work[0]:
        best = onward[0, 0]
    if longest_run >= 1:
        extra = weekend_toll if first_weekday % 7 >= 5 else 0.0
        for kind in range(kinds):
            value = tolled[0, kind] + extra + onward[0, off_positions + kind_class[kind]]
            if value < best:
                best, first = value, kind + 1
    return best, first


@njit(cache=True, nogil=True)
def follow(
    first: int,
    choice: NDArray[np.int16],
    kind_class: NDArray[np.int64],
    classes: int,
    off_positions: int,
    first_weekday: int,
    row: NDArray[np.int64],
) -> int:
    """Fill the row that the choices lead to (-1 off) and return the weekends worked."""
    days = choice.shape[0]
    weekends, position = 0, -1
    for day in range(days):
        chosen = first if day == 0 else choice[day - 1, position]
        row[day] = chosen - 1
        is_off = position < off_positions
        if chosen == 0:
            held = min(position + 1, off_positions - 1)
            position = 0 if position < 0 or not is_off else held
            continue
        weekday = (first_weekday + day) % 7
        if weekday == 5 or (weekday == 6 and is_off):
            weekends += 1
        run = 0 if is_off else (position - off_positions) // classes + 1
        position = off_positions + run * classes + kind_class[chosen - 1]
    return weekends


@njit(cache=True, nogil=True)
def cheapest_row_by_tolls(
    best_cost: NDArray[np.float64],
    may_follow: NDArray[np.bool_],
    kind_units: NDArray[np.int64],
    kind_class: NDArray[np.int64],
    kind_stride: NDArray[np.int64],
    kind_limit: NDArray[np.int64],
    limits: NDArray[np.int64],
    watched: int,
    off_positions: int,
    shortest_run: int,
    longest_run: int,
    least_units: int,
    most_units: int,
    most_weekends: int,
    first_weekday: int,
    must_work: NDArray[np.bool_],
    tolls: NDArray[np.float64],
    steps: NDArray[np.float64],
    turns: int,
    slack: float,
    most_kept: int,
    exact: bool,
    row: NDArray[np.int64],
) -> tuple[float, float]:
    """Return a lower bound and the cost of the row filled in; infinite without a row.

    Parameters
    ----------
    best_cost … must_work
        As in `cheapest_row`.
    tolls, steps
        On units, on weekends and on each watched count, shape (2 + J,), with how far each
        moves next; changed, so that the next call begins from them.
    turns
        How often the tolls move.
    slack
        Rows up to this much above the bound are searched first; then twice as much, until
        one is found.
    most_kept
        Most states kept of a day; the bound is that of the tolls alone when that cuts. With 0
        nothing is searched: the row is the cheapest with tolls, and may pass the limits.
    exact
        Whether the row has to be the cheapest; else one within the slack will do.
    row
        Filled, shape (D,).

    """
    days, kinds = best_cost.shape
    classes = may_follow.shape[0]
    positions = off_positions + longest_run * classes
    cap = most_weekends if most_weekends >= 0 else days
    tolled = np.empty((days, kinds))
    onward = np.empty((days, positions))
    choice = np.empty((days, positions), dtype=np.int16)
    counted = np.zeros(limits.size, dtype=np.int64)
    best_tolls, best = tolls.copy(), -np.inf
    now = tolls.copy()
    signs = np.zeros(tolls.size)
    for turn in range(turns + 1):
        if turn == turns:
            now[:] = best_tolls
        _add_tolls(best_cost, kind_units, kind_stride, kind_limit, now, tolled)
        value, first = ways_on(
            tolled,
            now[1],
            may_follow,
            kind_class,
            off_positions,
            shortest_run,
            longest_run,
            first_weekday,
            must_work,
            onward,
            choice,
        )
        if value == np.inf:
            return np.inf, np.inf
        constant = now[0] * (most_units if now[0] > 0 else least_units) + now[1] * cap
        for watch in range(limits.size):
            constant += now[2 + watch] * limits[watch]
        if turn == turns:
            best = value - constant
            if most_kept == 0:
                follow(first, choice, kind_class, classes, off_positions, first_weekday, row)
                return best, best
            break
        if value - constant > best:
            best = value - constant
            best_tolls[:] = now
        weekends = follow(first, choice, kind_class, classes, off_positions, first_weekday, row)
        units = 0
        counted[:] = 0
        for day in range(days):
            if row[day] >= 0:
                units += kind_units[row[day]]
                if kind_stride[row[day]] > 0:
                    counted[kind_limit[row[day]]] += 1
        amiss = 0
        for place in range(tolls.size):
            if place == 0:
                over = units - most_units if units > most_units else min(units - least_units, 0)
                if over == 0 and now[0] > 0 and units < most_units:
                    over = -1
                elif over == 0 and now[0] < 0 and units > least_units:
                    over = 1
            elif place == 1:
                over = weekends - cap
            else:
                over = counted[place - 2] - limits[place - 2] if watched > 1 else -1
            sign = 1.0 if over > 0 else (-1.0 if over < 0 else 0.0)
            if place > 0 and sign < 0 and now[place] <= 0.0:
                sign = 0.0
            if sign != 0.0:
                amiss += 1
                if sign * signs[place] < 0:
                    steps[place] = max(steps[place] * _SHRINK, 1e-4)
                elif sign * signs[place] > 0:
                    steps[place] *= _GROW
                before = now[place]
                now[place] += sign * steps[place]
                if place > 0:
                    now[place] = max(now[place], 0.0)
                elif before * now[place] < 0:
                    now[place] = 0.0
            signs[place] = sign
        if amiss == 0:
            # The cheapest row with tolls keeps every limit and wastes no toll.
            tolls[:] = best_tolls
            cost = 0.0
            for day in range(days):
                if row[day] >= 0:
                    cost += best_cost[day, row[day]]
            return cost, cost
    tolls[:] = best_tolls
    while True:
        cost, was_cut = _search(
            best_cost,
            may_follow,
            kind_units,
            kind_class,
            kind_stride,
            kind_limit,
            limits,
            watched,
            off_positions,
            shortest_run,
            longest_run,
            least_units,
            most_units,
            cap,
            first_weekday,
            must_work,
            tolls,
            onward,
            best + slack,
            _NOISE * min(slack, 100.0),
            most_kept,
            row,
        )
        if was_cut or not exact:
            if cost < np.inf or was_cut:
                return best, cost
        elif cost <= best + slack + _TINY:
            return cost, cost
        elif cost < np.inf:
            slack = cost - best
            continue
        if slack == np.inf:
            return np.inf, np.inf
        slack = 4.0 * slack if slack < 1e6 else np.inf


@njit(cache=True, nogil=True)
def _add_tolls(
    best_cost: NDArray[np.float64],
    kind_units: NDArray[np.int64],
    kind_stride: NDArray[np.int64],
    kind_limit: NDArray[np.int64],
    tolls: NDArray[np.float64],
    tolled: NDArray[np.float64],
) -> None:
    """Fill the costs with the tolls on units and watched counts."""
    for kind in range(kind_units.size):
        toll = tolls[0] * kind_units[kind]
        if kind_stride[kind] > 0:
            toll += tolls[2 + kind_limit[kind]]
        for day in range(best_cost.shape[0]):
            tolled[day, kind] = best_cost[day, kind] + toll


@njit(cache=True, nogil=True)
def _search(
    best_cost: NDArray[np.float64],
    may_follow: NDArray[np.bool_],
    kind_units: NDArray[np.int64],
    kind_class: NDArray[np.int64],
    kind_stride: NDArray[np.int64],
    kind_limit: NDArray[np.int64],
    limits: NDArray[np.int64],
    watched: int,
    off_positions: int,
    shortest_run: int,
    longest_run: int,
    least_units: int,
    most_units: int,
    cap: int,
    first_weekday: int,
    must_work: NDArray[np.bool_],
    tolls: NDArray[np.float64],
    onward: NDArray[np.float64],
    highest: float,
    noise: float,
    most_kept: int,
    row: NDArray[np.int64],
) -> tuple[float, bool]:
    """Return the cost of the cheapest row up to `highest`, and whether states were cut."""
    days, kinds = best_cost.shape
    classes = may_follow.shape[0]
    unit_span, weekend_span = most_units + 1, cap + 1
    room = most_kept * (kinds + 1) + 1
    size = 1
    while size < 2 * room:
        size *= 2
    mask = size - 1
    slot = np.full(size, -1, dtype=np.int32)
    key = np.empty(room, dtype=np.int64)
    cost = np.empty(room)
    rank = np.empty(room)
    came = np.empty(room, dtype=np.int32)
    did = np.empty(room, dtype=np.int16)
    place = np.empty(room, dtype=np.int32)
    now_key = np.empty(most_kept, dtype=np.int64)
    now_cost = np.empty(most_kept)
    back = np.empty((days, most_kept), dtype=np.int32)
    kept_did = np.empty((days, most_kept), dtype=np.int16)
    constant = tolls[0] * (most_units if tolls[0] > 0 else least_units) + tolls[1] * cap
    for watch in range(limits.size):
        constant += tolls[2 + watch] * limits[watch]
    most_per_day = 0
    for kind in range(kinds):
        most_per_day = max(most_per_day, kind_units[kind])
    was_cut = False
    now_count = 1
    now_key[0], now_cost[0] = -1, 0.0
    for day in range(days):
        weekday = (first_weekday + day) % 7
        count = 0
        for source in range(now_count):
            position, units, weekends, watch = -1, 0, 0, 0
            if day > 0:
                rest = now_key[source]
                watch = rest % watched
                rest //= watched
                weekends = rest % weekend_span
                rest //= weekend_span
                units = rest % unit_span
                position = rest // unit_span
            is_off = position < off_positions
            run, group = position + 1, 0
            if not is_off:
                run = (position - off_positions) // classes + 1
                group = (position - off_positions) % classes
            for option in range(kinds + 1):
                next_units, next_weekends, next_watch = units, weekends, watch
                value = now_cost[source]
                if option == 0:
                    if must_work[day]:
                        continue
                    if not is_off and run < shortest_run and run != day:
                        continue
                    target = 0
                    if day > 0 and is_off:
                        target = min(position + 1, off_positions - 1)
                else:
                    kind = option - 1
                    if is_off:
                        if longest_run < 1 or (day > 0 and run < off_positions and run != day):
                            continue
                    elif run >= longest_run or not may_follow[group, kind]:
                        continue
                    value += best_cost[day, kind]
                    if value == np.inf:
                        continue
                    next_units += kind_units[kind]
                    if next_units > most_units:
                        continue
                    if weekday == 5 or (weekday == 6 and is_off):
                        next_weekends += 1
                        if next_weekends > cap:
                            continue
                    stride = kind_stride[kind]
                    if stride > 0:
                        most = limits[kind_limit[kind]]
                        if (watch // stride) % (most + 1) >= most:
                            continue
                        next_watch += stride
                    target = off_positions + (0 if is_off else run) * classes
                    target += kind_class[kind]
                if next_units + (days - 1 - day) * most_per_day < least_units:
                    continue
                reach = value + onward[day, target] + tolls[0] * next_units
                reach += tolls[1] * next_weekends - constant
                if watched > 1:
                    for limit in range(limits.size):
                        stride = 1
                        for before in range(limit):
                            stride *= limits[before] + 1
                        digit = (next_watch // stride) % (limits[limit] + 1)
                        reach += tolls[2 + limit] * digit
                if not reach <= highest + _TINY:
                    continue
                mark = (target * unit_span + next_units) * weekend_span + next_weekends
                mark = mark * watched + next_watch
                where = ((mark * _MIX) >> 20) & mask
                while slot[where] >= 0 and key[slot[where]] != mark:
                    where = (where + 1) & mask
                label = slot[where]
                if label < 0:
                    label = count
                    slot[where] = label
                    key[label] = mark
                    place[label] = where
                    count += 1
                elif cost[label] <= value:
                    continue
                # Where many ways cost the same, those kept should differ.
                cost[label] = value
                rank[label] = reach + noise * ((where * 0.6180339887498949) % 1.0)
                came[label], did[label] = source, option
        if count == 0:
            return np.inf, was_cut
        limit_rank = np.inf
        if count > most_kept:
            was_cut = True
            limit_rank = np.partition(rank[:count], most_kept - 1)[most_kept - 1]
        now_count = 0
        for label in range(count):
            slot[place[label]] = -1
            if rank[label] <= limit_rank and now_count < most_kept:
                now_key[now_count], now_cost[now_count] = key[label], cost[label]
                back[day, now_count] = came[label]
                kept_did[day, now_count] = did[label]
                now_count += 1
    best, chosen = np.inf, -1
    for label in range(now_count):
        units = (now_key[label] // (watched * weekend_span)) % unit_span
        if units >= least_units and now_cost[label] < best:
            best, chosen = now_cost[label], label
    if chosen < 0:
        return np.inf, was_cut
    for day in range(days - 1, -1, -1):
        row[day] = kept_did[day, chosen] - 1
        chosen = back[day, chosen]
    return best, was_cut
