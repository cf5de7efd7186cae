"""Minutes from 500 sources to all nodes of a made road network, beside the peers.

Every library gets the same roads in the same run. Peers are timed on fewer sources and
scaled, since their time per source does not depend on how many there are; the answers are
compared on the same sources and targets.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import networkit
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from made_roads import RoadLikeGraph, road_like_graph
from naervaer.planning.travel import (
    Closures,
    DistanceSweeper,
    Places,
    Roads,
    TravelNetwork,
    minutes_between,
    nearest,
    warm_up,
)
from naervaer.registers.baseline import load_baseline
from tables import Timing, markdown_table, median_seconds, median_times, write_section

Prepared = TypeVar("Prepared")
Answer = TypeVar("Answer")

SEED = 20261122
TARGETS = 2_000
PANDANA_UNITS = 1_000.0
"""pandana keeps three decimals of a weight: too few for minutes, enough for thousandths."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The same question for every library.

    Attributes
    ----------
    graph
        Nodes in Z-order.
    sources
        Where from; all nodes are asked for.
    peer_sources
        How many of them the peers are timed on.
    targets
        Nodes whose minutes are summed up to compare the answers.
    repeats
        How often each is run.
    workers
        Threads.

    """

    graph: RoadLikeGraph
    sources: NDArray[np.int64]
    peer_sources: int
    targets: NDArray[np.int64]
    repeats: int
    workers: int

    @property
    def few(self) -> NDArray[np.int64]:
        """The sources that the answers are compared on."""
        return self.sources[: self.peer_sources]

    def renumbered(self, *, seed: int) -> "Contest":
        """Number the nodes by chance, as data often come."""
        graph = self.graph
        new = np.random.default_rng(seed).permutation(len(graph.x)).astype(np.int64)
        old = np.argsort(new)
        ends = new[graph.tail].astype(np.int32), new[graph.head].astype(np.int32)
        moved = RoadLikeGraph(graph.x[old], graph.y[old], *ends, graph.minutes)
        return replace(self, graph=moved, sources=new[self.sources], targets=new[self.targets])


@dataclass(frozen=True, slots=True)
class Entry:
    """What one library did: preparation once, the question, and the sum of its minutes."""

    library: str
    preparation: Timing
    question: Timing
    is_scaled: bool
    checksum: float


def entry(
    name: str,
    contest: Contest,
    *,
    prepare: Callable[[], Prepared],
    ask: Callable[[Prepared], Answer],
    total: Callable[[Answer], float],
    is_peer: bool,
) -> Entry:
    """Time one library."""
    preparation, prepared = median_times(prepare, times=1)
    question, answer = median_times(lambda: ask(prepared), times=contest.repeats)
    factor = len(contest.sources) / contest.peer_sources if is_peer else 1.0
    return Entry(name, preparation, question.times(factor), is_peer, total(answer))


def naervaer(contest: Contest, name: str, *, workers: int) -> Entry:
    graph, few = contest.graph, len(contest.few)
    return entry(
        name,
        contest,
        prepare=lambda: DistanceSweeper.prepare(
            vertex_count=len(graph.x),
            tail=graph.tail,
            head=graph.head,
            minutes=graph.minutes,
            workers=workers,
        ),
        ask=lambda sweeper: sweeper.minutes_from(contest.sources),
        total=lambda minutes: float(minutes[:few, contest.targets].sum(dtype=np.float64)),
        is_peer=False,
    )


def with_scipy(contest: Contest, name: str) -> Entry:
    graph, size = contest.graph, (len(contest.graph.x),) * 2
    return entry(
        name,
        contest,
        prepare=lambda: coo_array(
            (graph.minutes, (graph.tail, graph.head)), shape=size
        ).tocsr(),
        ask=lambda matrix: dijkstra(matrix, directed=False, indices=contest.few),
        total=lambda minutes: float(minutes[:, contest.targets].sum()),
        is_peer=True,
    )


def with_networkit(contest: Contest, name: str) -> Entry:
    graph = contest.graph
    networkit.setNumberOfThreads(contest.workers)

    def prepare() -> networkit.Graph:
        # It reads the arrays as they lie in memory and crashes on 32-bit numbers.
        ends = graph.tail.astype(np.uint64), graph.head.astype(np.uint64)
        return networkit.GraphFromCoo(
            (graph.minutes, ends), n=len(graph.x), weighted=True, directed=False
        )

    def ask(prepared: networkit.Graph) -> list[list[float]]:
        return networkit.distance.SPSP(prepared, contest.few.tolist()).run().getDistances()

    return entry(
        name,
        contest,
        prepare=prepare,
        ask=ask,
        total=lambda minutes: float(np.array(minutes)[:, contest.targets].sum()),
        is_peer=True,
    )


def with_pandana(contest: Contest, name: str) -> Entry:
    import pandana

    graph, few = contest.graph, contest.few
    pairs = np.repeat(few, len(contest.targets)), np.tile(contest.targets, len(few))
    return entry(
        name,
        contest,
        prepare=lambda: pandana.Network(
            pd.Series(graph.x),
            pd.Series(graph.y),
            pd.Series(graph.tail),
            pd.Series(graph.head),
            pd.DataFrame({"minutes": graph.minutes * PANDANA_UNITS}),
            twoway=True,
        ),
        ask=lambda network: network.shortest_path_lengths(*pairs),
        total=lambda minutes: float(np.sum(minutes)) / PANDANA_UNITS,
        is_peer=True,
    )


def compare(contest: Contest) -> list[Entry]:
    """Time everybody on one graph and refuse answers that disagree."""
    moved, threads = contest.renumbered(seed=SEED), f"{contest.workers} threads"
    chance, ordered = "nodes numbered by chance", "nodes in Z-order"
    entries = [
        naervaer(contest, f"Nærvær, {threads}", workers=contest.workers),
        naervaer(contest, "Nærvær, 1 thread", workers=1),
        naervaer(moved, f"Nærvær, {threads}, {chance}", workers=contest.workers),
        with_scipy(moved, f"scipy Dijkstra, {chance}"),
        with_scipy(contest, f"scipy Dijkstra, {ordered}"),
        with_networkit(contest, f"networkit SPSP, {threads}, {ordered}"),
        with_pandana(contest, f"pandana, only {TARGETS:,} targets per source"),
    ]
    expected = entries[0].checksum
    for one in entries:
        if abs(one.checksum / expected - 1) > 1e-5:
            msg = f"{one.library} disagrees: {one.checksum}, expected {expected}"
            raise SystemExit(msg)
    return entries


def change_seconds(graph: RoadLikeGraph, *, repeats: int) -> float:
    """Time new minutes on prepared roads."""
    sweeper = DistanceSweeper.prepare(
        vertex_count=len(graph.x), tail=graph.tail, head=graph.head, minutes=graph.minutes
    )
    return median_seconds(lambda: sweeper.with_minutes(graph.minutes * 1.1), times=repeats)[0]


def described(entries: list[Entry], contest: Contest) -> str:
    graph, own = contest.graph, entries[0].question.wall
    rows = [
        (
            one.library,
            f"{one.preparation.wall:.1f}",
            f"{one.question.wall:.1f}{' *' if one.is_scaled else ''}",
            f"{one.question.processor:.1f}{' *' if one.is_scaled else ''}",
            f"{one.question.wall / own:.1f}",
            f"{one.checksum:.0f}",
        )
        for one in entries
    ]
    asked = f"{len(contest.sources)} sources, s"
    header = ("library", "preparation, s", asked, "processor, s", "ratio", "checksum, min")
    change = change_seconds(graph, repeats=contest.repeats)
    return (
        f"{len(graph.x):,} nodes, {len(graph.tail):,} roads; new speeds or closures on the "
        f"prepared network: {change:.2f} s.\n\n{markdown_table(header, rows)}"
    )


def national(*, repeats: int) -> str:
    """Time the questions that the national study asks of the shipped network."""
    baseline = load_baseline()
    roads = Roads.of(baseline.network)

    def places(table: Any) -> Places:
        return Places.of(table.link, table.fraction, table.last_leg_m)

    sites, zones, candidates = map(
        places, (baseline.sites, baseline.zones, baseline.candidates)
    )
    network = TravelNetwork.build(roads)
    closed = Closures(no_ferries=True)
    questions = (
        ("put minutes on the roads", "", lambda: TravelNetwork.build(roads)),
        ("the same roads without ferries", "", lambda: network.changed(closures=closed)),
        ("sites × zones", _shape(sites, zones), lambda: minutes_between(network, sites, zones)),
        ("nearest site", _shape(sites, zones), lambda: nearest(network, sites, zones)),
        (
            "candidates × zones",
            _shape(candidates, zones),
            lambda: minutes_between(network, candidates, zones),
        ),
    )
    rows = [
        (name, pairs, f"{median_seconds(question, times=repeats)[0]:.2f}")
        for name, pairs, question in questions
    ]
    nodes, links = roads.node_count, roads.link_count
    table = markdown_table(("question", "pairs", "seconds"), rows)
    return f"### The national network\n\n{nodes:,} nodes, {links:,} links.\n\n{table}"


def _shape(one: Places, other: Places) -> str:
    return f"{len(one):,} × {len(other):,}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=500_000)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--peer-sources", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--dry-run", action="store_true", help="do not touch the docs")
    given = parser.parse_args()
    warm_up()
    parts = []
    for has_hierarchy, title in ((True, "With main roads"), (False, "All roads alike")):
        graph = road_like_graph(nodes=given.nodes, has_hierarchy=has_hierarchy, seed=SEED)
        rng = np.random.default_rng(SEED)
        contest = Contest(
            graph=graph,
            sources=rng.integers(0, len(graph.x), given.sources),
            peer_sources=given.peer_sources,
            targets=rng.integers(0, len(graph.x), TARGETS),
            repeats=given.repeats,
            workers=given.workers,
        )
        parts.append(f"### {title}\n\n{described(compare(contest), contest)}")
        print(parts[-1])
    introduction = (
        "Minutes from each source to **all** nodes of a made road network (seeded, planar, 1.2 "
        "roads per node), float32, unreachable marked. Medians; `*` measured on "
        f"{given.peer_sources} sources and scaled. The checksum is the sum of the minutes from "
        f"those sources to {TARGETS:,} random nodes; the run fails when one differs by more "
        "than 1e-5. «Processor» counts all cores together. pandana answers pairs only and is "
        "timed on those nodes, not on all."
    )
    parts.append(national(repeats=given.repeats))
    print(parts[-1])
    body = "\n\n".join((introduction, *parts))
    if not given.dry_run:
        write_section(
            "travel_times",
            title="Travel times",
            body=body,
            packages=("numpy", "numba", "scipy", "networkit", "pandana"),
        )


if __name__ == "__main__":
    main()
