"""`naervaer solve pmedian|pcenter|mclp` on files."""

import csv
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from naervaer.cli.siting import mclp, pcenter, pmedian
from naervaer.domain.errors import UnusableInputError


def answer(command: click.Command, *words: str) -> dict[str, Any]:
    result = CliRunner().invoke(command, [*words, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    figures: dict[str, Any] = json.loads(result.output)
    return figures


@pytest.fixture
def line_graph(tmp_path: Path) -> str:
    file = tmp_path / "line.txt"
    file.write_text("4 4 1\n1 2 9\n2 3 2\n3 4 3\n1 2 1\n", encoding="utf-8")
    return str(file)


def test_the_last_of_two_equal_edges_counts(line_graph: str) -> None:
    figures = answer(pmedian, line_graph, "--format", "orlib")
    assert (figures["objective"], figures["bound"], figures["ending"]) == (8, 8, "optimal")
    assert figures["open"] in ([2], [3])


def test_center_and_coverage_number_nodes_from_one(line_graph: str) -> None:
    assert answer(pcenter, line_graph, "--format", "orlib")["open"] == [3]
    covered = answer(mclp, line_graph, "--format", "orlib", "--radius", "2")
    assert (covered["objective"], covered["open"]) == (3, [2])


def test_tsplib_distances_are_rounded_down(tmp_path: Path) -> None:
    file = tmp_path / "two.tsp"
    file.write_text(
        "EDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 1.9 0\nEOF\n", encoding="utf-8"
    )
    assert answer(pmedian, str(file), "--format", "tsplib", "--p", "1")["objective"] == 1


def test_a_matrix_names_its_sites_and_keeps_the_fixed_one(tmp_path: Path) -> None:
    file = tmp_path / "minutes.csv"
    file.write_text(
        "area,demand,Nes,Vik,Dal\nfixed,,1,,\na,2,5,1,9\nb,1,9,,0\n", encoding="utf-8"
    )
    figures = answer(pmedian, str(file), "--format", "csv", "--p", "2")
    assert (figures["open"], figures["objective"]) == (["Nes", "Dal"], 10)


def test_a_long_table_gives_the_same_answer_as_a_matrix(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(
        "area,site,minutes,demand,fixed\n"
        "a,Nes,5,2,1\na,Vik,1,2,0\na,Dal,9,2,0\nb,Nes,9,1,1\nb,Dal,0,1,0\n",
        encoding="utf-8",
    )
    figures = answer(pmedian, str(file), "--format", "csv", "--p", "2")
    assert (figures["open"], figures["objective"]) == (["Nes", "Dal"], 10)


def test_too_many_sites_end_with_one_and_a_reason(line_graph: str) -> None:
    result = CliRunner().invoke(
        pmedian, [line_graph, "--format", "orlib", "--p", "9", "--json"]
    )
    assert result.exit_code == 1
    figures = json.loads(result.output)
    assert figures["ending"] == "infeasible"
    assert "only 4 may open" in figures["reasons"][0]


@pytest.mark.raw
@pytest.mark.parametrize("name", ["pmed1", "pmed17", "pmed25"])
def test_known_optima_of_the_or_library_are_proven(bench_folder: Path, name: str) -> None:
    folder = bench_folder / "pmedian_orlib"
    for command, table, column in (
        (pmedian, "known_optima.csv", "pmedian_opt"),
        (pcenter, "known_pcenter.csv", "pcenter_opt"),
    ):
        with (folder / table).open(encoding="utf-8") as lines:
            known = {row["instance"]: float(row[column]) for row in csv.DictReader(lines)}
        figures = answer(command, str(folder / f"{name}.txt"), "--format", "orlib")
        assert (figures["objective"], figures["ending"]) == (known[name], "optimal")


@pytest.mark.parametrize("words", [["--seed", "-1"], ["--p", "0"]])
def test_what_no_search_could_use_is_refused(line_graph: str, words: list[str]) -> None:
    with pytest.raises((click.ClickException, UnusableInputError), match=r"-1|p is 0"):
        pmedian.main([line_graph, "--format", "orlib", *words], standalone_mode=False)


@pytest.fixture
def crowd(tmp_path: Path) -> str:
    """Forty nodes in a ring, far more than the first sites of the file can serve."""
    edges = [f"{node} {node % 40 + 1} {1 + node % 3}" for node in range(1, 41)]
    file = tmp_path / "ring.txt"
    file.write_text("40 40 5\n" + "\n".join(edges) + "\n", encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("command", [pmedian, pcenter])
def test_no_time_at_all_still_gives_a_plan_and_a_bound(
    crowd: str, command: click.Command
) -> None:
    figures = answer(command, crowd, "--format", "orlib", "--seconds", "0")
    assert 0 <= figures["bound"] <= figures["objective"]
    best = answer(command, crowd, "--format", "orlib")
    assert figures["bound"] <= best["objective"] <= figures["objective"]


def test_a_center_without_time_is_at_most_twice_the_best(crowd: str) -> None:
    first = answer(pcenter, crowd, "--format", "orlib", "--seconds", "0")
    best = answer(pcenter, crowd, "--format", "orlib")
    assert best["ending"] == "optimal"
    assert first["objective"] <= 2 * best["objective"]


def test_the_progress_of_covering_tells_what_is_covered(crowd: str) -> None:
    words = [crowd, "--format", "orlib", "--radius", "4", "--progress", "--json"]
    result = CliRunner().invoke(mclp, words, catch_exceptions=False)
    last = [line for line in result.stderr.splitlines() if "objective" in line][-1]
    figures = json.loads(result.stdout)
    assert f"objective {float(figures['objective'])}" in last
    assert "inf" not in result.stderr
