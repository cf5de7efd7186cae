"""Walks a page and remembers what the checks ask about."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "path", "circle", "rect", "polyline"}


class Page(HTMLParser):
    """Ids, headings, tables, drawings and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.references: set[str] = set()
        self.headings: list[int] = []
        self.addresses: list[str] = []
        self.tables = 0
        self.captions = 0
        self.unscoped = 0
        self.drawings: list[dict[str, str | None]] = []
        self.titles_in_drawings = 0
        self.pairs_without_table: list[str] = []
        self.language: str | None = None
        self._depth_of_pair: int | None = None
        self._pair_has_table = False
        self._depth = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self._depth += 1
        if given.get("id"):
            self.ids[str(given["id"])] += 1
        self.references |= set((given.get("aria-labelledby") or "").split())
        self.addresses += [str(given[name]) for name in ("href", "src") if given.get(name)]
        self.language = self.language or given.get("lang")
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables += 1
            self._pair_has_table = True
        self.captions += tag == "caption"
        self.unscoped += tag == "th" and "scope" not in given
        if tag == "svg":
            self.drawings.append(given)
        if tag == "div" and "pair" in (given.get("class") or "").split():
            self._depth_of_pair, self._pair_has_table = self._depth, False

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._depth -= 1
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._depth == self._depth_of_pair:
            if not self._pair_has_table:
                self.pairs_without_table.append(self.get_starttag_text() or "")
            self._depth_of_pair = None
        self._depth -= 1
