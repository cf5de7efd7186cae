"""The regulation that divides the police, read as running text.

Source: forskrift 24 May 2017 no. 2480 (Lovdata, NLOD 2.0), here as last amended in force from
1 December 2025. Each chapter is one police district in prose; this module reads the sentences.
What it cannot read it refuses, so that a changed text is noticed.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.police_structure.naming import MunicipalityNames
from naervaer.registers.raw import raw_file
from naervaer.registers.tables import read_text

REFERENCE = "forskrift 2017-05-24-2480"
FILE = "police/forskrift-2017-05-24-2480.md"


class Coverage(StrEnum):
    """How much of a municipality a station district looks after."""

    WHOLE = "whole"
    PART = "part"
    AIRPORT = "airport"


@dataclass(frozen=True, slots=True)
class PointText:
    """A service point as written: its name, and the town in brackets where there is one."""

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class AreaText:
    """What a station district looks after.

    Attributes
    ----------
    municipality
        Number of 2024; empty for an airport, which the text ties to no municipality.
    written
        The name as written.
    coverage
        All of the municipality, a part, or an airport.
    description
        The part, as the text puts it.

    """

    municipality: str
    written: str
    coverage: Coverage
    description: str = ""


@dataclass(frozen=True, slots=True)
class StationDistrictText:
    """A station district as written."""

    district: str
    name: str
    points: tuple[PointText, ...]
    areas: tuple[AreaText, ...]


@dataclass(frozen=True, slots=True)
class Regulation:
    """The regulation as read.

    Attributes
    ----------
    in_force
        Since when this wording holds.
    amendment
        The last amending regulation.
    districts
        Names of the police districts, in the regulation's order.
    station_districts
        In the regulation's order.
    slips
        Full stops that the published text lacks and that were added to read it.

    """

    in_force: date
    amendment: str
    districts: tuple[str, ...]
    station_districts: tuple[StationDistrictText, ...]
    slips: tuple[str, ...]


_CHAPTER = re.compile(r"^### \d+\. (?P<name>.+?) politidistrikt\s*$", re.MULTILINE)
_END = re.compile(r"^## II\s*$", re.MULTILINE)
_AMENDED = re.compile(r'^sist-endret: "forskrift/(?P<ref>[\d-]+)"', re.MULTILINE)
_IN_FORCE = re.compile(r'^sist-endret-ikrafttredelse: "(?P<day>\d{4}-\d\d-\d\d)"', re.MULTILINE)
_MISSING_STOP = re.compile(
    r" og (?P<last>[A-ZÆØÅ][\wæøå-]+) (?=[A-ZÆØÅ][\w-]+ politistasjonsdistrikt med)"
)
_SENTENCE_END = re.compile(r"(?<!\bSt)\.\s+(?=[A-ZÆØÅ])")
_DISTRICT = re.compile(
    r"^(?P<name>.+? (?:politistasjonsdistrikt|lensmannsdistrikt)),? "
    r"med tjenestested(?:ene|et)? (?P<points>.+)$"
)
_POINT = re.compile(
    r"(?P<name>[^()]+?(?:politistasjon|lensmannskontor))"
    r"(?: \((?:på )?(?P<place>[^)]+)\))?(?:, og |, | og |$)"
)
_AREA = re.compile(
    r"^(?:Politistasjons|Lensmanns)distriktet (?:vil )?(?:ivaretar|ivareta|dekker) "
    r"politimessige(?: og sivilrettslige)?(?: og)?(?: gjøremål)?(?: for)? (?P<areas>.+)$"
)
_JOINT = re.compile(
    r"^Politistasjonsdistriktene i (?P<name>\w+), .+ ivaretar politimessige gjøremål i "
    r"(?P=name) kommune (?P<part>.+)$"
)
_CIVIL = re.compile(r"^(?:Namsfogden|Sivilrettslige|.+distrikt ivaretar sivilrettslige)")
_PART_OF = re.compile(
    r"(?P<part>(?:bydelene|områdene|\w+ politistasjons ansvarsområde) .+?),? "
    r"i (?P<name>[A-ZÆØÅ][\wæøå-]+) kommune"
)
_EXCEPT = re.compile(r", med unntak av (?P<what>.+)$")
_AIRPORT = re.compile(r"^\w+ lufthavn \w+$")


def read_regulation(names: MunicipalityNames, *, folder: Path | None = None) -> Regulation:
    """Return the regulation in the raw folder, read.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When the text holds a sentence that is not understood.
    UnknownNameError
        When it names a municipality that does not exist.

    """
    return parse_regulation(read_text(raw_file(FILE, folder=folder)), names=names)


def parse_regulation(text: str, *, names: MunicipalityNames) -> Regulation:
    """Return the regulation's text as districts, points and areas."""
    amended, in_force = _AMENDED.search(text), _IN_FORCE.search(text)
    chapters = list(_CHAPTER.finditer(text))
    if amended is None or in_force is None or not chapters:
        message = "the regulation has no amendment date or no chapters; expected Lovdata's text"
        raise UnusableInputError(message)
    end_of_all = _END.search(text)
    if end_of_all is None:
        message = "the regulation is cut short: its part II is not there; fetch it again"
        raise UnusableInputError(message)
    ends = [chapter.start() for chapter in chapters[1:]] + [end_of_all.start()]
    found: list[StationDistrictText] = []
    slips: list[str] = []
    for chapter, end in zip(chapters, ends, strict=True):
        body = text[chapter.end() : end].strip().split("\n", 1)[0]
        body = _with_missing_stops(body, names=names, slips=slips)
        found += _read_chapter(body, district=chapter["name"], names=names)
    return Regulation(
        in_force=date.fromisoformat(in_force["day"]),
        amendment=f"forskrift {amended['ref']}",
        districts=tuple(chapter["name"] for chapter in chapters),
        station_districts=tuple(found),
        slips=tuple(slips),
    )


def _with_missing_stops(body: str, *, names: MunicipalityNames, slips: list[str]) -> str:
    """Add the full stop that is missing between a municipality and the next district."""

    def add_stop(match: re.Match[str]) -> str:
        if not names.is_name(match["last"]):
            return match[0]
        slips.append(f"{match['last']}.")
        return f" og {match['last']}. "

    return _MISSING_STOP.sub(add_stop, body)


def _read_chapter(
    body: str, *, district: str, names: MunicipalityNames
) -> list[StationDistrictText]:
    heads: list[tuple[str, tuple[PointText, ...]]] = []
    areas: dict[str, list[AreaText]] = {}
    for sentence in _SENTENCE_END.split(body.strip().removesuffix(".")):
        text = sentence.strip()
        if head := _DISTRICT.match(text):
            heads.append((head["name"], _points(head["points"])))
            areas[head["name"]] = []
        elif (area := _AREA.match(text)) and heads:
            areas[heads[-1][0]] += _areas(area["areas"], names=names)
        elif joint := _JOINT.match(text):
            for name, _ in heads:
                if name.startswith(f"{joint['name']} "):
                    part = AreaText("", joint["name"], Coverage.PART, joint["part"])
                    areas[name].append(part)
        elif not _CIVIL.match(text):
            message = f"the regulation, {district}: «{text[:80]}» is not understood"
            raise UnusableInputError(message)
    numbers = names.numbers(
        area.written
        for found in areas.values()
        for area in found
        if area.coverage is not Coverage.AIRPORT
    )
    return [
        StationDistrictText(
            district=district,
            name=name,
            points=points,
            areas=tuple(_numbered(area, numbers) for area in areas[name]),
        )
        for name, points in heads
    ]


def _numbered(area: AreaText, numbers: dict[str, str]) -> AreaText:
    if area.coverage is Coverage.AIRPORT:
        return area
    return AreaText(numbers[area.written], area.written, area.coverage, area.description)


def _points(text: str) -> tuple[PointText, ...]:
    points = tuple(
        PointText(name=match["name"].strip(), place=match["place"] or "")
        for match in _POINT.finditer(text)
    )
    rest = _POINT.sub("", text).strip(" ,")
    if rest or not points:
        message = f"the regulation: service points «{text}» are not understood"
        raise UnusableInputError(message)
    return points


def _areas(text: str, *, names: MunicipalityNames) -> list[AreaText]:
    """Read what follows «ivaretar politimessige gjøremål for»."""
    if _AIRPORT.match(text):
        return [AreaText("", text, Coverage.AIRPORT, text)]
    answer = [
        AreaText("", match["name"], Coverage.PART, match["part"])
        for match in _PART_OF.finditer(text)
    ]
    rest = _PART_OF.sub("", text)
    exception = _EXCEPT.search(rest)
    rest = _EXCEPT.sub("", rest)
    coverage, description = Coverage.WHOLE, ""
    if exception is not None:
        description = f"unntatt {exception['what']}"
        # An airport taken out leaves every inhabitant of the municipality where they are.
        coverage = Coverage.WHOLE if "lufthavn" in exception["what"] else Coverage.PART
    answer += [AreaText("", written, coverage, description) for written in names.listed(rest)]
    return answer
