import numpy as np
from response_cases import generator_of, random_problem, states_by_algebra

from naervaer.planning.kernels.response_approximate import (
    count_shared_calls,
    fill_neighbourhood_rates,
    gather_dispatches,
    pass_calls_on,
    sweep_neighbourhood,
)
from naervaer.planning.kernels.response_exact import (
    add_lower_halves,
    add_upper_halves,
    fill_dispatch_rates,
    renew_half,
)
from naervaer.planning.kernels.response_simulation import serve_in_turn
from naervaer.planning.response.halves import dispatch_terms


def test_subset_and_superset_sums_equal_sums_over_pairs() -> None:
    values = np.random.default_rng(1).random(32)
    sets = np.arange(32)
    inside = (sets[:, None] & sets[None, :]) == sets[None, :]
    lower, upper = values.copy(), values.copy()
    add_lower_halves(lower, 5)
    add_upper_halves(upper, 5)
    np.testing.assert_allclose(lower, inside @ values)
    np.testing.assert_allclose(upper, inside.T @ values)


def test_one_sweep_over_a_half_equals_the_matrix_form() -> None:
    problem = random_problem(5, units=6, atoms=9)
    rates = generator_of(problem)
    states = np.arange(64)
    ones = np.array([int(state).bit_count() for state in states])
    parity_of_unit0 = (ones - (states & 1)) % 2
    even_place = states[ones % 2 == 0] >> 1
    odd_place = states[ones % 2 == 1] >> 1
    assert sorted(even_place) == sorted(odd_place) == list(range(32))
    assert set(parity_of_unit0) == {0, 1}
    rng = np.random.default_rng(2)
    now = rng.random(64)
    own, other = np.empty(32), np.empty(32)
    own[even_place], other[odd_place] = now[ones % 2 == 0], now[ones % 2 == 1]
    (starts, masks, weights), (loss_masks, loss_weights) = dispatch_terms(problem)
    low_bits, blocks = 3, 4
    stored, lost = np.empty(6 * 32), np.empty((blocks, 8))
    fill_dispatch_rates(
        stored,
        lost,
        0,
        0,
        blocks,
        low_bits,
        6,
        starts,
        masks,
        weights,
        loss_masks,
        loss_weights,
    )
    tallies = [np.zeros((blocks, 7)) for _ in range(3)]
    renew_half(
        own,
        other,
        stored,
        lost,
        0,
        0,
        blocks,
        low_bits,
        problem.service_rates,
        float(problem.arrival_rates.sum()),
        np.ones(7),
        1.0,
        *tallies,
        np.zeros(blocks),
    )
    inflow = (rates - np.diag(np.diag(rates))).T @ now
    expected = np.maximum(inflow / -np.diag(rates), 0.25 * now)
    np.testing.assert_allclose(own[even_place], expected[ones % 2 == 0])
    np.testing.assert_allclose(tallies[0].sum(), expected[ones % 2 == 0].sum())


def test_calls_at_each_turn_equal_the_plain_sum() -> None:
    problem = random_problem(7, units=5, atoms=6)
    workload = np.linspace(0.2, 0.8, 5)
    factors = np.linspace(1.0, 1.3, 5)
    intake, reach = np.empty(5), np.empty(6)
    used_up = gather_dispatches(
        problem.preference, problem.arrival_rates, workload, factors, 0.0, intake, reach
    )
    expected = np.zeros(5)
    for rate, row in zip(problem.arrival_rates, problem.preference, strict=True):
        product = 1.0
        for position, unit in enumerate(row):
            expected[unit] += rate * factors[position] * product
            product *= workload[unit]
    np.testing.assert_allclose(intake, expected)
    np.testing.assert_allclose(reach, np.prod(workload))
    np.testing.assert_allclose(used_up, problem.arrival_rates @ reach)


def serve_plainly(
    gaps: list[float],
    atoms: list[int],
    works: list[float],
    lists: list[list[int]],
    service: list[float],
) -> list[tuple[int, float]]:
    """Return unit and beginning of each call, waiting allowed; the kernel's twin."""
    free_at = [0.0] * len(service)
    now, answers = 0.0, []
    for gap, atom, work in zip(gaps, atoms, works, strict=True):
        now += gap
        free = [unit for unit in lists[atom] if free_at[unit] <= now]
        unit = free[0] if free else min(range(len(service)), key=lambda u: free_at[u])
        begin = max(now, free_at[unit])
        free_at[unit] = begin + work / service[unit]
        answers.append((unit, begin))
    return answers


def test_the_simulation_kernel_sends_whom_its_plain_twin_sends() -> None:
    problem = random_problem(9, units=3, atoms=4, load=0.9, capacity="inf")
    rng = np.random.default_rng(4)
    gaps = rng.standard_exponential(500) / problem.arrival_rates.sum()
    atoms, works = rng.integers(0, 4, 500), rng.standard_exponential(500)
    sent = np.zeros((3, 4), dtype=np.int64)
    seen, busy = np.zeros(4, dtype=np.int64), np.zeros(3)
    serve_in_turn(
        gaps,
        atoms,
        works,
        problem.preference,
        problem.service_rates,
        True,  # noqa: FBT003 - kernels take no names
        np.zeros(3),
        np.zeros(2),
        busy,
        sent,
        seen,
    )
    twin = serve_plainly(
        gaps.tolist(),
        atoms.tolist(),
        works.tolist(),
        problem.preference.tolist(),
        problem.service_rates.tolist(),
    )
    expected = np.zeros((3, 4), dtype=np.int64)
    for (unit, _), atom in zip(twin, atoms, strict=True):
        expected[unit, atom] += 1
    assert sent.tolist() == expected.tolist()
    at_once = np.isclose([begin for _, begin in twin], np.cumsum(gaps))
    assert seen[0] == at_once.sum()
    assert seen[1] + seen[2] == 500 - at_once.sum()


def test_a_neighbourhood_of_everybody_settles_in_the_exact_states() -> None:
    problem = random_problem(13, units=4, atoms=7)
    rates = np.empty((4, 16))
    fill_neighbourhood_rates(
        np.arange(4),
        4,
        np.arange(7),
        problem.preference,
        problem.arrival_rates,
        np.full((7, 4), 0.5),
        rates,
    )
    states = np.full(16, 1 / 16)
    sweep_neighbourhood(states, rates, problem.service_rates, 1.25, 300)
    np.testing.assert_allclose(states, states_by_algebra(problem), atol=1e-9)


def test_units_outside_a_neighbourhood_let_calls_through_by_chance() -> None:
    preference = np.array([[2, 0, 1]])
    rates = np.empty((2, 4))
    fill_neighbourhood_rates(
        np.array([0, 1, -1]),
        2,
        np.array([0]),
        preference,
        np.array([10.0]),
        np.array([[0.3, 0.6, -1.0]]),
        rates,
    )
    # Unit 2 is outside and busy three times in ten; the list is left after unit 0.
    assert rates.tolist() == [[3.0] * 4, [0.0] * 4]


def test_shared_calls_equal_the_plain_sum() -> None:
    problem = random_problem(15, units=4, atoms=3)
    workload = np.array([0.2, 0.4, 0.6, 0.8])
    shared, expected = np.zeros((4, 4)), np.zeros((4, 4))
    count_shared_calls(problem.preference, problem.arrival_rates, workload, 0.0, shared)
    for rate, row in zip(problem.arrival_rates, problem.preference, strict=True):
        for later in range(4):
            comes = rate * np.prod(workload[row[:later]])
            for earlier in range(later):
                expected[row[later], row[earlier]] += comes
                expected[row[earlier], row[later]] += comes
    np.testing.assert_allclose(shared, expected)


def test_calls_passed_on_are_all_taken_or_lost() -> None:
    problem = random_problem(17, units=3, atoms=5)
    states = np.tile(states_by_algebra(problem), (3, 1))
    # Every neighbourhood holds all three; the unit itself must be bit 0 of its own.
    place_of = np.array([[0, 1, 2], [1, 0, 2], [2, 1, 0]])
    for unit in (1, 2):
        swapped = np.arange(8).reshape(2, 2, 2).swapaxes(2, 2 - unit).ravel()
        states[unit] = states[unit][swapped]
    chance, taken, lost = np.empty((5, 3)), np.empty(3), np.empty(5)
    pass_calls_on(
        problem.preference, problem.arrival_rates, place_of, states, 0.0, chance, taken, lost
    )
    busy = states_by_algebra(problem)
    np.testing.assert_allclose(lost, busy[7], atol=1e-9)
    workload = np.array([busy[[s for s in range(8) if s >> n & 1]].sum() for n in range(3)])
    np.testing.assert_allclose(taken, problem.service_rates * workload, atol=1e-9)
    total = taken.sum() + problem.arrival_rates @ lost
    np.testing.assert_allclose(total, problem.arrival_rates.sum())
