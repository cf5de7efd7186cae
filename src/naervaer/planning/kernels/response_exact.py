"""Sweeps over the states of the hypercube queueing model.

A state says which units are busy: bit n of its number is 1 when unit n is. A transition
changes one bit, so states with an even number of busy units have only odd neighbours.
The two halves are stored apart, each indexed by the bits of units 1 to N-1; the bit of
unit 0 follows from the parity. A half can then be renewed from the other in place, in
any order and by several threads, with the same answer to the last digit.
"""

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def add_lower_halves(table: Floats, bits: int) -> None:
    """Replace the value of each set by the sum over all its subsets."""
    for bit in range(bits):
        stride = 1 << bit
        pairs = table.reshape(-1, 2, stride)
        for pair in range(pairs.shape[0]):
            for place in range(stride):
                pairs[pair, 1, place] += pairs[pair, 0, place]


@numba.njit(cache=True, nogil=True)
def add_upper_halves(table: Floats, bits: int) -> None:
    """Replace the value of each set by the sum over all its supersets."""
    for bit in range(bits):
        stride = 1 << bit
        pairs = table.reshape(-1, 2, stride)
        for pair in range(pairs.shape[0]):
            for place in range(stride):
                pairs[pair, 0, place] += pairs[pair, 1, place]


@numba.njit(cache=True, nogil=True)
def fill_subset_sums(
    table: Floats, low_bits: int, high: int, masks: Integers, weights: Floats, want: int
) -> bool:
    """Set `table[l]` to the weight of all masks inside the state (high, l).

    Only masks whose unit-0 bit equals `want` count. Returns whether any did; when none
    did, the table is left as it was.
    """
    size = 1 << low_bits
    found = False
    for term in range(masks.shape[0]):
        mask = masks[term]
        if (mask & 1) != want:
            continue
        shifted = mask >> 1
        above = shifted >> low_bits
        if above & high != above:
            continue
        if not found:
            table[:] = 0.0
            found = True
        table[shifted & (size - 1)] += weights[term]
    if found:
        add_lower_halves(table, low_bits)
    return found


@numba.njit(cache=True, nogil=True)
def add_product(gain: Floats, rates: Floats, other: Floats) -> None:
    """Add rate times probability, element by element."""
    for place in range(gain.shape[0]):
        gain[place] += rates[place] * other[place]


@numba.njit(cache=True, nogil=True)
def add_multiple(gain: Floats, rate: float, other: Floats) -> None:
    """Add one rate times the probabilities."""
    for place in range(gain.shape[0]):
        gain[place] += rate * other[place]


@numba.njit(cache=True, nogil=True)
def add_exchange(
    gain_up: Floats, gain_down: Floats, rates: Floats, rate: float, other: Floats, stride: int
) -> None:
    """Add what flows between neighbours inside a block, `stride` places apart."""
    up = gain_up.reshape(-1, 2, stride)
    down = gain_down.reshape(-1, 2, stride)
    dispatch = rates.reshape(-1, stride)
    source = other.reshape(-1, 2, stride)
    for pair in range(up.shape[0]):
        for place in range(stride):
            down[pair, 0, place] += rate * source[pair, 1, place]
            up[pair, 1, place] += dispatch[pair, place] * source[pair, 0, place]


@numba.njit(cache=True, nogil=True)
def fill_unit0(unit0: Floats, block: int, parity: int) -> None:
    """Write 1 where unit 0 is busy, 0 elsewhere, for the states of one block."""
    ones = parity
    while block:
        block &= block - 1
        ones += 1
    unit0[0] = ones & 1
    size = 1
    while size < unit0.shape[0]:
        for place in range(size):
            unit0[size + place] = 1.0 - unit0[place]
        size *= 2


@numba.njit(cache=True, nogil=True)
def fill_dispatch_rates(
    stored: Floats,
    lost: Floats,
    parity: int,
    first_block: int,
    last_block: int,
    low_bits: int,
    units: int,
    starts: Integers,
    masks: Integers,
    weights: Floats,
    loss_masks: Integers,
    loss_weights: Floats,
) -> None:
    """Write the rates of dispatch into the states of a range of blocks.

    Parameters
    ----------
    stored
        Filled block by block, unit by unit: for unit 0 one rate a state (0 where it is
        free), for a unit of a low bit only the states in which it is busy, for a unit of
        a high bit all states if the block has it busy, else none.
    lost
        Rate of calls that find nobody, per state of the range, shape
        (last_block - first_block, 2**low_bits).
    parity, low_bits
        Number of busy units modulo 2, and bits inside a block.
    starts, masks, weights
        For unit n, terms `starts[n]:starts[n+1]`: calls of rate `weights` go to unit n
        as soon as all units in `masks` are busy and n is free.
    loss_masks, loss_weights
        Calls of this rate find nobody when all units of the mask are busy.

    """
    size = 1 << low_bits
    rates = np.empty(size)
    mixed = np.empty(size)
    unit0 = np.empty(size)
    at = 0
    for block in range(first_block, last_block):
        fill_unit0(unit0, block, parity)
        for unit in range(units):
            position = unit - 1
            if position >= low_bits and not (block >> (position - low_bits)) & 1:
                continue
            terms = masks[starts[unit] : starts[unit + 1]]
            shares = weights[starts[unit] : starts[unit + 1]]
            if not fill_subset_sums(rates, low_bits, block, terms, shares, 0):
                rates[:] = 0.0
            if unit > 0 and fill_subset_sums(mixed, low_bits, block, terms, shares, 1):
                add_product(rates, unit0, mixed)
            if unit == 0:
                for low in range(size):
                    stored[at + low] = unit0[low] * rates[low]
                at += size
            elif position >= low_bits:
                stored[at : at + size] = rates
                at += size
            else:
                stride = 1 << position
                for start in range(stride, size, 2 * stride):
                    for low in range(start, start + stride):
                        stored[at] = rates[low]
                        at += 1
        row = lost[block - first_block]
        if not fill_subset_sums(row, low_bits, block, loss_masks, loss_weights, 0):
            row[:] = 0.0
        if fill_subset_sums(mixed, low_bits, block, loss_masks, loss_weights, 1):
            add_product(row, unit0, mixed)


@numba.njit(cache=True, nogil=True)
def renew_half(
    own: Floats,
    other: Floats,
    stored: Floats,
    lost: Floats,
    parity: int,
    first_block: int,
    last_block: int,
    low_bits: int,
    service: Floats,
    arrival_total: float,
    scale: Floats,
    relaxation: float,
    mass: Floats,
    flow_up: Floats,
    flow_down: Floats,
    change: Floats,
) -> None:
    """Renew the probabilities of one half from the other, for a range of blocks.

    Parameters
    ----------
    own, other
        Probabilities of the states with `parity` busy units (modulo 2) and of the rest,
        shape (2**(N-1),). `own` is changed.
    stored, lost
        What `fill_dispatch_rates` wrote for the range.
    service
        Service rate per unit, shape (N,).
    arrival_total
        All calls, per hour.
    scale
        Factor per level (number of busy units) on the stored values, shape (N+1,).
    relaxation
        Weight of the renewed value, 1 for Gauss-Seidel.
    mass, flow_up, flow_down
        Per block and level: probability, rate out of the level upwards and downwards,
        shape (blocks, N+1). Overwritten for the blocks of the range.
    change
        Sum of absolute changes per block.

    """
    units = service.shape[0]
    size = 1 << low_bits
    half = size // 2
    gain_up = np.empty(size)
    gain_down = np.empty(size)
    unit0 = np.empty(size)
    ones_low = np.zeros(size, np.int64)
    service_low = np.zeros(size)
    for low in range(size):
        for bit in range(low_bits):
            if (low >> bit) & 1:
                ones_low[low] += 1
                service_low[low] += service[bit + 1]
    at = 0
    for block in range(first_block, last_block):
        mine = own[block * size : (block + 1) * size]
        same = other[block * size : (block + 1) * size]
        ones_high = 0
        service_high = 0.0
        for bit in range(units - 1 - low_bits):
            if (block >> bit) & 1:
                ones_high += 1
                service_high += service[1 + low_bits + bit]
        fill_unit0(unit0, block, parity)
        # Unit 0 has the same index in both halves.
        for low in range(size):
            gain_up[low] = stored[at + low] * same[low]
            gain_down[low] = (1.0 - unit0[low]) * service[0] * same[low]
        at += size
        for unit in range(1, units):
            position = unit - 1
            if position < low_bits:
                rates = stored[at : at + half]
                add_exchange(gain_up, gain_down, rates, service[unit], same, 1 << position)
                at += half
                continue
            partner = block ^ (1 << (position - low_bits))
            source = other[partner * size : (partner + 1) * size]
            if partner > block:
                add_multiple(gain_down, service[unit], source)
            else:
                add_product(gain_up, stored[at : at + size], source)
                at += size
        mass[block, :] = 0.0
        flow_up[block, :] = 0.0
        flow_down[block, :] = 0.0
        moved = 0.0
        for low in range(size):
            busy = np.int64(ones_high + ones_low[low] + unit0[low])
            inflow = 0.0
            if busy > 0:
                inflow += scale[busy - 1] * gain_up[low]
            if busy < units:
                inflow += scale[busy + 1] * gain_down[low]
            upward = arrival_total - lost[block - first_block, low]
            downward = service_high + service_low[low] + unit0[low] * service[0]
            before = scale[busy] * mine[low]
            after = (1.0 - relaxation) * before + relaxation * inflow / (upward + downward)
            # Far from the answer, overshooting must not turn a probability negative.
            after = max(after, 0.25 * before)
            mine[low] = after
            moved += abs(after - before)
            mass[block, busy] += after
            flow_up[block, busy] += after * upward
            flow_down[block, busy] += after * downward
        change[block] = moved


@numba.njit(cache=True, nogil=True)
def unfold_states(even: Floats, odd: Floats, scale: Floats, states: Floats) -> None:
    """Write both halves, scaled by level, in the plain order of state numbers."""
    for index in range(even.shape[0]):
        ones = 0
        rest = index
        while rest:
            rest &= rest - 1
            ones += 1
        states[2 * index + (ones & 1)] = scale[ones + (ones & 1)] * even[index]
        first = (ones & 1) ^ 1
        states[2 * index + first] = scale[ones + first] * odd[index]
