"""Calls and units that come on and go off duty, one event after another."""

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

OFF, FREE, BUSY = 0, 1, 2


@numba.njit(cache=True, nogil=True)
def nearest_unit(
    rank: int,
    atom: int,
    now: float,
    active: Integers,
    count: int,
    status: Integers,
    until: Floats,
    base: Integers,
    may_go: Flags,
    group: Integers,
    minutes: Floats,
) -> int:
    """Return the place in `active` of the nearest free unit that may go, or -1."""
    chosen, shortest = -1, np.inf
    for place in range(count):
        unit = active[place]
        if status[unit] != FREE or until[unit] <= now:
            continue
        if not may_go[rank, group[base[unit]], atom]:
            continue
        way = minutes[base[unit], atom]
        if way < shortest:
            chosen, shortest = place, way
    return chosen


@numba.njit(cache=True, nogil=True)
def interruptible_unit(
    atom: int,
    active: Integers,
    count: int,
    status: Integers,
    job: Integers,
    priorities: Integers,
    base: Integers,
    may_go: Flags,
    group: Integers,
    minutes: Floats,
) -> int:
    """Return the place of the nearest unit whose work may be broken off for rank 0, or -1."""
    chosen, shortest = -1, np.inf
    for place in range(count):
        unit = active[place]
        if status[unit] != BUSY or priorities[job[unit]] == 0:
            continue
        if not may_go[0, group[base[unit]], atom]:
            continue
        way = minutes[base[unit], atom]
        if way < shortest:
            chosen, shortest = place, way
    return chosen


@numba.njit(cache=True, nogil=True)
def oldest_waiting(
    unit: int,
    first: Integers,
    last: Integers,
    after: Integers,
    atoms: Integers,
    base: Integers,
    may_go: Flags,
    group: Integers,
    minutes: Floats,
) -> int:
    """Take and return the most urgent, then oldest, waiting call this unit may go to, or -1."""
    for rank in range(first.shape[0]):
        before, candidate = -1, first[rank]
        while candidate >= 0:
            atom = atoms[candidate]
            if may_go[rank, group[base[unit]], atom] and minutes[base[unit], atom] < np.inf:
                if before < 0:
                    first[rank] = after[candidate]
                else:
                    after[before] = after[candidate]
                if last[rank] == candidate:
                    last[rank] = before
                after[candidate] = -1
                return int(candidate)
            before, candidate = candidate, after[candidate]
    return -1


@numba.njit(cache=True, nogil=True)
def serve_on_shifts(
    times: Floats,
    atoms: Integers,
    priorities: Integers,
    works: Floats,
    since: Floats,
    until: Floats,
    base: Integers,
    group: Integers,
    may_go: Flags,
    minutes: Floats,
    least_gain: float,
    wait: Floats,
    travel: Floats,
    sent_from: Integers,
    overtime: Floats,
) -> None:
    """Run calls through units that are on duty from `since` to `until`.

    A call goes to the nearest free unit that may go; else it waits, and the unit that is free
    next, or comes on duty, takes the most urgent, then oldest. An urgent call may take a unit
    from work that is not urgent, when nobody is free or that unit is nearer by `least_gain`;
    what is left of that work waits at the head of its line and needs the drive anew. A unit
    finishes its call after the end of its duty.

    Parameters
    ----------
    times, atoms, priorities, works
        When (hours, rising), where, how urgent (0 first) and hours of work on scene, shape
        (C,).
    since, until, base
        Duty of each unit and the station it starts from, shape (U,), sorted by `since`.
    group
        District of each station, shape (S,).
    may_go
        Whether units of a district may go to an atom, by priority, shape (Q, D, J).
    minutes
        From station to atom, shape (S, J).
    least_gain
        Minutes by which a unit at other work must be nearer than a free one to be taken from
        it; infinite when urgent calls never break off work.
    wait, travel, sent_from
        Answer per call: hours waited, minutes driven, station; NaN, NaN, -1 when never
        reached, shape (C,).
    overtime
        Answer per unit: hours worked after the end of duty, shape (U,).

    """
    calls, units = times.shape[0], since.shape[0]
    status = np.zeros(units, np.int64)
    done_at = np.full(units, np.inf)
    job = np.full(units, -1, np.int64)
    left = works.copy()
    active = np.empty(units, np.int64)
    count, coming, arriving = 0, 0, 0
    ranks = may_go.shape[0]
    first = np.full(ranks, -1, np.int64)
    last = np.full(ranks, -1, np.int64)
    after = np.full(calls, -1, np.int64)
    while True:
        finished = -1
        for place in range(count):
            unit = active[place]
            if status[unit] == BUSY and (
                finished < 0 or done_at[unit] < done_at[active[finished]]
            ):
                finished = place
        next_done = done_at[active[finished]] if finished >= 0 else np.inf
        next_call = times[arriving] if arriving < calls else np.inf
        next_on = since[coming] if coming < units else np.inf
        now = min(next_done, next_call, next_on)
        if now == np.inf:
            break
        call, place = -1, -1
        if next_on <= now:
            # Who has gone off duty makes room.
            kept = 0
            for other in range(count):
                unit = active[other]
                if status[unit] == BUSY or until[unit] > now:
                    active[kept] = unit
                    kept += 1
            count = kept
            active[count] = coming
            status[coming] = FREE
            place = count
            count += 1
            call = oldest_waiting(
                coming, first, last, after, atoms, base, may_go, group, minutes
            )
            coming += 1
        elif next_done <= now:
            unit = active[finished]
            status[unit] = FREE
            done_at[unit] = np.inf
            job[unit] = -1
            if now > until[unit]:
                overtime[unit] = now - until[unit]
            else:
                place = finished
                call = oldest_waiting(
                    unit, first, last, after, atoms, base, may_go, group, minutes
                )
        else:
            call = arriving
            arriving += 1
            rank, atom = priorities[call], atoms[call]
            place = nearest_unit(
                rank, atom, now, active, count, status, until, base, may_go, group, minutes
            )
            if rank == 0 and least_gain < np.inf:
                other = interruptible_unit(
                    atom, active, count, status, job, priorities, base, may_go, group, minutes
                )
                if other >= 0 and (
                    place < 0
                    or minutes[base[active[other]], atom] + least_gain
                    < minutes[base[active[place]], atom]
                ):
                    place = other
                    broken = job[active[place]]
                    remaining = done_at[active[place]] - now
                    if remaining > left[broken]:
                        sent_from[broken] = -1  # still on its way: not reached after all
                    left[broken] = min(left[broken], remaining)
                    after[broken] = first[priorities[broken]]
                    first[priorities[broken]] = broken
                    if last[priorities[broken]] < 0:
                        last[priorities[broken]] = broken
            if place < 0:
                if first[rank] < 0:
                    first[rank] = call
                else:
                    after[last[rank]] = call
                last[rank] = call
                call = -1
        if call < 0 or place < 0:
            continue
        unit = active[place]
        way = minutes[base[unit], atoms[call]]
        if sent_from[call] < 0:
            wait[call] = now - times[call]
            travel[call] = way
            sent_from[call] = base[unit]
        status[unit] = BUSY
        job[unit] = call
        done_at[unit] = now + way / 60.0 + left[call]
