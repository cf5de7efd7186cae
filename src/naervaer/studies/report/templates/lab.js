"use strict";
// The allocation laboratory: the same sharing as in the study, from the numbers in the page.
// Without this script the settings stand in tables; nothing is fetched and nothing is stored.
{
  const lab = document.getElementById("lab");
  const given = JSON.parse(document.getElementById("lab-numbers").textContent);
  const sliders = [...lab.querySelectorAll("input[type=range]")];
  const body = lab.querySelector("tbody");
  const said = document.getElementById("lab-said");
  const language = document.documentElement.lang;
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2, maximumFractionDigits: 2,
  });
  const signed = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0, signDisplay: "exceptZero",
  });
  const sum = (list) => list.reduce((total, one) => total + one, 0);
  const totals = given.criteria.map((_, c) => sum(given.values.map((row) => row[c])));

  // Areas above their floor keep their proportions; what the floors cost is taken from them alike.
  const share = (weights) => {
    const all = sum(weights);
    const wanted = given.values.map((row) =>
      sum(row.map((value, c) => (weights[c] / all) * (value / totals[c]))));
    const held = wanted.map(() => false);
    for (;;) {
      const free = sum(wanted.filter((_, at) => !held[at]));
      const left = given.posts - sum(given.floor.filter((_, at) => held[at]));
      const posts = wanted.map((part, at) =>
        (held[at] ? given.floor[at] : (free > 0 ? left * part / free : 0)));
      const below = posts.map((one, at) => !held[at] && one < given.floor[at]);
      if (!below.some(Boolean)) return posts;
      below.forEach((is, at) => { held[at] = held[at] || is; });
    }
  };
  const byPeople = share(given.criteria.map((_, c) => (c === 0 ? 1 : 0)));

  const show = () => {
    const weights = sliders.map((one) => Number(one.value));
    const all = sum(weights);
    sliders.forEach((one, c) => {
      const percent = all > 0 ? (100 * weights[c]) / all : 0;
      one.nextElementSibling.textContent = `${whole.format(percent)} %`;
      one.setAttribute("aria-valuetext", `${whole.format(percent)} %`);
    });
    if (!(all > 0)) {
      said.textContent = given.words.none;
      return;
    }
    const posts = share(weights);
    const moved = posts.map((one, at) => one - byPeople[at]);
    body.replaceChildren(...given.districts.map((name, at) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = name;
      row.append(head);
      const density = (1000 * posts[at]) / given.values[at][0];
      for (const text of [
        whole.format(posts[at]), fine.format(density), signed.format(moved[at]),
      ]) {
        const cell = document.createElement("td");
        cell.className = "number";
        cell.textContent = text;
        row.append(cell);
      }
      return row;
    }));
    if (!moved.some((one) => Math.abs(one) >= 0.5)) {
      said.textContent = given.words.same;
      return;
    }
    const most = moved.indexOf(Math.max(...moved));
    const least = moved.indexOf(Math.min(...moved));
    said.textContent = given.words.said
      .replace("{gains}", given.districts[most])
      .replace("{more}", signed.format(moved[most]))
      .replace("{loses}", given.districts[least])
      .replace("{fewer}", signed.format(moved[least]));
  };
  const set = (weights) => {
    sliders.forEach((one, c) => { one.value = String(Math.round(100 * weights[c])); });
    show();
  };
  sliders.forEach((one) => one.addEventListener("input", show));
  for (const button of lab.querySelectorAll("button[data-weights]")) {
    button.addEventListener("click", () => set(JSON.parse(button.dataset.weights)));
  }
  lab.hidden = false;
  set(given.first);
}
