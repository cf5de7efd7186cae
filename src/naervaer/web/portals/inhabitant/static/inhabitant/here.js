// «Use the place I am at»: the position goes into this one answer, rounded to about a hundred
// metres, and is kept nowhere. Without this script the form stays hidden.
"use strict";

const form = document.querySelector("[data-here]");
if (form && "geolocation" in navigator) {
  const said = form.querySelector("[data-here-said]");
  const wish = document.querySelector("[name=hva]");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.lengde.value) return;
    event.preventDefault();
    said.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.lengde.value = coords.longitude.toFixed(3);
        form.elements.bredde.value = coords.latitude.toFixed(3);
        if (wish) form.elements.hva.value = wish.value;
        form.submit();
      },
      () => {
        said.textContent = said.dataset.refused;
      },
      { maximumAge: 60000, timeout: 8000 },
    );
  });
}
