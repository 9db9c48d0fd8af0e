// The explorer: one state, the map and the panel that follow it, the search box; parts of the panel load when opened.

import { createAnnouncer } from './announce.js';
import { createMap, leaflet } from './base.js';
import { isSlow } from './device.js';
import { createGuide } from './guide.js';
import { createPanel } from './panel.js';
import { createPicker } from './picker.js';
import { createSearch } from './search.js';
import { createSheet, isPhone } from './sheet.js';
import { createShown } from './shown.js';
import { createStore } from './state.js';
import { say } from './text.js';
import { readState, writeAddress } from './url.js';

const config = JSON.parse(document.getElementById('map-config').textContent);
config.keepsState = true;
const start = readState();
const known = new Set(config.layers.map((layer) => layer.id));
const unknown = start.layers.filter((id) => !known.has(id));
start.layers = start.layers.filter((id) => known.has(id));
const wrong = [];
if (unknown.length) wrong.push(say('layers_unknown', { names: unknown.join(', ') }));
if (start.area && !config.area) wrong.push(say('area_unknown', { code: start.area }));
if (!config.area) start.area = '';
if (!start.panel && start.layers.length && isSlow()) start.panel = 'danh-sach';
if (!start.panel && (!isPhone() || !start.layers.length)) start.panel = 'lop';

const store = createStore(start);
const node = document.getElementById('map');
const map = createMap(node, config);
const announce = createAnnouncer(() => shown.refresh());
const told = new Map();
let panel = null;

function tell(layer, words) {
  told.set(layer.id, words);
  panel?.tell(layer, words);
  announce.layers(told, byId, (id) => shown.retry(id));
}

const byId = new Map(config.layers.map((layer) => [layer.id, layer]));
const shown = createShown(leaflet, map, config.layers, store, tell);
const picker = createPicker(leaflet, map, store, announce.say);
const guide = createGuide(leaflet, map, store, shown, picker, announce.say);

const tools = {
  store, shown, map, leaflet, picker, announce: announce.say, layers: config.layers, domains: config.domains,
  goTo(one) { sheet.giveWay(); guide.goToFeature(one.layer.id, one.id, one.place); },
  locate: () => picker.locate(),
  openLayers: () => sheet.open('lop'),
};

const parts = {
  'danh-sach': () => import('./list.js').then(({ createList }) => createList),
  'gan-day': () => import('./near.js').then(({ createNear }) => createNear),
  'tai-day': () => import('./point.js').then(({ createPoint }) => createPoint),
  'thong-ke': () => import('./statistics.js').then(({ createStatistics }) => createStatistics),
  'chia-se': () => import('./share.js').then(({ createShare }) => createShare),
};
const filled = new Set();

async function fillPart(name) {
  if (!parts[name] || filled.has(name)) return;
  filled.add(name);
  const body = document.getElementById(`part-${name}`);
  body.textContent = say('loading');
  try {
    const create = await parts[name]();
    body.replaceChildren();
    create(body, { ...tools, sheet });
  } catch (error) {
    filled.delete(name);
    body.textContent = say('part_failed');
    if (!(error instanceof TypeError)) throw error; // a module that did not come
  }
}

const sheet = createSheet(store, fillPart, () => map.invalidateSize({ animate: false }));
panel = createPanel(document.getElementById('part-lop'), config.domains, config.layers, store, shown, map);
createSearch(document.getElementById('search'), document.getElementById('suggestions'), {
  status: document.getElementById('search-status'), clear: document.getElementById('search-clear'),
  choose(item) { sheet.giveWay(); guide.goTo(item); }, language: document.documentElement.lang,
});
document.getElementById('locate').addEventListener('click', () => picker.locate());

function view() {
  const { lat, lng } = map.getCenter();
  return { zoom: map.getZoom(), lat, lon: lng };
}

let timer = 0;
function keepAddress() {
  history.replaceState(null, '', location.pathname + writeAddress(store.get()));
}
store.on(keepAddress);

map.on('makeroom', () => sheet.giveWay());
sheet.start();
shown.start(config.area || null);
const first = byId.get(start.layers[0]);
if (first?.bbox && !start.view) {
  const [west, south, east, north] = first.bbox;
  map.fitBounds([[south, west], [north, east]], { maxZoom: 14, padding: [24, 24] });
}
map.on('moveend', () => {
  store.set({ view: view() });
  clearTimeout(timer);
  timer = setTimeout(() => shown.refresh(), 150);
});
guide.start();
if (wrong.length) announce.say(wrong.join(' '), true);
