// Starts the map of a page: the explorer with its panel, or the preview of one dataset.

import { createMap, leaflet } from './base.js';
import { createLayer } from './layers.js';
import { createPanel } from './panel.js';
import { createSearch } from './search.js';
import { element, say } from './text.js';
import { readState, writeState } from './url.js';

const config = JSON.parse(document.getElementById('map-config').textContent);
const node = document.getElementById('map');
const explorer = node.dataset.map === 'explorer';
config.keepsState = explorer;
const start = readState();

const map = createMap(node, config);
const active = new Map();
const byId = new Map(config.layers.map((layer) => [layer.id, layer]));
let tell = (layer, state) => {
  const note = document.getElementById('map-status');
  if (note) note.textContent = state.failed ? say('layer_failed') : '';
};

function toggle(id, on) {
  const layer = byId.get(id);
  if (!layer) return;
  if (on && !active.has(id)) {
    active.set(id, createLayer(leaflet, map, layer, (...words) => tell(...words)));
    active.get(id).add();
  } else if (!on && active.has(id)) {
    active.get(id).remove();
    active.delete(id);
    tell(layer, { off: true });
  }
  if (explorer) writeState([...active.keys()], map);
}

const wanted = explorer ? start.layers : [node.dataset.dataset];
if (explorer) {
  tell = createPanel(document.getElementById('panel-layers'), config.domains, config.layers, {
    isOn: (id) => wanted.includes(id),
    toggle,
  });
  setUpPanel();
  createSearch(document.getElementById('search'), document.getElementById('suggestions'), {
    choose: goTo,
    language: document.documentElement.lang,
  });
}
for (const id of wanted) toggle(id, true);
const first = byId.get(wanted[0]);
if (first?.bbox && !(explorer && start.view)) {
  const [west, south, east, north] = first.bbox;
  map.fitBounds([[south, west], [north, east]], { maxZoom: 14, padding: [24, 24] });
}

let mark = null;

// Show what was found: a dataset as a layer, a feature with its layer, a place with the circle it may lie in.
function goTo(item) {
  if (item.dataset && byId.has(item.dataset)) {
    toggle(item.dataset, true);
    const box = document.getElementById(`layer-${item.dataset}`);
    if (box) box.checked = true;
  } else if (item.kind === 'dataset') {
    window.location.assign(item.url);
  }
  mark?.remove();
  if (item.lon === null) return;
  const center = [item.lat, item.lon];
  const words = element('div', { class: 'popup' }, element('h3', {}, item.label), element('p', {}, item.detail));
  mark = leaflet.circle(center, { radius: item.radius_m || 10, weight: 2, dashArray: '4 4', fillOpacity: 0.05, interactive: false });
  mark.addTo(map);
  map.fitBounds(mark.getBounds().pad(0.3), { maxZoom: 16 });
  leaflet.popup({ autoPanPadding: [12, 120] }).setLatLng(center).setContent(words).openOn(map);
}

let timer = 0;
map.on('moveend', () => {
  if (explorer) writeState([...active.keys()], map);
  clearTimeout(timer);
  timer = setTimeout(() => active.forEach((layer) => layer.refresh()), 150);
});

function setUpPanel() {
  const button = document.getElementById('panel-toggle');
  const panel = document.getElementById('panel');
  const set = (open) => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    map.invalidateSize();
  };
  button.addEventListener('click', () => set(panel.hidden));
  set(window.matchMedia('(min-width: 48rem)').matches || !wanted.length);
  document.getElementById('locate').addEventListener('click', () => map.locate({ setView: true, maxZoom: 14 }));
  map.on('locationfound', (found) => {
    leaflet.circle(found.latlng, { radius: found.accuracy, weight: 1 }).addTo(map);
  });
  map.on('locationerror', () => { document.getElementById('map-status').textContent = say('locate_failed'); });
}
