// What is chosen on the map goes into the form, which does the same without the map.

const box = document.getElementById("kart");
const actions = document.getElementById("gjor");
const form = document.getElementById("scenario");
let moving = null;

/** Fill the last row of a kind of change where it is empty; otherwise send for one more. */
function fill(key, values) {
  const rows = form.querySelectorAll(`#${key} .change-row`);
  const row = rows[rows.length - 1];
  const fields = [...row.querySelectorAll("input:not([type=checkbox]), select")];
  const isEmpty = fields.every((one) => one.value === "" || one.tagName === "SELECT" && one.options[0].value !== "");
  if (!isEmpty) {
    sessionStorage.setItem("scenario-fill", JSON.stringify([key, values]));
    form.querySelector(`#${key} button[name=mer]`).click();
    return;
  }
  for (const [name, value] of Object.entries(values)) {
    row.querySelector(`[name$="-${name}"]`).value = value;
  }
  const first = fields.find((one) => one.value === "") ?? fields[0];
  first.scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

function offer(choices) {
  actions.hidden = false;
  actions.replaceChildren(
    ...choices.map(([words, does]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ds-button";
      button.dataset.variant = "secondary";
      button.textContent = words;
      button.addEventListener("click", does);
      return button;
    }),
  );
}

box.addEventListener("punkt", ({ detail }) => {
  offer([
    [actions.dataset.close, () => fill("steng", { at: detail.id })],
    [actions.dataset.move, () => {
      moving = detail.id;
      fill("flytt", { at: detail.id });
    }],
    [actions.dataset.hours, () => fill("timer", { at: detail.id })],
  ]);
});

box.addEventListener("kommune", ({ detail }) => {
  const choices = [
    [actions.dataset.open, () => fill("apne", { name: detail.name, municipality: detail.number })],
    [actions.dataset.road, () => fill("vei", { municipality: detail.number })],
  ];
  if (moving !== null) {
    choices.unshift([actions.dataset.here, () => {
      const rows = [...form.querySelectorAll("#flytt .change-row")];
      const row = rows.find((one) => one.querySelector('[name$="-at"]').value === moving);
      row.querySelector('[name$="-municipality"]').value = detail.number;
      moving = null;
    }]);
  }
  offer(choices);
});

const waiting = sessionStorage.getItem("scenario-fill");
if (waiting) {
  sessionStorage.removeItem("scenario-fill");
  fill(...JSON.parse(waiting));
}
