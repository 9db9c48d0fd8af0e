// The map itself: always something to see, with no basemap needed; a basemap by setting.

import leaflet from '../vendor/leaflet/leaflet.esm.js';
import { isSlow } from './device.js';
import { addLabels, addOutlines } from './labels.js';
import { tapsOf } from './taps.js';
import { element, say } from './text.js';
import { readState } from './url.js';

export function createMap(node, config) {
  addStyles();
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
  map.base = config.basemap || config.basemapFile ? addBasemap(map, config) : null;
  // Names lie under the features and never take a tap away from them.
  map.createPane('names').style.zIndex = 350;
  addLabels(leaflet, map);
  if (config.boundaries && !isSlow()) addOutlines(leaflet, map, config.boundaries);
  tapsOf(leaflet, map);
  return map;
}

function addStyles() {
  const href = new URL('../css/drawing.css', import.meta.url).href;
  if (![...document.styleSheets].some((sheet) => sheet.href === href)) document.head.append(element('link', { rel: 'stylesheet', href }));
}

// The group is there at once, its tiles come with a module of their own; that they do not come is said.
function addBasemap(map, config) {
  const group = leaflet.layerGroup().addTo(map);
  const failed = () => map.getContainer().append(element('p', { class: 'map-note', role: 'status' }, say('basemap_failed')));
  import('./basemap.js').then(({ fillBasemap }) => fillBasemap(leaflet, group, config, failed), failed);
  return group;
}

export { leaflet };
