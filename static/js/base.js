// The map itself: always something to see, with no basemap needed; a basemap by setting.

import * as leaflet from '../vendor/leaflet/leaflet-src.esm.js';
import { fetchUnits } from './api.js';
import { element, say } from './text.js';
import { readState } from './url.js';

// Names that a public map of Viet Nam shows at country zoom, from our own layer.
const ISLANDS = [
  { vi: 'Quần đảo Hoàng Sa (Việt Nam)', en: 'Hoàng Sa archipelago (Việt Nam)', lat: 16.5, lon: 112.0 },
  { vi: 'Quần đảo Trường Sa (Việt Nam)', en: 'Trường Sa archipelago (Việt Nam)', lat: 9.5, lon: 113.5 },
];

export function createMap(node, config) {
  const [west, south, east, north] = config.bbox;
  const map = leaflet.map(node, { zoomControl: false, minZoom: 5, maxZoom: 19, attributionControl: false, fadeAnimation: false });
  leaflet.control.attribution({ prefix: false }).addAttribution(config.attribution).addTo(map);
  // On a phone the thumb is below, and popups need the top.
  const corner = node.clientWidth < 600 ? 'bottomright' : 'topleft';
  leaflet.control.zoom({ position: corner, zoomInTitle: say('zoom_in'), zoomOutTitle: say('zoom_out') }).addTo(map);
  leaflet.control.scale({ imperial: false }).addTo(map);
  const { view } = readState();
  if (view && config.keepsState) map.setView([view.lat, view.lon], view.zoom);
  else map.fitBounds([[south, west], [north, east]]);
  if (config.basemap) addBasemap(map, config);
  // Names lie under the features and never take a tap away from them.
  map.createPane('names').style.zIndex = 350;
  addLabels(map);
  return map;
}

function addBasemap(map, config) {
  const tiles = leaflet.tileLayer(config.basemap, { attribution: config.basemapAttribution, maxZoom: 19 });
  let failed = false;
  tiles.on('tileerror', () => {
    if (failed) return;
    failed = true;
    map.getContainer().append(element('p', { class: 'map-note', role: 'status' }, say('basemap_failed')));
  });
  tiles.addTo(map);
}

function label(text, kind) {
  return leaflet.divIcon({ className: `label ${kind}`, html: element('span', {}, text), iconSize: [0, 0] });
}

async function addLabels(map) {
  const islands = leaflet.layerGroup(
    ISLANDS.map((place) => leaflet.marker([place.lat, place.lon], {
      icon: label(document.documentElement.lang === 'en' ? place.en : place.vi, 'country'), interactive: false, keyboard: false, pane: 'names',
    })),
  );
  map.on('zoomend', () => (map.getZoom() <= 7 ? islands.addTo(map) : islands.remove()));
  const answer = await fetchUnits().catch(() => ({ features: [] }));
  const units = answer.features.filter((feature) => feature.geometry?.type === 'Point').map(unitLabel);
  units.sort((one, other) => other.ward - one.ward);
  const shown = leaflet.layerGroup().addTo(map);
  const update = () => {
    shown.clearLayers();
    if (map.getZoom() >= 9) fitting(map, units).forEach((unit) => shown.addLayer(unit.marker));
  };
  map.on('zoomend', update);
  update();
}

function unitLabel(feature) {
  const [lon, lat] = feature.geometry.coordinates;
  const ward = feature.properties.loai === 'Phường';
  const name = feature.properties.ten.replace(/^(Xã|Phường) /, '');
  const icon = label(name, ward ? 'ward' : 'commune');
  return { ward, name, marker: leaflet.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: 'names' }) };
}

// Labels that do not cover one another, wards first.
function fitting(map, units) {
  const taken = [];
  return units.filter((unit) => {
    const { x, y } = map.project(unit.marker.getLatLng());
    const half = unit.name.length * 4 + 6;
    const free = taken.every((box) => Math.abs(box.x - x) > box.half + half || Math.abs(box.y - y) > 18);
    if (free) taken.push({ x, y, half });
    return free;
  });
}

export { leaflet };
