// The preview map of one dataset on its page; the explorer has a start of its own (explorer.js).

import { createMap, leaflet } from './base.js';
import { createLayer } from './layers.js';
import { say } from './text.js';

const config = JSON.parse(document.getElementById('map-config').textContent);
const node = document.getElementById('map');
const layer = config.layers.find((one) => one.id === node.dataset.dataset);
const note = document.getElementById('map-status');
const map = createMap(node, config);

if (layer) {
  const drawn = createLayer(leaflet, map, layer, (_, state) => {
    if (note) note.textContent = state.failed ? say('layer_failed') : '';
  });
  // The page writes the filter of its table into the map's data-filter, in CQL2.
  const filter = () => drawn.setFilter(node.dataset.filter ?? '');
  filter();
  drawn.add();
  new MutationObserver(filter).observe(node, { attributeFilter: ['data-filter'] });
  if (layer.bbox) {
    const [west, south, east, north] = layer.bbox;
    map.fitBounds([[south, west], [north, east]], { maxZoom: 14, padding: [24, 24] });
  }
  let timer = 0;
  map.on('moveend', () => {
    clearTimeout(timer);
    timer = setTimeout(() => drawn.refresh(), 150);
  });
}
