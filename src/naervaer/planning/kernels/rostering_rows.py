"""The cheapest lawful row of one person, by dynamic programming over the days.

A *row* is one person's shifts over the horizon. Shifts that the rules cannot tell apart form
one *kind*; kinds after which the same kinds may follow form one *class*. Letters: D days,
S shift types, K kinds, C classes, J shift types with a limit that is watched.

The state after a day is (position, units, weekends, watched counts). Positions 0 … F-1 are
"off for 1 … F days" (the last one: F or more), then "worked r days, last in class c" for
r = 1 … R. The state is stored flat: ((position·U + units)·W + weekends)·X + watched.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(cache=True, nogil=True)
def cheapest_kinds(
    cost: NDArray[np.float64],
    kind_of: NDArray[np.int64],
    kinds: int,
    best_cost: NDArray[np.float64],
    best_shift: NDArray[np.int64],
) -> None:
    """Fill per day and kind the cheapest shift.

    Parameters
    ----------
    cost
        Cost of working a shift on a day, shape (D, S); infinite where it is not allowed.
    kind_of
        Kind of each shift, shape (S,), -1 when the person never works it.
    kinds
        K.
    best_cost, best_shift
        Filled, shape (D, K).

    """
    days, shifts = cost.shape
    for day in range(days):
        for kind in range(kinds):
            best_cost[day, kind] = np.inf
            best_shift[day, kind] = -1
        for shift in range(shifts):
            kind = kind_of[shift]
            if kind >= 0 and cost[day, shift] < best_cost[day, kind]:
                best_cost[day, kind] = cost[day, shift]
                best_shift[day, kind] = shift


@njit(cache=True, nogil=True)
def cheapest_row(
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
    row: NDArray[np.int64],
) -> float:
    """Return the cost of the cheapest row and fill `row` with its kinds (-1 off).

    Parameters
    ----------
    best_cost
        Cost per day and kind, shape (D, K), infinite where not allowed.
    may_follow
        Shape (C, K): whether a kind may follow a class.
    kind_units, kind_class, kind_stride, kind_limit
        Per kind its units of time, its class, the step of its watched count in the state
        (0 when not watched) and the index of its limit.
    limits
        Most shifts for each watched count, shape (J,).
    watched
        X, the product of (limit + 1).
    off_positions, shortest_run, longest_run, least_units, most_units, most_weekends
        The person's limits; a most_weekends of -1 means that weekends are not counted.
    first_weekday
        Weekday of the first day, 0 is Monday.
    must_work
        Shape (D,): days that may not be off.
    row
        Filled, shape (D,).

    Returns
    -------
    float
        Infinite when no row is lawful.

    """
    days, kinds = best_cost.shape
    classes = may_follow.shape[0]
    weekends = most_weekends + 1 if most_weekends >= 0 else 1
    positions = off_positions + longest_run * classes
    block = (most_units + 1) * weekends * watched
    size = positions * block
    now = np.full(size, np.inf)
    after = np.full(size, np.inf)
    came = np.empty((days, size), dtype=np.int16)
    # The units reached in each position; low above high means none.
    low = np.full(positions, most_units + 1, dtype=np.int64)
    high = np.full(positions, -1, dtype=np.int64)
    next_low = low.copy()
    next_high = high.copy()
    line = weekends * watched
    most_per_day = 0
    for kind in range(kinds):
        most_per_day = max(most_per_day, kind_units[kind])

    # The day before the horizon is a position of its own, written out for day 0.
    if not must_work[0]:
        now[0] = 0.0
        came[0, 0] = 0
        low[0] = 0
        high[0] = 0
    weekday = first_weekday % 7
    for kind in range(kinds):
        value = best_cost[0, kind]
        units = kind_units[kind]
        if value == np.inf or units > most_units or longest_run < 1:
            continue
        counted = 1 if most_weekends >= 0 and weekday >= 5 else 0
        if counted >= weekends:
            continue
        if kind_stride[kind] > 0 and limits[kind_limit[kind]] < 1:
            continue
        position = off_positions + kind_class[kind]
        index = position * block + units * line + counted * watched + kind_stride[kind]
        if value < now[index]:
            now[index] = value
            came[0, index] = kind + 1
        low[position] = min(low[position], units)
        high[position] = max(high[position], units)

    for day in range(1, days):
        weekday = (first_weekday + day) % 7
        floor = least_units - (days - day) * most_per_day
        next_low[:] = most_units + 1
        next_high[:] = -1
        for position in range(positions):
            bottom = max(low[position], floor)
            top = high[position]
            if bottom > top:
                continue
            base = position * block
            is_off = position < off_positions
            run = 0
            group = 0
            if is_off:
                run = position + 1
            else:
                run = (position - off_positions) // classes + 1
                group = (position - off_positions) % classes
            # Into a day off.
            if not must_work[day] and (is_off or run >= shortest_run or run == day):
                target = 0
                if is_off:
                    target = min(position + 1, off_positions - 1)
                code = position * (kinds + 1)
                shift_by = (target - position) * block
                for index in range(base + bottom * line, base + (top + 1) * line):
                    value = now[index]
                    if value < after[index + shift_by]:
                        after[index + shift_by] = value
                        came[day, index + shift_by] = code
                next_low[target] = min(next_low[target], bottom)
                next_high[target] = max(next_high[target], top)
            # Into a day of work.
            if is_off:
                if run < off_positions and run != day:
                    continue
                if longest_run < 1:
                    continue
            elif run >= longest_run:
                continue
            counted = 0
            if most_weekends >= 0 and (weekday == 5 or (weekday == 6 and is_off)):
                counted = 1
            for kind in range(kinds):
                price = best_cost[day, kind]
                if price == np.inf:
                    continue
                if not is_off and not may_follow[group, kind]:
                    continue
                units = kind_units[kind]
                stride = kind_stride[kind]
                step_run = 0 if is_off else run
                target = off_positions + step_run * classes + kind_class[kind]
                code = position * (kinds + 1) + kind + 1
                highest = min(top, most_units - units)
                if highest < bottom:
                    continue
                next_low[target] = min(next_low[target], bottom + units)
                next_high[target] = max(next_high[target], highest + units)
                move = (target - position) * block + units * line + counted * watched
                if counted == 0 and stride == 0:
                    for source in range(base + bottom * line, base + (highest + 1) * line):
                        value = now[source] + price
                        if value < after[source + move]:
                            after[source + move] = value
                            came[day, source + move] = code
                    continue
                most = limits[kind_limit[kind]] if stride > 0 else 0
                width = (weekends - counted) * watched
                for used in range(bottom, highest + 1):
                    start = base + used * line
                    if stride == 0:
                        for source in range(start, start + width):
                            value = now[source] + price
                            if value < after[source + move]:
                                after[source + move] = value
                                came[day, source + move] = code
                        continue
                    # The watched count is the digit of weight `stride`; all but its last
                    # value may grow.
                    cycle = stride * (most + 1)
                    for first in range(start, start + width, cycle):
                        for source in range(first, first + stride * most):
                            value = now[source] + price
                            if value < after[source + move + stride]:
                                after[source + move + stride] = value
                                came[day, source + move + stride] = code
        for position in range(positions):
            if low[position] <= high[position]:
                now[
                    position * block + low[position] * line : position * block
                    + (high[position] + 1) * line
                ] = np.inf
        now, after = after, now
        low, next_low = next_low, low
        high, next_high = next_high, high

    best = np.inf
    best_index = -1
    for position in range(positions):
        for index in range(
            position * block + least_units * weekends * watched, (position + 1) * block
        ):
            if now[index] < best:
                best = now[index]
                best_index = index
    if best_index < 0:
        return np.inf

    index = best_index
    for day in range(days - 1, -1, -1):
        code = int(came[day, index])
        source_position = code // (kinds + 1)
        kind = code % (kinds + 1) - 1
        row[day] = kind
        position = index // block
        rest = index % block
        if kind >= 0:
            weekday = (first_weekday + day) % 7
            counted = 0
            first_of_weekend = day == 0 or source_position < off_positions
            if most_weekends >= 0 and (weekday == 5 or (weekday == 6 and first_of_weekend)):
                counted = 1
            rest -= (kind_units[kind] * weekends + counted) * watched + kind_stride[kind]
        index = source_position * block + rest
    return best
