"""The cheapest lawful row of duties for one person: a shortest path with a limit on time.

Letters: D days, K kinds of duty, C classes of kinds after which the same rules apply, B states.
A state is stored as (((position·2 + rested)·weekends + used)·kept + had)·loads + loaded:

* position 0 is "off for two days or more"; 1 + e is "off since a duty of class e yesterday",
  with e = C for "off, and nothing reaches into this week"; then "worked, of class c, r days in
  a row" at 2 + C + c·R + r - 1;
* rested: whether the week's long rest has been had; had: contact duties this week; loaded:
  weighted duties this week. After a Sunday these three are zero again, and only states
  that have had what the week asks for go on.

Choice 0 of a day is off, choice 1 + k is kind k. The states and what each choice leads to do
not depend on prices, so they are laid out once. Time is limited by a toll λ on each unit
(Lagrangian relaxation; Handler and Zang 1980, doi:10.1002/net.3230100403): the cheapest way on
from every state at the best toll prunes an exact search over (state, time).
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

_TOLL_STEPS = 14
_TINY = 1e-9


@njit(cache=True, nogil=True)
def lay_out_steps(
    loads: NDArray[np.int64],
    kind_class: NDArray[np.int64],
    is_protected: NDArray[np.bool_],
    follows: NDArray[np.bool_],
    rest_between: NDArray[np.bool_],
    rest_over_day: NDArray[np.bool_],
    rest_two_days: NDArray[np.bool_],
    rest_sunday: NDArray[np.bool_],
    protected: NDArray[np.int64],
    most_weekends: int,
    longest_run: int,
    most_load: int,
) -> NDArray[np.int32]:
    """Return where each choice leads from each state, shape (D, B, K + 1), -1 nowhere.

    Parameters
    ----------
    loads
        Weekly load of each kind by day, shape (D, K); D is whole weeks.
    kind_class, is_protected
        Class of each kind, and whether it is a protected contact duty, shape (K,).
    follows, rest_between
        Shape (D, C, K): whether a kind may follow a class the day after, and whether the rest
        between them is the long rest of the week.
    rest_over_day
        Shape (D, C + 1, K): the same with a day off between.
    rest_two_days, rest_sunday
        Shape (D, C + 1): whether the rest from a class two days before until midnight after
        this day, or from one a day before, off this day, is the long rest.
    protected
        Contact duties in each week, shape (W,).
    most_weekends, longest_run, most_load
        Limits; -1, 0 and -1 when not watched.

    """
    days, kinds = loads.shape
    classes = follows.shape[1]
    runs = max(1, longest_run)
    work0 = 2 + classes
    positions = work0 + classes * runs
    weekends = most_weekends + 1 if most_weekends >= 0 else 1
    kept = 1
    for week in range(protected.size):
        kept = max(kept, protected[week] + 1)
    load_count = most_load + 1 if most_load >= 0 else 1
    inner = weekends * kept * load_count
    steps = np.full((days, positions * 2 * inner, kinds + 1), -1, dtype=np.int32)
    for day in range(days):
        weekday, wanted = day % 7, protected[day // 7]
        for state in range(positions * 2 * inner):
            loaded = state % load_count
            had = (state // load_count) % kept
            used = (state // (load_count * kept)) % weekends
            rested = (state // inner) % 2
            position = state // (2 * inner)
            is_off = position < work0
            end, run = classes, 0
            if not is_off:
                end = (position - work0) // runs
                run = (position - work0) % runs + 1
            elif position > 0:
                end = position - 1
            for choice in range(kinds + 1):
                now_rested, now_had, now_used, now_loaded = rested, had, used, loaded
                if choice == 0:
                    if weekday == 0:
                        target = 1 + classes if is_off else 1 + end
                    elif not is_off:
                        target = 1 + end
                        if weekday == 6 and rest_sunday[day, end]:
                            now_rested = 1
                    else:
                        target = 0
                        if position == 0 or rest_two_days[day, end]:
                            now_rested = 1
                else:
                    kind = choice - 1
                    if longest_run > 0 and run >= longest_run:
                        continue
                    if is_off:
                        if position > 0 and rest_over_day[day, end, kind]:
                            now_rested = 1
                    elif not follows[day, end, kind]:
                        continue
                    elif rest_between[day, end, kind]:
                        now_rested = 1
                    if is_protected[kind]:
                        now_had += 1
                    if most_weekends >= 0 and (weekday == 5 or (weekday == 6 and is_off)):
                        now_used += 1
                    if most_load >= 0:
                        now_loaded += loads[day, kind]
                    if now_had > wanted or now_used >= weekends or now_loaded >= load_count:
                        continue
                    step_run = run if longest_run > 0 else 0
                    target = work0 + kind_class[kind] * runs + step_run
                if weekday == 0:
                    now_rested = 0
                if weekday == 6:
                    if now_rested == 0 or now_had != wanted:
                        continue
                    now_rested, now_had, now_loaded = 0, 0, 0
                steps[day, state, choice] = (
                    ((target * 2 + now_rested) * weekends + now_used) * kept + now_had
                ) * load_count + now_loaded
    return steps


@njit(cache=True, nogil=True)
def within_reach(steps: NDArray[np.int32], start: int) -> NDArray[np.int32]:
    """Return the same steps among the states that can be reached; the start becomes state 0."""
    days, states, choices = steps.shape
    number = np.full(states, -1, dtype=np.int32)
    number[start] = 0
    count = 1
    now = np.zeros(states, dtype=np.bool_)
    now[start] = True
    for day in range(days):
        after = np.zeros(states, dtype=np.bool_)
        for state in range(states):
            if now[state]:
                for choice in range(choices):
                    target = steps[day, state, choice]
                    if target >= 0:
                        after[target] = True
                        if number[target] < 0:
                            number[target] = count
                            count += 1
        now = after
    reached = np.full((days, count, choices), -1, dtype=np.int32)
    for day in range(days):
        for state in range(states):
            if number[state] >= 0:
                for choice in range(choices):
                    target = steps[day, state, choice]
                    if target >= 0 and number[target] >= 0:
                        reached[day, number[state], choice] = number[target]
    return reached


@njit(cache=True, nogil=True)
def _to_go(
    steps: NDArray[np.int32],
    cost: NDArray[np.float64],
    units: NDArray[np.int64],
    toll: float,
    ahead: NDArray[np.float64],
) -> None:
    """Fill the cheapest way on from every state before each day, shape (D + 1, B)."""
    days, states, choices = steps.shape
    ahead[days, :] = 0.0
    price = np.empty(choices)
    for day in range(days - 1, -1, -1):
        for choice in range(choices):
            price[choice] = cost[day, choice] + toll * units[day, choice]
        for state in range(states):
            best = np.inf
            for choice in range(choices):
                target = steps[day, state, choice]
                if target >= 0:
                    value = price[choice] + ahead[day + 1, target]
                    best = min(best, value)
            ahead[day, state] = best


@njit(cache=True, nogil=True)
def _walk(
    steps: NDArray[np.int32],
    cost: NDArray[np.float64],
    units: NDArray[np.int64],
    toll: float,
    ahead: NDArray[np.float64],
    row: NDArray[np.int64],
) -> tuple[float, int]:
    """Fill the row cheapest with the toll; return its cost without it, and its units."""
    state, spent, used = 0, 0.0, 0
    for day in range(steps.shape[0]):
        best, chosen = np.inf, 0
        for choice in range(steps.shape[2]):
            target = steps[day, state, choice]
            if target >= 0:
                value = cost[day, choice] + toll * units[day, choice] + ahead[day + 1, target]
                if value < best:
                    best, chosen = value, choice
        spent += cost[day, chosen]
        used += units[day, chosen]
        state = steps[day, state, chosen]
        row[day] = chosen - 1
    return spent, used


@njit(cache=True, nogil=True)
def cheapest_duties(
    steps: NDArray[np.int32],
    cost: NDArray[np.float64],
    units: NDArray[np.int64],
    most_units: int,
    enough: float,
    hint: float,
    exact: bool,
    row: NDArray[np.int64],
) -> tuple[float, float]:
    """Return the cost of the cheapest row and the toll used; fill `row` (-1 off).

    Parameters
    ----------
    steps
        From `lay_out_steps` and `within_reach`; state 0 is the one before the first day.
    cost, units
        Cost and time of each choice by day, shape (D, K + 1), off first; infinite cost where
        a choice is not allowed.
    most_units
        Limit on time.
    enough
        When a lower bound reaches this, it is returned and the row is only a guess.
    hint
        A toll that was good before.
    exact
        Whether to close the gap that the toll leaves; else a lower bound is returned with a
        row that may cost a little more.
    row
        Filled, shape (D,).

    Returns
    -------
    tuple
        Infinite cost when no row is lawful.

    """
    days, states, _ = steps.shape
    ahead = np.empty((days + 1, states))
    _to_go(steps, cost, units, 0.0, ahead)
    if ahead[0, 0] == np.inf:
        return np.inf, hint
    spent, used = _walk(steps, cost, units, 0.0, ahead, row)
    if used <= most_units or ahead[0, 0] >= enough:
        return ahead[0, 0], 0.0
    # The toll: a low one spends too much time, a high one keeps within the limit.
    best_bound, best_toll = ahead[0, 0], 0.0
    upper = np.inf
    guess = np.empty(days, dtype=np.int64)
    low, high = 0.0, max(hint, 1e-3)
    for _ in range(60):
        _to_go(steps, cost, units, high, ahead)
        bound = ahead[0, 0] - high * most_units
        if bound > best_bound:
            best_bound, best_toll = bound, high
        spent, used = _walk(steps, cost, units, high, ahead, guess)
        if used <= most_units:
            upper = spent
            row[:] = guess
            break
        low = high
        high *= 2.0
        if high > 1e9:
            return np.inf, hint
    for _ in range(_TOLL_STEPS):
        if best_bound >= enough or upper - best_bound <= _TINY * (1.0 + abs(upper)):
            break
        middle = 0.5 * (low + high)
        _to_go(steps, cost, units, middle, ahead)
        bound = ahead[0, 0] - middle * most_units
        if bound > best_bound:
            best_bound, best_toll = bound, middle
        spent, used = _walk(steps, cost, units, middle, ahead, guess)
        if used <= most_units:
            high = middle
            if spent < upper:
                upper = spent
                row[:] = guess
        else:
            low = middle
    close = upper - best_bound <= _TINY * (1.0 + abs(upper))
    if not exact or close or best_bound >= enough:
        return best_bound, best_toll
    _to_go(steps, cost, units, best_toll, ahead)
    found = _search(steps, cost, units, best_toll, ahead, most_units, upper - _TINY, guess)
    if found < upper:
        row[:] = guess
        return found, best_toll
    return upper, best_toll


@njit(cache=True, nogil=True)
def _search(
    steps: NDArray[np.int32],
    cost: NDArray[np.float64],
    units: NDArray[np.int64],
    toll: float,
    ahead: NDArray[np.float64],
    most_units: int,
    upper: float,
    row: NDArray[np.int64],
) -> float:
    """Return the cost of the cheapest row within the limit if below `upper`, else infinity."""
    days, states, choices = steps.shape
    width = most_units + 1
    where = np.full(states * width, -1, dtype=np.int32)
    room = 4096
    value = np.empty(room)
    place = np.empty(room, dtype=np.int64)
    came = np.empty(room, dtype=np.int32)
    chose = np.empty(room, dtype=np.int8)
    value[0], place[0], came[0], chose[0] = 0.0, 0, -1, 0
    first, last = 0, 1
    for day in range(days):
        fresh = last
        for label in range(first, last):
            state, used = place[label] // width, place[label] % width
            spent = value[label]
            for choice in range(choices):
                target = steps[day, state, choice]
                if target < 0:
                    continue
                now_used = used + units[day, choice]
                now = spent + cost[day, choice]
                if now_used > most_units:
                    continue
                if now + ahead[day + 1, target] + toll * (now_used - most_units) >= upper:
                    continue
                index = target * width + now_used
                known = where[index]
                if known >= 0:
                    if now < value[known]:
                        value[known], came[known], chose[known] = now, label, choice
                    continue
                if fresh == room:
                    room *= 2
                    value = np.concatenate((value, np.empty(fresh)))
                    place = np.concatenate((place, np.empty(fresh, dtype=np.int64)))
                    came = np.concatenate((came, np.empty(fresh, dtype=np.int32)))
                    chose = np.concatenate((chose, np.empty(fresh, dtype=np.int8)))
                value[fresh], place[fresh] = now, index
                came[fresh], chose[fresh] = label, choice
                where[index] = fresh
                fresh += 1
        for label in range(last, fresh):
            where[place[label]] = -1
        first, last = last, fresh
        if first == last:
            return np.inf
    best, at = np.inf, -1
    for label in range(first, last):
        if value[label] < best:
            best, at = value[label], label
    for day in range(days - 1, -1, -1):
        row[day] = chose[at] - 1
        at = came[at]
    return best
