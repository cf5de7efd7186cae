"""Workloads of many units from one another, without the states."""

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def gather_dispatches(
    preference: Integers,
    arrival: Floats,
    workload: Floats,
    correction: Floats,
    negligible: float,
    intake: Floats,
    reach: Floats,
) -> float:
    """Add up the calls that come to each unit's turn, for given workloads.

    The unit at position k of a list is tried with probability `correction[k]` times the
    product of the workloads before it.

    Parameters
    ----------
    preference
        Units in the order they are tried, -1 where a list ends, shape (J, K).
    arrival
        Calls per hour, shape (J,).
    workload
        Share of time busy, shape (N,).
    correction
        Factor per position for units that are not busy independently, shape (K+1,).
    negligible
        A list is left when the probability of coming so far falls below this.
    intake
        Calls per hour whose turn comes to each unit, shape (N,). Overwritten.
    reach
        Probability that all units of the whole list are busy, shape (J,). Overwritten.

    Returns
    -------
    float
        Calls per hour of lists that are used up.

    """
    intake[:] = 0.0
    used_up = 0.0
    for atom in range(preference.shape[0]):
        product = 1.0
        reach[atom] = 0.0
        ended = True
        position = 0
        for position in range(preference.shape[1]):
            unit = preference[atom, position]
            if unit < 0:
                break
            intake[unit] += arrival[atom] * correction[position] * product
            product *= workload[unit]
            if product < negligible:
                ended = False
                break
        if ended:
            reach[atom] = product
            used_up += arrival[atom] * product
    return used_up


@numba.njit(cache=True, nogil=True)
def count_shared_calls(
    preference: Integers, arrival: Floats, workload: Floats, cutoff: float, shared: Floats
) -> None:
    """Add up how many calls an hour two units depend on one another for.

    A call counts for a pair with the probability that it comes to the later of the two.
    `shared`, shape (N, N), is added to.
    """
    for atom in range(preference.shape[0]):
        product = 1.0
        for later in range(preference.shape[1]):
            unit = preference[atom, later]
            if unit < 0 or product < cutoff:
                break
            for earlier in range(later):
                other = preference[atom, earlier]
                shared[unit, other] += arrival[atom] * product
                shared[other, unit] += arrival[atom] * product
            product *= workload[unit]


@numba.njit(cache=True, nogil=True)
def fill_neighbourhood_rates(
    slot: Integers,
    size: int,
    near_atoms: Integers,
    preference: Integers,
    arrival: Floats,
    chance: Floats,
    rates: Floats,
) -> None:
    """Write the calls an hour that come to each unit of a small set, by busy subset.

    Calls pass units outside the set with their chance of being busy.

    Parameters
    ----------
    slot
        Place of each unit in the set, -1 outside, shape (N,).
    size
        Units in the set, M.
    near_atoms
        Atoms whose calls come to the set.
    chance
        Chance that the unit at a position is busy when those before it are, -1 where the
        list is left, shape (J, K).
    rates
        `rates[k, s]`: calls an hour that unit k gets when it is free and the units of
        subset s are busy, shape (M, 2**M). Overwritten.

    """
    rates[:, :] = 0.0
    for index in range(near_atoms.shape[0]):
        atom = near_atoms[index]
        outside = 1.0
        before = 0
        for position in range(chance.shape[1]):
            if chance[atom, position] < 0.0:
                break
            place = slot[preference[atom, position]]
            if place < 0:
                outside *= chance[atom, position]
                continue
            rates[place, before] += arrival[atom] * outside
            before |= 1 << place
    for place in range(size):
        for bit in range(size):
            stride = 1 << bit
            for subset in range(1 << size):
                if subset & stride:
                    rates[place, subset] += rates[place, subset ^ stride]


@numba.njit(cache=True, nogil=True)
def sweep_neighbourhood(
    states: Floats, rates: Floats, service: Floats, weight: float, sweeps: int
) -> None:
    """Renew the state probabilities of a small set of units by over-relaxed sweeps."""
    size = service.shape[0]
    count = 1 << size
    for _ in range(sweeps):
        total = 0.0
        for state in range(count):
            inflow = 0.0
            outflow = 0.0
            for place in range(size):
                bit = 1 << place
                if state & bit:
                    outflow += service[place]
                    inflow += rates[place, state ^ bit] * states[state ^ bit]
                else:
                    outflow += rates[place, state]
                    inflow += service[place] * states[state | bit]
            after = (1.0 - weight) * states[state] + weight * inflow / outflow
            states[state] = max(after, 0.25 * states[state])
            total += states[state]
        states /= total


@numba.njit(cache=True, nogil=True)
def refine_units(
    first: int,
    last: int,
    members: Integers,
    atom_starts: Integers,
    near_atoms: Integers,
    preference: Integers,
    arrival: Floats,
    service: Floats,
    chance: Floats,
    sweeps: int,
    states: Floats,
) -> None:
    """Renew the states of each unit's own small hypercube, for a range of units.

    Parameters
    ----------
    members
        Units of each unit's neighbourhood, itself first, shape (N, M).
    atom_starts, near_atoms
        Atoms whose calls come to the neighbourhood of unit n:
        `near_atoms[atom_starts[n]:atom_starts[n + 1]]`.
    chance
        As in `fill_neighbourhood_rates`.
    sweeps
        Sweeps over each neighbourhood's states.
    states
        State probabilities of each neighbourhood, shape (N, 2**M). Carried on.

    """
    size = members.shape[1]
    slot = np.full(service.shape[0], -1, np.int64)
    rates = np.empty((size, 1 << size))
    local = np.empty(size)
    for center in range(first, last):
        for place in range(size):
            slot[members[center, place]] = place
            local[place] = service[members[center, place]]
        fill_neighbourhood_rates(
            slot,
            size,
            near_atoms[atom_starts[center] : atom_starts[center + 1]],
            preference,
            arrival,
            chance,
            rates,
        )
        sweep_neighbourhood(states[center], rates, local, 1.25, sweeps)
        for place in range(size):
            slot[members[center, place]] = -1


@numba.njit(cache=True, nogil=True)
def pass_calls_on(
    preference: Integers,
    arrival: Floats,
    place_of: Integers,
    states: Floats,
    negligible: float,
    chance: Floats,
    taken: Floats,
    lost: Floats,
) -> None:
    """Send every atom's calls down its list, by the chances the neighbourhoods give.

    The chance that the next unit is busy, given that those before it are, is read from that
    unit's own neighbourhood; units before it that lie outside are left aside. All calls that
    come are thereby either taken or lost.

    Parameters
    ----------
    place_of
        `place_of[n, o]`: place of unit o in the neighbourhood of n, -1 outside, shape (N, N).
    states
        State probabilities by neighbourhood, shape (N, 2**M). The unit itself is bit 0.
    negligible
        A list is left, and its rest goes to the last unit tried, below this probability.
    chance
        Chance of being busy by position, -1 behind the last, shape (J, K). Overwritten.
    taken
        Calls an hour that each unit takes, shape (N,). Overwritten.
    lost
        Probability that the whole list is busy, shape (J,). Overwritten.

    """
    count = states.shape[1]
    size = 0
    while 1 << size < count:
        size += 1
    together = states.copy()
    for center in range(states.shape[0]):
        for bit in range(size):
            stride = 1 << bit
            for subset in range(count):
                if not subset & stride:
                    together[center, subset] += together[center, subset | stride]
    taken[:] = 0.0
    for atom in range(preference.shape[0]):
        product = 1.0
        lost[atom] = 0.0
        chance[atom, :] = -1.0
        left = False
        for position in range(chance.shape[1]):
            unit = preference[atom, position]
            if unit < 0:
                break
            before = 0
            for earlier in range(position):
                place = place_of[unit, preference[atom, earlier]]
                if place >= 0:
                    before |= 1 << place
            known = together[unit, before]
            busy = together[unit, before | 1] / known if known > 0.0 else 1.0
            chance[atom, position] = busy
            if product * busy < negligible:
                taken[unit] += arrival[atom] * product
                left = True
                break
            taken[unit] += arrival[atom] * product * (1.0 - busy)
            product *= busy
        if not left:
            lost[atom] = product
