"""Minutes from 500 sources to all nodes of a made road network, beside the peers.

Every library gets the same roads in the same run. Peers are timed on fewer sources and
scaled, since their time per source does not depend on how many there are; the answers are
compared on the same sources and targets.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
from tables import markdown_table, median_seconds, write_section

SEED = 20261122
TARGETS = 2_000
PANDANA_UNITS = 1_000.0
"""pandana keeps three decimals of a weight: too few for minutes, enough for thousandths."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one library did."""

    library: str
    preparation: float
    seconds: float
    scaled: bool
    checksum: float | None


def renumbered(graph: RoadLikeGraph, *, seed: int) -> tuple[RoadLikeGraph, NDArray[np.int32]]:
    """Number the nodes by chance, as data often come; return also each node's new number."""
    new = np.random.default_rng(seed).permutation(len(graph.x)).astype(np.int32)
    old = np.argsort(new)
    moved = RoadLikeGraph(
        graph.x[old], graph.y[old], new[graph.tail], new[graph.head], graph.minutes
    )
    return moved, new


def with_naervaer(
    graph: RoadLikeGraph, sources: NDArray[np.int64], *, workers: int, repeats: int, name: str
) -> tuple[Line, NDArray[np.float32], float]:
    def prepare() -> DistanceSweeper:
        return DistanceSweeper.prepare(
            vertex_count=len(graph.x),
            tail=graph.tail,
            head=graph.head,
            minutes=graph.minutes,
            workers=workers,
        )

    preparation, sweeper = median_seconds(prepare, times=1)
    change, _ = median_seconds(lambda: sweeper.with_minutes(graph.minutes), times=repeats)
    seconds, minutes = median_seconds(lambda: sweeper.minutes_from(sources), times=repeats)
    return Line(name, preparation, seconds, scaled=False, checksum=None), minutes, change


def with_scipy(graph: RoadLikeGraph, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    size = (len(graph.x), len(graph.x))
    matrix = coo_array((graph.minutes, (graph.tail, graph.head)), shape=size).tocsr()
    return np.asarray(dijkstra(matrix, directed=False, indices=sources))


def networkit_graph(graph: RoadLikeGraph) -> networkit.Graph:
    # It reads the arrays as they lie in memory and crashes on 32-bit numbers.
    ends = graph.tail.astype(np.uint64), graph.head.astype(np.uint64)
    return networkit.GraphFromCoo(
        (graph.minutes, ends), n=len(graph.x), weighted=True, directed=False
    )


def with_networkit(
    graph: networkit.Graph, sources: NDArray[np.int64], workers: int
) -> list[list[float]]:
    networkit.setNumberOfThreads(workers)
    return networkit.distance.SPSP(graph, sources.tolist()).run().getDistances()


def pandana_network(graph: RoadLikeGraph) -> object:
    import pandana

    return pandana.Network(
        pd.Series(graph.x),
        pd.Series(graph.y),
        pd.Series(graph.tail),
        pd.Series(graph.head),
        pd.DataFrame({"minutes": graph.minutes * PANDANA_UNITS}),
        twoway=True,
    )


def compare(
    graph: RoadLikeGraph, *, sources: int, peer_sources: int, repeats: int, workers: int
) -> tuple[list[Line], float]:
    """Time everybody on one graph and refuse answers that disagree."""
    rng = np.random.default_rng(SEED)
    chosen = rng.integers(0, len(graph.x), sources)
    few, targets = chosen[:peer_sources], rng.integers(0, len(graph.x), TARGETS)
    scale = sources / peer_sources
    moved, new = renumbered(graph, seed=SEED)

    line, minutes, change = with_naervaer(
        graph, chosen, workers=workers, repeats=repeats, name=f"Nærvær, {workers} threads"
    )
    expected = float(minutes[:peer_sources][:, targets].sum(dtype=np.float64))
    lines = [
        Line(line.library, line.preparation, line.seconds, scaled=False, checksum=expected)
    ]
    del minutes

    def add(name: str, preparation: float, seconds: float, total: float, factor: float) -> None:
        if abs(total / expected - 1) > 1e-5:
            msg = f"{name} disagrees: {total}, expected {expected}"
            raise SystemExit(msg)
        lines.append(Line(name, preparation, seconds * factor, factor != 1, total))

    line, minutes, _ = with_naervaer(
        graph, chosen, workers=1, repeats=repeats, name="Nærvær, 1 thread"
    )
    total = float(minutes[:peer_sources][:, targets].sum(dtype=np.float64))
    add(line.library, line.preparation, line.seconds, total, 1)
    line, minutes, _ = with_naervaer(
        moved, new[chosen], workers=workers, repeats=repeats,
        name=f"Nærvær, {workers} threads, nodes numbered by chance",
    )  # fmt: skip
    total = float(minutes[:peer_sources][:, new[targets]].sum(dtype=np.float64))
    add(line.library, line.preparation, line.seconds, total, 1)
    del minutes

    for name, roads, nodes, ends in (
        ("scipy Dijkstra, nodes numbered by chance", moved, new[few], new[targets]),
        ("scipy Dijkstra, nodes in Z-order", graph, few, targets),
    ):
        seconds, found = median_seconds(_bound(with_scipy, roads, nodes), times=repeats)
        add(name, 0.0, seconds, float(found[:, ends].sum()), scale)
    preparation, kit = median_seconds(lambda: networkit_graph(graph), times=1)
    seconds, far = median_seconds(lambda: with_networkit(kit, few, workers), times=repeats)
    total = float(np.array(far)[:, targets].sum())
    add(f"networkit SPSP, {workers} threads, Z-order", preparation, seconds, total, scale)

    preparation, network = median_seconds(lambda: pandana_network(graph), times=1)
    pairs = np.repeat(few, TARGETS), np.tile(targets, peer_sources)
    seconds, found = median_seconds(
        lambda: network.shortest_path_lengths(*pairs),  # type: ignore[attr-defined]
        times=repeats,
    )
    total = float(np.sum(found)) / PANDANA_UNITS
    add(f"pandana, only {TARGETS} targets per source", preparation, seconds, total, scale)
    return lines, change


def _bound(
    run: Callable[..., NDArray[np.float64]], *arguments: object
) -> Callable[[], NDArray[np.float64]]:
    return lambda: run(*arguments)


def described(lines: list[Line], change: float, graph: RoadLikeGraph, sources: int) -> str:
    own = lines[0].seconds
    rows = [
        (
            line.library,
            f"{line.preparation:.1f}",
            f"{line.seconds:.1f}{' *' if line.scaled else ''}",
            f"{line.seconds / own:.1f}",
            f"{line.checksum:.0f}",
        )
        for line in lines
    ]
    header = ("library", "preparation, s", f"{sources} sources, s", "ratio", "checksum, min")
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
        lines, change = compare(
            graph,
            sources=given.sources,
            peer_sources=given.peer_sources,
            repeats=given.repeats,
            workers=given.workers,
        )
        parts.append(f"### {title}\n\n{described(lines, change, graph, given.sources)}")
        print(parts[-1])
    introduction = (
        "Minutes from each source to **all** nodes of a made road network (seeded, planar, 1.2 "
        "roads per node), float32, unreachable marked. Medians; `*` measured on "
        f"{given.peer_sources} sources and scaled. The checksum is the sum of the minutes from "
        f"those sources to {TARGETS:,} random nodes; the run fails when one differs by more "
        "than 1e-5. pandana answers pairs only and is timed on those nodes, not on all."
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
