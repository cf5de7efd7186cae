"""Calls and units moved through time, one event after another."""

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@numba.njit(cache=True, nogil=True)
def serve_in_turn(
    gaps: Floats,
    atoms: Integers,
    works: Floats,
    preference: Integers,
    service: Floats,
    can_wait: bool,
    free_at: Floats,
    clock: Floats,
    busy: Floats,
    sent: Integers,
    seen: Integers,
) -> None:
    """Run calls of one kind, first come first served, through a hypercube system.

    Under that rule the unit that takes a waiting call is the one that becomes free first,
    so it is known when the call comes and no list of events is needed.

    Parameters
    ----------
    gaps, atoms, works
        Time since the call before, where the call comes from, and how much work it is (mean
        1), shape (C,).
    preference
        Units in the order they are tried, -1 where a list ends, shape (J, K).
    service
        Service rate per unit, shape (N,).
    can_wait
        Whether a call that finds nobody waits; else it is lost.
    free_at
        When each unit has finished all it has been given, shape (N,). Carried on.
    clock
        The time now, and when the last call so far is begun, shape (2,). Carried on.
    busy
        Working time given to each unit, shape (N,). Added to.
    sent
        Calls by unit and atom, shape (N, J). Added to.
    seen
        Calls that found a unit, that found all busy and nobody waiting, that found somebody
        waiting, and that were lost, shape (4,). Added to.

    """
    units = service.shape[0]
    listed = preference.shape[1]
    now, last_begun = clock[0], clock[1]
    for call in range(gaps.shape[0]):
        now += gaps[call]
        atom = atoms[call]
        chosen = -1
        for position in range(listed):
            unit = preference[atom, position]
            if unit < 0:
                break
            if free_at[unit] <= now:
                chosen = unit
                break
        begin = now
        if chosen >= 0:
            seen[0] += 1
        else:
            seen[2 if last_begun > now else 1] += 1
            if not can_wait:
                seen[3] += 1
                continue
            chosen = 0
            for unit in range(1, units):
                if free_at[unit] < free_at[chosen]:
                    chosen = unit
            begin = free_at[chosen]
        work = works[call] / service[chosen]
        free_at[chosen] = begin + work
        busy[chosen] += work
        sent[chosen, atom] += 1
        last_begun = max(last_begun, begin)
    clock[0], clock[1] = now, last_begun


@numba.njit(cache=True, nogil=True)
def draw_place(shares: Floats, number: float) -> int:
    """Return the place a number between 0 and 1 falls on; `shares` are cumulative."""
    return int(min(np.searchsorted(shares, number, side="right"), shares.shape[0] - 1))


@numba.njit(cache=True, nogil=True)
def travel_minutes(
    unit: int, atom: int, number: float, patrol: Floats, minutes: Floats
) -> float:
    """Return how far a unit is from a call, where it happens to be."""
    return float(minutes[draw_place(patrol[unit], number), atom])


@numba.njit(cache=True, nogil=True)
def choose_unit(
    atom: int,
    lists: Integers,
    is_free: Flags,
    takes_nearest: bool,
    number: Floats,
    patrol: Floats,
    minutes: Floats,
) -> int:
    """Return the free unit to send, or -1: the first on the list, or the nearest just now."""
    chosen, shortest = -1, np.inf
    for position in range(lists.shape[1]):
        unit = lists[atom, position]
        if unit < 0:
            break
        if not is_free[unit]:
            continue
        if not takes_nearest:
            return int(unit)
        travel = travel_minutes(unit, atom, number[unit % number.shape[0]], patrol, minutes)
        if travel < shortest:
            chosen, shortest = unit, travel
    return int(chosen)


@numba.njit(cache=True, nogil=True)
def serve_by_priority(
    times: Floats,
    atoms: Integers,
    priorities: Integers,
    works: Floats,
    numbers: Floats,
    lists: Integers,
    may_go: Flags,
    service: Floats,
    patrol: Floats,
    minutes: Floats,
    can_wait: bool,
    takes_nearest: bool,
    hours_per_minute: float,
    unit_sent: Integers,
    wait: Floats,
    travel: Floats,
    seen: Integers,
) -> None:
    """Run calls of several priorities through units that stand or patrol.

    A unit that becomes free takes the waiting call of the highest priority (lowest number)
    it may go to, the oldest first; work begun is never broken off.

    Parameters
    ----------
    times
        When each call comes, hours, rising, shape (C,).
    atoms, priorities, works
        Where, how urgent (0 first), and how much work (mean 1), shape (C,).
    numbers
        Random numbers that place the units, shape (C, 1) or (C, N).
    lists
        Units in the order they are tried, by priority and atom, shape (Q, J, K); -1 ends.
    may_go
        Whether a unit stands on the list, shape (Q, J, N).
    service
        Calls per hour a unit can finish on scene, shape (N,).
    patrol
        Cumulative share of free time a unit spends at each place, shape (N, P).
    minutes
        Travel time from place to atom, shape (P, J).
    can_wait, takes_nearest
        Whether calls wait; whether the nearest free unit on the list goes, or the first.
    hours_per_minute
        1/60 when driving takes up the unit, 0 when `service` holds it already.
    unit_sent, wait, travel
        Answer per call: unit or -1, hours waited, minutes driven, shape (C,).
    seen
        Answer per call: 0 when a unit was sent at once, 1 when nobody it may have was free
        and nobody waited, 2 when somebody waited already, shape (C,).

    """
    calls = times.shape[0]
    units = service.shape[0]
    ranks = lists.shape[0]
    is_free = np.ones(units, np.bool_)
    done_at = np.full(units, np.inf)
    after = np.full(calls, -1, np.int64)
    first = np.full(ranks, -1, np.int64)
    last = np.full(ranks, -1, np.int64)
    waiting = 0
    arriving = 0
    while arriving < calls or waiting > 0:
        finished = 0
        for unit in range(1, units):
            if done_at[unit] < done_at[finished]:
                finished = unit
        call, chosen = -1, -1
        if arriving < calls and times[arriving] <= done_at[finished]:
            call = arriving
            arriving += 1
            now = times[call]
            rank = priorities[call]
            chosen = choose_unit(
                atoms[call],
                lists[rank],
                is_free,
                takes_nearest,
                numbers[call],
                patrol,
                minutes,
            )
            if chosen < 0:
                seen[call] = 2 if waiting > 0 else 1
                if can_wait:
                    if first[rank] < 0:
                        first[rank] = call
                    else:
                        after[last[rank]] = call
                    last[rank] = call
                    waiting += 1
                else:
                    unit_sent[call] = -1
                continue
            seen[call] = 0
        else:
            now = done_at[finished]
            if now == np.inf:
                break
            is_free[finished] = True
            done_at[finished] = np.inf
            for rank in range(ranks):
                before, candidate = -1, first[rank]
                while candidate >= 0 and not may_go[rank, atoms[candidate], finished]:
                    before, candidate = candidate, after[candidate]
                if candidate < 0:
                    continue
                call, chosen = candidate, finished
                if before < 0:
                    first[rank] = after[candidate]
                else:
                    after[before] = after[candidate]
                if last[rank] == candidate:
                    last[rank] = before
                waiting -= 1
                break
            if call < 0:
                continue
        way = travel_minutes(
            chosen,
            atoms[call],
            numbers[call, chosen % numbers.shape[1]],
            patrol,
            minutes,
        )
        unit_sent[call] = chosen
        wait[call] = now - times[call]
        travel[call] = way
        is_free[chosen] = False
        done_at[chosen] = now + works[call] / service[chosen] + hours_per_minute * way
