// Names of communes and wards, their boundaries when the operator loaded them, and names of the archipelagos, from our
// own layers: no basemap is needed to know where one is.

import { ApiError, findItems, getJson } from './api.js';
import { element, language } from './text.js';
import { middle } from './words.js';

// Names that a public map of Viet Nam shows at country zoom.
const ISLANDS = [
  { vi: 'Quần đảo Hoàng Sa (Việt Nam)', en: 'Hoàng Sa archipelago (Việt Nam)', lat: 16.5, lon: 112.0 },
  { vi: 'Quần đảo Trường Sa (Việt Nam)', en: 'Trường Sa archipelago (Việt Nam)', lat: 9.5, lon: 113.5 },
];
const COUNTRY = 7;
const UNITS_FROM = 9;
const OUTLINE = { color: '#7d8f86', weight: 1, opacity: 0.8, dashArray: '4 3', fill: false };

// The names alone and where they are; on the map until the page is left. A failure leaves them out: nothing is lost.
export async function addLabels(leaflet, map) {
  const quiet = { interactive: false, keyboard: false, pane: 'names' };
  const label = (text, kind) => leaflet.divIcon({ className: `label ${kind}`, html: element('span', {}, text), iconSize: [0, 0] });
  const islands = leaflet.layerGroup(ISLANDS.map((place) => leaflet.marker([place.lat, place.lon], { icon: label(place[language] || place.vi, 'country'), ...quiet })));
  const showIslands = () => (map.getZoom() <= COUNTRY ? islands.addTo(map) : islands.remove());
  map.on('zoomend', showIslands);
  showIslands();

  const units = (await fetchUnits()).map(({ name, ward, place }) => ({
    name, ward, marker: leaflet.marker([place.lat, place.lon], { icon: label(name, ward ? 'ward' : 'commune'), ...quiet }),
  }));
  units.sort((one, other) => other.ward - one.ward);
  const shown = leaflet.layerGroup().addTo(map);
  const update = () => {
    shown.clearLayers();
    if (map.getZoom() >= UNITS_FROM) fitting(map, units).forEach((unit) => shown.addLayer(unit.marker));
  };
  map.on('zoomend', update);
  update();
}

// The boundaries of today's communes and wards, below everything that is drawn on the map, when all else is there; a
// failure leaves them out.
export async function addOutlines(leaflet, map, url) {
  await new Promise((resolve) => { (window.requestIdleCallback || setTimeout)(resolve); });
  const shape = await lenient(() => getJson(url), null);
  if (!shape) return;
  map.createPane('outlines').style.cssText += 'z-index: 340; pointer-events: none';
  leaflet.geoJSON(shape, { style: OUTLINE, interactive: false, renderer: leaflet.canvas({ pane: 'outlines' }) }).addTo(map);
  map.attributionControl.addAttribution(new Option(shape.properties.source).innerHTML);
}

async function lenient(ask, otherwise) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiError) return otherwise;
    throw error;
  }
}

async function fetchUnits() {
  const { features } = await lenient(() => findItems('don-vi-hanh-chinh', { limit: 1000, properties: 'ten,loai' }), { features: [] });
  return features.filter((feature) => feature.geometry).map(({ geometry, properties: { ten, loai } }) => ({
    name: ten.replace(/^(Xã|Phường) /, ''), ward: loai === 'Phường', place: middle(geometry),
  }));
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
