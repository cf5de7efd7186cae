"""The catalogue of the open figures in DCAT-AP-NO, for data.norge.no and others."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from naervaer.web.records.datasets.catalogue import SERIES
from naervaer.web.records.datasets.selectors import files_of, last_published, latest_versions
from naervaer.web.records.datasets.series import LICENCE_ADDRESSES, MEDIA_TYPES, Series, Words

if TYPE_CHECKING:
    from naervaer.web.records.datasets.models import SeriesFile, SeriesVersion

EU = "http://publications.europa.eu/resource/authority/"
ADMS = Namespace("http://www.w3.org/ns/adms#")
_FILE_TYPES = {"csv": "CSV", "json": "JSON", "geojson": "GEOJSON", "parquet": "PARQUET"}
_NORWAY = URIRef(f"{EU}country/NOR")
_THEME = URIRef(f"{EU}data-theme/JUST")
_PUBLIC = URIRef(f"{EU}access-right/PUBLIC")
_LANGUAGES = {"nb": "NOB", "nn": "NNO", "en": "ENG"}
_TITLE = _("Åpne tall om lokalt politinærvær")
_DESCRIPTION = _(
    "Tjenestesteder, åpningstider, kjøretid, levert tilstedeværelse, løfter og publiserte "
    "tall, med kilde, dato og slag i hver rad."
)
Address = Callable[[str], str]


def catalogue_graph(absolute: Address) -> Graph:
    """Return the catalogue; `absolute` makes an address of the site a whole one."""
    graph = Graph()
    for prefix, space in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("adms", ADMS)):
        graph.bind(prefix, space)
    home = absolute(reverse("figures:catalogue"))
    catalogue, publisher = URIRef(home), URIRef(f"{home}#utgiver")
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal("Nærvær", lang="nb")))
    graph.add((publisher, DCTERMS.identifier, Literal(f"{home}#utgiver")))
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    graph.add((catalogue, DCTERMS.identifier, Literal(home)))
    graph.add((catalogue, DCTERMS.publisher, publisher))
    graph.add((catalogue, FOAF.homepage, URIRef(home)))
    graph.add((catalogue, DCTERMS.language, URIRef(f"{EU}language/NOB")))
    _say(graph, catalogue, DCTERMS.title, _TITLE)
    _say(graph, catalogue, DCTERMS.description, _DESCRIPTION)
    published = last_published()
    if published is not None:
        stamp = Literal(published.date().isoformat(), datatype=XSD.date)
        graph.add((catalogue, DCTERMS.modified, stamp))
    latest = latest_versions()
    for series in SERIES:
        version = latest.get(series.slug)
        if version is not None:
            dataset = _add_series(graph, series, version, absolute)
            graph.add((catalogue, DCAT.dataset, dataset))
    _say_where_words_are_from(graph)
    return graph


def _say_where_words_are_from(graph: Graph) -> None:
    """Name the vocabulary of every word of the EU's that is used, as the shapes ask."""
    for word in set(graph.objects()):
        if isinstance(word, URIRef) and word.startswith(EU):
            vocabulary = word.removeprefix(EU).split("/")[0]
            graph.add((word, SKOS.inScheme, URIRef(f"{EU}{vocabulary}")))


def _add_series(
    graph: Graph, series: Series, version: "SeriesVersion", absolute: Address
) -> URIRef:
    """Add a series with its files, and return its name in the graph."""
    publisher = URIRef(absolute(reverse("figures:catalogue")) + "#utgiver")
    page = absolute(reverse("figures:series", args=[series.slug]))
    dataset = URIRef(page)
    modified = Literal(version.published_at.date().isoformat(), datatype=XSD.date)
    graph.add((dataset, RDF.type, DCAT.Dataset))
    for predicate, thing in (
        (DCTERMS.identifier, Literal(page)),
        (DCTERMS.publisher, publisher),
        (DCAT.theme, _THEME),
        (DCTERMS.accessRights, _PUBLIC),
        (DCTERMS.accrualPeriodicity, URIRef(f"{EU}frequency/{series.frequency}")),
        (DCTERMS.modified, modified),
        (DCTERMS.spatial, _NORWAY),
        (DCTERMS.language, URIRef(f"{EU}language/NOB")),
        (DCAT.landingPage, dataset),
    ):
        graph.add((dataset, predicate, thing))
    _say(graph, dataset, DCTERMS.title, series.title)
    _say(graph, dataset, DCTERMS.description, series.description)
    for file in files_of(version):
        address = absolute(
            reverse("figures:file", args=[series.slug, version.number, file.form])
        )
        graph.add((dataset, DCAT.distribution, URIRef(address)))
        graph.add((URIRef(address), DCAT.accessURL, dataset))
        _add_file(graph, URIRef(address), series, file)
    return dataset


def _add_file(graph: Graph, file: URIRef, series: Series, told: "SeriesFile") -> None:
    """Add what one file is."""
    media = MEDIA_TYPES[told.form].split(";")[0]
    graph.add((file, RDF.type, DCAT.Distribution))
    for predicate, thing in (
        (DCAT.downloadURL, file),
        (DCTERMS["format"], URIRef(f"{EU}file-type/{_FILE_TYPES[told.form]}")),
        (DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}")),
        (DCTERMS.license, URIRef(LICENCE_ADDRESSES[series.licence])),
        (DCAT.byteSize, Literal(told.size, datatype=XSD.decimal)),
    ):
        graph.add((file, predicate, thing))
    _say(graph, file, DCTERMS.title, series.title)


def _say(graph: Graph, thing: URIRef, predicate: URIRef, words: Words) -> None:
    """Add words in each language the site has them in."""
    for code, _name in settings.LANGUAGES:
        if code in _LANGUAGES:
            with translation.override(code):
                graph.add((thing, predicate, Literal(str(words), lang=code)))
