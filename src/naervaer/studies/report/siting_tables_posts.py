"""Tables of the allocation laboratory."""

import numpy as np
from numpy.typing import NDArray

from naervaer.studies.access.country import Country
from naervaer.studies.report.siting_lab import setting_title
from naervaer.studies.report.table import Cell, Column, Table, columns, row
from naervaer.studies.report.words import Words
from naervaer.studies.siting.post_criteria import CRITERIA
from naervaer.studies.siting.posts import (
    PER_THOUSAND,
    PostsStudy,
    PublishedStaffing,
    Setting,
)


def posts_table(study: PostsStudy, country: Country, words: Words) -> Table:
    """Return posts and posts per 1,000 by district and setting, beside published figures."""
    head = (
        Column(words.text("col_district"), numeric=False),
        *(Column(setting_title(item.name, words)) for item in study.settings),
        *(
            Column(words.text("posts_density", setting=setting_title(item.name, words)))
            for item in study.settings
        ),
        Column(words.text("col_published"), numeric=False),
    )
    posts = [_posts(item) for item in study.settings]
    density = [study.posts_per_thousand(item) for item in study.settings]
    rows = tuple(
        row(
            name,
            [
                *(Cell(words.number(item[at]), sort=float(item[at])) for item in posts),
                *(Cell(words.number(item[at], 2), sort=float(item[at])) for item in density),
                _published(study, name, words),
            ],
        )
        for at, name in enumerate(country.districts)
    )
    note = words.text(
        "posts_note",
        posts=words.number(study.given.posts),
        floor=words.number(study.given.floor_per_municipality, 1),
        missing=len(study.criteria.offences_missing),
    )
    return Table("t-posts", words.text("table_posts"), head, rows, note)


def weights_table(study: PostsStudy, words: Words) -> Table:
    """Return the weights of each setting."""
    head = columns(
        words.text("col_criterion"),
        *(setting_title(item.name, words) for item in study.settings),
    )
    rows = tuple(
        row(
            words.text(f"criterion_{criterion}"),
            [words.share(item.weights[at], 0) for item in study.settings],
        )
        for at, criterion in enumerate(CRITERIA)
    )
    return Table(
        "t-posts-weights", words.text("table_weights"), head, rows, words.text("weights_note")
    )


def moved_table(study: PostsStudy, country: Country, setting: Setting, words: Words) -> Table:
    """Return the posts each district gains when one weight grows by ten points."""
    head = columns(
        words.text("col_district"),
        *(words.text(f"criterion_{criterion}") for criterion in CRITERIA),
        words.text("posts_corrected"),
    )
    corrected = setting.corrected.best
    change = (
        np.full(len(country.districts), np.nan)
        if corrected is None
        else corrected.posts - _posts(setting)
    )
    rows = tuple(
        row(
            name,
            [
                *(
                    Cell(words.points(value), sort=value)
                    for value in setting.moved[at].tolist()
                ),
                Cell(words.points(float(change[at])), sort=float(change[at])),
            ],
        )
        for at, name in enumerate(country.districts)
    )
    note = words.text(
        "moved_note",
        share=words.share(study.given.lowest_share, 0),
        people=words.number(study.given.small_population),
    )
    caption = words.text("table_moved", setting=setting_title(setting.name, words))
    return Table(f"t-posts-moved-{setting.name}", caption, head, rows, note)


def effects_table(study: PostsStudy, country: Country, words: Words) -> Table:
    """Return the unfortunate geographical effects of every setting, and the correction."""
    head = (
        Column(words.text("col_weights"), numeric=False),
        Column(words.text("col_district"), numeric=False),
        *(
            Column(words.text(key))
            for key in (
                "col_hours_each",
                "col_density",
                "col_country_density",
                "col_lifted",
                "col_lifted_change",
            )
        ),
    )
    rows = []
    for setting in study.settings:
        density = study.posts_per_thousand(setting)
        lifted = setting.lifted.best
        posts = _posts(setting)
        for at in np.flatnonzero(setting.unfortunate).tolist():
            after = np.nan if lifted is None else float(lifted.posts[at])
            rows.append(
                row(
                    setting_title(setting.name, words),
                    [
                        country.districts[at],
                        Cell(words.number(60 * float(study.hours_each[at]), 1)),
                        Cell(words.number(float(density[at]), 2)),
                        Cell(words.number(study.country_density, 2)),
                        Cell(words.number(after)),
                        Cell(words.points(after - float(posts[at]), 0)),
                    ],
                )
            )
    return Table(
        "t-posts-effects",
        words.text("table_effects"),
        head,
        tuple(rows),
        words.text("effects_note"),
    )


def specialists_table(study: PostsStudy, words: Words) -> Table:
    """Return what is left for presence at each share of specialists."""
    curve = study.specialists
    head = columns(
        words.text("posts_specialist_share"),
        words.text("posts_specialists"),
        words.text("posts_least"),
        words.text("posts_median"),
        words.text("posts_on_floor"),
    )
    rows = tuple(
        row(
            words.share(share, 0),
            [
                words.number(float(curve.specialist_posts[at])),
                words.number(float(curve.least_local_posts[at])),
                words.number(float(curve.median_local_posts[at])),
                words.number(float(curve.areas_on_floor[at])),
            ],
        )
        for at, share in enumerate(curve.specialist_share.tolist())
    )
    return Table("t-posts-specialists", words.text("table_specialists"), head, rows)


def _posts(setting: Setting) -> NDArray[np.float64]:
    best = setting.districts.best
    return np.full(setting.moved.shape[0], np.nan) if best is None else best.posts


def _published(study: PostsStudy, district: str, words: Words) -> str:
    """Return what is published for a district: density first, else posts, with period."""
    rows = [item for item in study.published if item.area == district]
    if not rows:
        return words.text("not_published")
    return "; ".join(
        words.text(
            _kind(item),
            value=words.number(item.value, 2 if item.unit == PER_THOUSAND else 1),
            period=item.period,
            source=item.source.split("https")[0].strip(),
        )
        for item in rows
    )


def _kind(item: PublishedStaffing) -> str:
    """Return the message that a published figure is told by."""
    if item.unit == PER_THOUSAND:
        return "published_density"
    return "published_change" if item.measure.startswith("change") else "published_posts"
