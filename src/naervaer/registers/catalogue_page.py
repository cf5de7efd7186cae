"""The documentation page of the data sets, written from the catalogue."""

from naervaer.registers.catalogue import Catalogue, DataSet, Form, attribution_line
from naervaer.registers.extracts import EXTRACTS

_FORMS = {
    Form.FILE: "`naervaer data fetch {id}` gives the file the loader reads",
    Form.SOURCE: (
        "`naervaer data fetch {id}` gives the official file; the loader reads an extract of "
        "it, taken in with `naervaer data import`"
    ),
    Form.PAGE: "download by hand, then `naervaer data import FILE --as {id}`",
}

_HEAD = """\
# Data sets

The catalogue `registers/catalogue.csv` is the one list of what Nærvær is built from. This
page is written from it (`python tools/write_datasets_page.py`); notes and defects stand in
Norwegian, as the commands show them. Nobody needs any of these files to use Nærvær: the
compiled baseline ships with the package. They are needed to build the baseline anew.

The services' addresses have not been tried from where this was written, which each row says.

## Attribution

Every output made from all of these carries this line; an output made from some of them names
those that were used.

> {line}
"""


def catalogue_page(catalogue: Catalogue) -> str:
    """Return the page as Markdown."""
    parts = [_HEAD.format(line=attribution_line(catalogue.data_sets)), "## Overview\n"]
    parts.append("| Data set | Publisher | Version | Licence |\n|---|---|---|---|")
    parts += [
        f"| [{one.id}](#{one.id}) | {one.publisher} | {one.version} | {one.licence} |"
        for one in catalogue.data_sets
    ]
    parts += [_section(one) for one in catalogue.data_sets]
    return "\n".join(parts) + "\n"


def _section(one: DataSet) -> str:
    lines = [
        f"\n({one.id})=\n## {one.id}\n",
        f"{one.title}. {one.publisher}, {one.version}.\n",
        f"- **File** `{one.file}`",
        f"- **Address** <{one.address}>",
        f"- **How to get it** {_how(one)}",
        f"- **Licence** {one.licence}",
        f"- **Named as** {one.attribution or 'the source in each row'}",
        f"- **Checksum (SHA-256)** `{one.sha256}`" if one.sha256 else "- **Checksum** unknown",
        f"- **Fetched on** {one.fetched_on.isoformat() if one.fetched_on else 'not recorded'}",
        f"- **Note** {one.note}",
        f"- **Defects handled** {one.defects or 'none known'}",
    ]
    return "\n".join(lines)


def _how(one: DataSet) -> str:
    if one.id in EXTRACTS:
        return f"`naervaer data fetch {one.id}` gets the official file and makes the extract"
    return _FORMS[one.form].format(id=one.id)
