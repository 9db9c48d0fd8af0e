// One dataset on the map: its features in view, from the OGC API by bbox.

import { ApiError, fetchItems } from './api.js';
import { popup } from './popup.js';

const LIMIT = 2000;
const IMPRECISE = new Set(['hamlet', 'commune', 'district']);

function colourOf(layer, properties) {
  const own = layer.colourField ? layer.colours[properties[layer.colourField]] : null;
  return own || layer.colour;
}

export function createLayer(leaflet, map, layer, tell) {
  const renderer = leaflet.canvas({ padding: 0.3, tolerance: 8 });
  const circles = leaflet.layerGroup();
  const shapes = leaflet.geoJSON(null, {
    renderer,
    pointToLayer: (feature, latlng) => marker(feature, latlng),
    style: (feature) => (feature.geometry.type === 'Point' ? {} : { color: colourOf(layer, feature.properties), weight: 2, fillOpacity: 0.25 }),
    onEachFeature: (feature, drawn) => {
      drawn.bindPopup(() => popup(feature, layer, drawn.getLatLng?.() || drawn.getBounds().getCenter()), {
        maxWidth: 300, minWidth: 220, autoPanPadding: [12, 120],
      });
    },
  });
  let running = null;
  let drawnIds = null;

  // An exact position is a filled dot; a position known to the commune only is a hollow dot inside the circle of
  // its radius, so that a representative point is never taken for the true one.
  function marker(feature, latlng) {
    const colour = colourOf(layer, feature.properties);
    const rough = layer.showsPrecision && IMPRECISE.has(feature.properties.vi_tri_muc);
    const radius = feature.properties.vi_tri_ban_kinh_m;
    if (rough && radius) {
      circles.addLayer(leaflet.circle(latlng, {
        renderer, radius, color: colour, weight: 1, dashArray: '4 4', opacity: 0.5, fillOpacity: 0.02, interactive: false,
      }));
    }
    return leaflet.circleMarker(latlng, rough
      ? { renderer, radius: 7, color: colour, weight: 3, fillColor: '#fff', fillOpacity: 0.9, dashArray: '3 3' }
      : { renderer, radius: 7, color: '#fff', weight: 2, fillColor: colour, fillOpacity: 1 });
  }

  async function refresh() {
    running?.abort();
    running = new AbortController();
    const b = map.getBounds().pad(0.15);
    const box = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
    try {
      const answer = await fetchItems(layer.id, box, LIMIT, { signal: running.signal });
      if (!map.hasLayer(shapes)) return;
      // What is drawn stays when nothing changed: an open popup is not closed and opened again.
      const ids = answer.features.map((feature) => feature.id).join();
      if (ids !== drawnIds) {
        drawnIds = ids;
        const open = shapes.getLayers().find((drawn) => drawn.isPopupOpen?.());
        circles.clearLayers();
        shapes.clearLayers();
        shapes.addData(answer);
        shapes.getLayers().find((drawn) => open && drawn.feature.id === open.feature.id)?.openPopup();
      }
      tell(layer, { shown: answer.features.length, total: answer.numberMatched });
    } catch (error) {
      if (error instanceof ApiError) tell(layer, { failed: true });
      else if (error.name !== 'AbortError') throw error;
    }
  }

  return {
    layer,
    add() { map.addLayer(circles); map.addLayer(shapes); return refresh(); },
    remove() { running?.abort(); drawnIds = null; map.removeLayer(shapes); map.removeLayer(circles); },
    refresh,
  };
}
