// The map on top of the page that works without it: the same colours, figures and addresses.

const box = document.getElementById("kart");
const figures = JSON.parse(document.getElementById("tall").textContent);
const NORWAY = [[4.2, 57.8], [31.3, 71.3]];

const [library, shapes] = await Promise.all([
  import(box.dataset.library),
  fetch(box.dataset.shapes).then((answer) => answer.json()),
]);
library.setWorkerUrl(new URL(box.dataset.worker, document.baseURI).href);

const byNumber = new Map();
for (const shape of shapes.features) {
  const [colour, name, text, address] = figures[shape.properties.nr] ?? ["out", "", "", ""];
  Object.assign(shape.properties, { colour, name, text, address });
  byNumber.set(shape.properties.nr, shape);
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = [...new Set([...byNumber.values()].map((shape) => shape.properties.colour))];
  const pairs = names.flatMap((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return {
    fill: ["match", ["get", "colour"], ...pairs, style.getPropertyValue("--none").trim()],
    edge: style.getPropertyValue("--edge").trim(),
    strong: style.getPropertyValue("--line-1").trim(),
    water: getComputedStyle(box).backgroundColor,
  };
}

function corners(geometry) {
  const points = geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2);
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}

function frame() {
  const shown = shapes.features.filter((shape) => shape.properties.colour !== "out");
  if (shown.length === shapes.features.length || shown.length === 0) {
    return NORWAY;
  }
  const all = shown.map((shape) => corners(shape.geometry));
  return [
    [Math.min(...all.map((one) => one[0][0])), Math.min(...all.map((one) => one[0][1]))],
    [Math.max(...all.map((one) => one[1][0])), Math.max(...all.map((one) => one[1][1]))],
  ];
}

const painted = colours();
box.hidden = false;
const given = box.dataset.position.split("/").map(Number);
const start = given.length === 3
  ? { zoom: given[0], center: [given[2], given[1]] }
  : { bounds: frame(), fitBoundsOptions: { padding: 16 } };
const map = new library.Map({
  container: box,
  ...start,
  minZoom: 2.5,
  maxZoom: 11,
  maxBounds: [[-20, 52], [50, 76]],
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  fadeDuration: 0,
  locale: {
    "NavigationControl.ZoomIn": box.dataset.in,
    "NavigationControl.ZoomOut": box.dataset.out,
    "Map.Title": box.dataset.name,
  },
  style: {
    version: 8,
    sources: { areas: { type: "geojson", data: shapes, promoteId: "nr", attribution: "" } },
    layers: [
      { id: "water", type: "background", paint: { "background-color": painted.water } },
      { id: "fill", type: "fill", source: "areas", paint: { "fill-color": painted.fill } },
      {
        id: "edge",
        type: "line",
        source: "areas",
        paint: { "line-color": painted.edge, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.3, 8, 1.2] },
      },
      {
        id: "chosen",
        type: "line",
        source: "areas",
        filter: ["==", ["get", "nr"], ""],
        paint: { "line-color": painted.strong, "line-width": 3 },
      },
    ],
  },
});
map.touchZoomRotate.disableRotation();
map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
map.once("idle", () => box.setAttribute("data-ready", ""));

// --- pointing, tapping, choosing ----------------------------------------------------------

const tip = document.createElement("div");
tip.className = "map-tip";
tip.hidden = true;
box.append(tip);
const said = document.getElementById("valgt");

const words = ({ name, text }) => `${name}: ${text} ${box.dataset.unit}`;

function choose(number, moves) {
  const shape = byNumber.get(number);
  if (!shape) {
    return;
  }
  map.setFilter("chosen", ["==", ["get", "nr"], number]);
  const link = document.createElement("a");
  link.className = "ds-link";
  link.href = shape.properties.address;
  link.textContent = box.dataset.go;
  const line = document.createElement("p");
  line.append(words(shape.properties), " ", link);
  said.replaceChildren(line);
  const { name } = shape.properties;
  box.dispatchEvent(new CustomEvent("kommune", { detail: { number, name } }));
  if (moves) {
    map.fitBounds(corners(shape.geometry), { padding: 60, maxZoom: 8, duration: 0 });
  }
}

map.on("mousemove", "fill", (event) => {
  const { properties } = event.features[0];
  tip.hidden = properties.colour === "out";
  tip.textContent = words(properties);
  tip.style.left = `${Math.min(event.point.x + 14, box.clientWidth - 170)}px`;
  tip.style.top = `${Math.max(event.point.y - 34, 4)}px`;
  map.getCanvas().style.cursor = "pointer";
});
map.on("mouseleave", "fill", () => {
  tip.hidden = true;
  map.getCanvas().style.cursor = "";
});
map.on("click", "fill", (event) => {
  const onPoint = dots && map.queryRenderedFeatures(event.point, { layers: ["points"] }).length > 0;
  if (!onPoint) {
    choose(event.features[0].properties.nr, false);
  }
});

// --- points, where the page has any ---------------------------------------------------------

const pointData = document.getElementById("punkter");
const dots = pointData && JSON.parse(pointData.textContent);
if (dots) {
  map.once("load", () => {
    const features = dots.map(([id, name, longitude, latitude]) => ({
      type: "Feature",
      properties: { id, name },
      geometry: { type: "Point", coordinates: [longitude, latitude] },
    }));
    map.addSource("points", { type: "geojson", data: { type: "FeatureCollection", features } });
    map.addLayer({
      id: "points",
      type: "circle",
      source: "points",
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, 3, 8, 8],
        "circle-color": painted.strong,
        "circle-stroke-color": painted.edge,
        "circle-stroke-width": 1,
      },
    });
    map.on("click", "points", (event) => {
      const { id, name } = event.features[0].properties;
      const line = document.createElement("p");
      line.textContent = name;
      said.replaceChildren(line);
      box.dispatchEvent(new CustomEvent("punkt", { detail: { id, name } }));
    });
  });
}

const label = document.createElement("label");
label.className = "ds-label";
label.htmlFor = "finn-kommune";
label.textContent = box.dataset.choose;
const picker = document.createElement("select");
picker.className = "ds-input";
picker.id = "finn-kommune";
picker.append(new Option("", ""));
const sorted = [...byNumber.values()]
  .filter((shape) => shape.properties.colour !== "out")
  .sort((one, other) => one.properties.name.localeCompare(other.properties.name, "nb"));
for (const shape of sorted) {
  picker.append(new Option(shape.properties.name, shape.properties.nr));
}
picker.addEventListener("change", () => choose(picker.value, true));
const field = document.createElement("div");
field.className = "ds-field field not-on-paper";
field.append(label, picker);
said.before(field);

// --- the address follows, so that the view can be shared -----------------------------------

const form = document.getElementById("velg");
if (form) {
  map.on("moveend", () => {
    const { lng, lat } = map.getCenter();
    const position = `${map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
    const address = new URL(location.href);
    address.searchParams.set("kart", position);
    history.replaceState(null, "", address);
    form.elements.kart.value = position;
  });
  for (const name of ["lag", "kjoring"]) {
    form.elements[name]?.addEventListener("change", () => form.requestSubmit());
  }
  form.elements.distrikt.addEventListener("change", () => {
    form.elements.kart.value = "";
    form.requestSubmit();
  });
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  const now = colours();
  map.setPaintProperty("water", "background-color", now.water);
  map.setPaintProperty("fill", "fill-color", now.fill);
  map.setPaintProperty("edge", "line-color", now.edge);
  map.setPaintProperty("chosen", "line-color", now.strong);
});
