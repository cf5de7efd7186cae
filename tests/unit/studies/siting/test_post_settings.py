"""A user's own weights are read, and what nobody shall share posts by is refused."""

from pathlib import Path

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.siting.post_criteria import REFUSED_CRITERIA
from naervaer.studies.siting.post_settings import post_settings, read_post_settings
from naervaer.studies.siting.posts import unfortunate_effects

EXAMPLE = Path(__file__).parents[4] / "examples" / "posts" / "own-weights.toml"


def test_weights_are_parts_of_a_whole_and_what_is_left_out_counts_nothing() -> None:
    assert read_post_settings(EXAMPLE) == {"Mest til avstand": (0.4, 0.0, 0.4, 0.2, 0.0)}


@pytest.mark.parametrize("name", REFUSED_CRITERIA)
def test_a_refused_criterion_is_refused_where_the_user_gives_it(
    name: str, tmp_path: Path
) -> None:
    file = tmp_path / "weights.toml"
    file.write_text(f"[posts.mine]\npeople = 1\n{name} = 1\n", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="never counted"):
        read_post_settings(file)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"post": {}}, "unknown key 'post'"),
        ({"posts": 3}, "posts is 3"),
        ({"posts": {"mine": {}}}, "expected a weight for each criterion"),
        ({"posts": {"mine": {"moon": 1}}}, "criterion 'moon' is unknown"),
        ({"posts": {"mine": {"people": -1}}}, "expected a number of 0 or more"),
        ({"posts": {"mine": {"people": True}}}, "expected a number of 0 or more"),
        ({"posts": {"mine": {"people": 0}}}, "add up to 0"),
        ({"posts": {"even": {"people": 1}}}, "a name of ours"),
    ],
)
def test_weights_without_meaning_are_refused(content: dict[str, object], message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        post_settings(content)


def test_a_file_that_is_not_there_or_no_toml_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is not there"):
        read_post_settings(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("[posts", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="no valid TOML"):
        read_post_settings(tmp_path / "bad.toml")


def test_a_long_way_and_few_posts_together_are_the_unfortunate_effect() -> None:
    people = np.array([100.0, 100.0, 100.0])
    hours = np.array([300.0, 300.0, 0.0])
    posts = np.array([1.0, 4.0, 4.0])
    assert unfortunate_effects(posts, people, hours).tolist() == [True, False, False]
    assert not unfortunate_effects(people / 10, people, hours).any()
