// Starts the map of a page: the explorer with its panel, or the preview of one dataset.

import { createMap, leaflet } from './base.js';
import { createLayer } from './layers.js';
import { createPanel } from './panel.js';
import { say } from './text.js';
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
}
for (const id of wanted) toggle(id, true);
const first = byId.get(wanted[0]);
if (first?.bbox && !(explorer && start.view)) {
  const [west, south, east, north] = first.bbox;
  map.fitBounds([[south, west], [north, east]], { maxZoom: 14, padding: [24, 24] });
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
