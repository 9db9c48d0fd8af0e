// Going to what was found or chosen: a feature with its popup, a place with the circle that it may lie in; and what a
// click on the map asks.

import { fetchFeature } from './api.js';
import { openBalloon } from './balloon.js';
import { textButton } from './icon.js';
import { popup } from './popup.js';
import { loadDetails } from './shown.js';
import { toggleLayer } from './state.js';
import { element, say } from './text.js';
import { middle } from './words.js';

const CLOSE_ZOOM = 15;

export function createGuide(leaflet, map, store, shown, picker, announce) {
  let mark = null;

  function clear() {
    mark?.remove();
    mark = null;
  }

  // Near enough to see the feature, far enough to see the whole circle that it may lie in.
  function zoomFor({ geometry, properties }, layer, latlng) {
    const radius = (layer.showsPrecision && properties.vi_tri_ban_kinh_m) || 0;
    const bounds = geometry && geometry.type !== 'Point' ? leaflet.geoJSON(geometry).getBounds() : latlng.toBounds(radius * 2.4);
    const fitting = Math.min(map.getBoundsZoom(bounds), CLOSE_ZOOM);
    return radius ? fitting : Math.max(map.getZoom(), fitting);
  }

  // Show one feature: its layer is switched on, the map goes there, its popup opens and the address remembers it.
  async function goToFeature(id, feature, place = null) {
    const layer = shown.byId.get(id);
    if (!layer) return;
    clear();
    toggleLayer(store, id, true);
    try {
      const [found] = await Promise.all([fetchFeature(id, feature), loadDetails(layer)]);
      const where = place || middle(found.geometry);
      if (!where) { announce(say('feature_unplaced'), true); return; }
      const latlng = leaflet.latLng(where.lat, where.lon);
      map.setView(latlng, zoomFor(found, layer, latlng), { animate: false });
      const opened = openBalloon(leaflet, map, latlng, popup(found, layer, latlng));
      store.set({ chosen: { dataset: id, feature } });
      shown.handle(id)?.highlight?.(feature);
      opened.on('remove', () => {
        shown.handle(id)?.highlight?.(null);
        if (store.get().chosen?.feature === feature) store.set({ chosen: null });
      });
    } catch (error) {
      announce(say(error.message === '404' ? 'feature_gone' : 'feature_not_loaded'), true);
    }
  }

  // What was chosen in the search box: a dataset as a layer, a feature with its layer, a place with its circle.
  function goTo(item) {
    const feature = item.feature ?? item.id;
    if (item.kind === 'feature' && shown.byId.has(item.dataset)) {
      goToFeature(item.dataset, feature, item.lon === null ? null : { lat: item.lat, lon: item.lon });
    } else if (item.dataset && shown.byId.has(item.dataset)) {
      showDataset(shown.byId.get(item.dataset));
    } else if (item.lon !== null && item.lon !== undefined) {
      showPlace(item);
    } else if (item.url) {
      window.location.assign(item.url);
    }
  }

  function showDataset(layer) {
    toggleLayer(store, layer.id, true);
    if (!layer.bbox) return;
    const [west, south, east, north] = layer.bbox;
    map.fitBounds([[south, west], [north, east]], { maxZoom: 14, padding: [24, 24] });
    announce(say('layer_on', { name: layer.title }));
  }

  function showPlace(item) {
    clear();
    const center = [item.lat, item.lon];
    mark = leaflet.circle(center, { radius: item.radius_m || 10, color: '#14523f', weight: 2, dashArray: '4 4', fillOpacity: 0.05, interactive: false }).addTo(map);
    map.fitBounds(mark.getBounds().pad(0.3), { maxZoom: 16, animate: false });
    const ask = (panel) => () => { map.closePopup(); store.set({ point: { lat: item.lat, lon: item.lon }, panel }); };
    openBalloon(leaflet, map, center, element('div', { class: 'popup' }, element('h3', {}, item.label), item.detail ? element('p', {}, item.detail) : null,
      element('p', { class: 'actions' }, textButton(say('at_point'), ask('tai-day'), { kind: '' }), textButton(say('near_here'), ask('gan-day')))));
  }

  // A tap beside every feature asks what is there; a long press, or the other mouse button, always does.
  const askHere = ({ latlng }) => { if (!picker.picking()) store.set({ point: { lat: latlng.lat, lon: latlng.lng }, panel: 'tai-day' }); };
  map.on('tapnothing contextmenu', askHere);

  return {
    goTo, goToFeature,
    start() {
      const { chosen } = store.get();
      if (chosen) goToFeature(chosen.dataset, chosen.feature);
    },
  };
}
