"""The letters of Northern Sámi are drawn as themselves, not as the box of an unknown letter."""

from typing import Any

import pytest
from site_process import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = """(letters) => {
  const drawn = (text) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext("2d");
    pen.font = "32px " + getComputedStyle(document.body).fontFamily;
    pen.fillText(text, 4, 36);
    return canvas.toDataURL();
  };
  const unknown = drawn("\\uFFFF");
  return letters.filter((one) => [unknown, drawn(""), drawn("?")].includes(drawn(one)));
}"""


def test_every_sami_letter_has_a_shape_of_its_own(chromium: Any, site: Site) -> None:
    page = chromium.new_page(base_url=site.address, locale="nb-NO")
    page.goto("/om/")
    assert page.evaluate(DRAWN, list("áčđŋšŧžÁČĐŊŠŦŽ")) == []
    page.close()
