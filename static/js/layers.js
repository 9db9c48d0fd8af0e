// One dataset on the map: from its vector tiles when it is large and not filtered, else from the API by what is in view.

import { ApiError, fetchFeature, findItems } from './api.js';
import { inBox, joinFilters } from './conditions.js';
import { createNotices } from './notices.js';
import { tapsOf } from './taps.js';
import { say } from './text.js';
import { createTileGrid } from './tiles.js';

export const TILES_FROM = 2000;
const MOST = 5000;
const MOST_LISTED = 1000;
const SMALLEST_CIRCLE = 10; // pixels: a smaller one is hidden under its dot
const notices = new WeakMap();

const boxOf = (bounds) => [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];

function noticesOf(map) {
  if (!notices.has(map)) notices.set(map, createNotices(map));
  return notices.get(map);
}

function panes(map) {
  if (map.getPane('features')) return;
  map.createPane('circles').style.zIndex = 380;
  map.createPane('features').style.zIndex = 400;
  map.createPane('chosen').style.zIndex = 410;
  for (const name of ['circles', 'features', 'chosen']) map.getPane(name).style.pointerEvents = 'none';
}

// Returns the layer's handle: add(), remove(), refresh(), setOpacity(0..1), setOrder(n), setFilter(cql2), inView(),
// highlight(id or null), open(id), drawn(). tell(layer, state) is told {shown, total}, {failed} or {tooMany}.
export function createLayer(leaflet, map, layer, tell) {
  panes(map);
  const taps = tapsOf(leaflet, map);
  const grid = createTileGrid(leaflet, layer, { changed: drawCircles, failed: fail });
  const circles = leaflet.layerGroup();
  const outline = leaflet.layerGroup();
  const renderer = leaflet.canvas({ pane: 'circles', padding: 0.3 });
  const one = { layer, order: () => order, hit: (latlng, tolerance) => grid.hit(latlng, map.getZoom(), tolerance), item, inBox: listIn };
  let [order, opacity, filter] = [1, 1, ''];
  let [on, mode, running] = [false, '', null];
  let known = null; // what the API answered: {bounds, features, matched}
  let chosen = null;

  const byTiles = () => !filter && Boolean(layer.tiles) && layer.located > TILES_FROM;
  const ask = (bounds, parameters, options) => findItems(layer.id, { ...parameters, filter: joinFilters(inBox(boxOf(bounds)), filter) }, options);

  // What failed is begun anew by the next refresh. The explorer says it in its own bar, any other map says it itself.
  function fail() {
    if (!on) return;
    mode = '';
    known = null;
    tell(layer, { failed: true });
    if (map.getContainer().dataset.map !== 'explorer') noticesOf(map).say(layer.id, say('layer_failed_named', { title: layer.title }), refresh);
  }

  async function use(wanted, source) {
    await grid.open(source);
    if (!on) return;
    mode = wanted;
    if (!map.hasLayer(grid.grid)) grid.grid.setZIndex(order).setOpacity(opacity).addTo(map);
    else grid.repaint();
  }

  // What is in view, counted; fetched where the layer comes from the API.
  async function refresh() {
    if (!on) return;
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    try {
      if (byTiles()) await refreshTiles(signal);
      else await refreshFeatures(signal);
      if (mode) noticesOf(map).clear(layer.id);
    } catch (error) {
      if (error.name === 'AbortError' || signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      fail();
    }
  }

  async function refreshTiles(signal) {
    if (mode !== 'tiles') await use('tiles', { tiles: new URL(layer.tiles, location.href).href });
    const view = map.getBounds();
    const [west, south, east, north] = layer.bbox || [];
    const whole = layer.bbox && view.contains([[south, west], [north, east]]);
    const total = whole ? layer.located : (await ask(view, { resulttype: 'hits' }, { signal })).numberMatched;
    // Tiles that failed meanwhile have said so.
    if (!signal.aborted && mode === 'tiles') tell(layer, { shown: total, total });
  }

  async function refreshFeatures(signal) {
    const view = map.getBounds();
    const complete = known && known.features.length === known.matched && known.bounds.contains(view);
    if (!complete) {
      const bounds = view.pad(0.3);
      const answer = await ask(bounds, { limit: MOST }, { signal });
      if (signal.aborted) return;
      known = { bounds, matched: answer.numberMatched, features: answer.features };
      const tooMany = Boolean(filter) && known.matched > MOST;
      await use('features', { features: tooMany ? [] : known.features });
      if (tooMany) { tell(layer, { shown: 0, total: known.matched, tooMany }); return; }
    }
    if (filter && known.matched > MOST) return;
    const partly = known.matched > known.features.length;
    const shown = partly ? known.features.length : known.features.filter((feature) => meets(feature.geometry, view)).length;
    tell(layer, { shown, total: partly ? known.matched : shown });
  }

  async function item(id) {
    const here = known?.features.find((feature) => feature.id === id);
    return here || fetchFeature(layer.id, id);
  }

  async function listIn(bounds, limit) {
    const answer = await ask(bounds, { limit });
    return { features: answer.features, matched: answer.numberMatched };
  }

  function inView(options) {
    const view = map.getBounds();
    if (known && known.features.length === known.matched && known.bounds.contains(view)) {
      const features = known.features.filter((feature) => meets(feature.geometry, view));
      return Promise.resolve({ features, matched: features.length });
    }
    return ask(view, { limit: MOST_LISTED }, options).then((answer) => ({ features: answer.features, matched: answer.numberMatched }));
  }

  // Soft circles: within them lies what is only roughly known; features at one point share one.
  function drawCircles(found) {
    circles.clearLayers();
    if (!on) return;
    const drawn = new Set();
    for (const { lat, lon, radius, colour } of found) {
      const key = `${lat.toFixed(4)},${lon.toFixed(4)},${radius}`;
      const pixels = radius / (40_075_017 * Math.cos((lat * Math.PI) / 180) / 256 / 2 ** map.getZoom());
      if (drawn.has(key) || pixels < SMALLEST_CIRCLE) continue;
      drawn.add(key);
      circles.addLayer(leaflet.circle([lat, lon], { renderer, radius, color: colour, opacity: 0.45 * opacity, weight: 1, dashArray: '3 5', fillOpacity: 0.08 * opacity, interactive: false }));
    }
  }

  async function highlight(id) {
    chosen = id;
    outline.clearLayers();
    if (id === null) return null;
    const feature = await item(id);
    if (chosen !== id || !on || !feature.geometry) return feature;
    outline.addLayer(leaflet.geoJSON(feature, {
      pane: 'chosen', interactive: false, style: { color: '#1c2b26', weight: 4, fillOpacity: 0, interactive: false },
      pointToLayer: (_, latlng) => leaflet.circleMarker(latlng, { pane: 'chosen', radius: 14, color: '#1c2b26', weight: 3, fillOpacity: 0, interactive: false }),
    }));
    return feature;
  }

  return {
    layer,
    add() {
      on = true;
      taps.join(one);
      circles.addTo(map);
      outline.addTo(map);
      return refresh();
    },
    remove() {
      on = false;
      running?.abort();
      taps.leave(one);
      [circles, outline, grid.grid].forEach((drawn) => drawn && map.removeLayer(drawn));
      grid.close();
      [mode, known] = ['', null];
      noticesOf(map).clear(layer.id);
    },
    refresh,
    setOpacity(value) { opacity = value; grid.grid?.setOpacity(value); },
    setOrder(value) { order = value; grid.grid?.setZIndex(value); },
    setFilter(value) {
      if (value === filter) return undefined;
      filter = value;
      [mode, known] = ['', null];
      return refresh();
    },
    inView,
    highlight,
    async open(id) {
      const feature = await highlight(id);
      if (!feature?.geometry) return;
      const bounds = leaflet.geoJSON(feature).getBounds();
      taps.open(one, id, feature.properties[layer.nameField], bounds.getCenter());
    },
    drawn: () => grid.count(map.getBounds(), map.getZoom()),
  };
}

function meets(geometry, view) {
  if (!geometry) return false;
  if (geometry.type === 'Point') return view.contains([geometry.coordinates[1], geometry.coordinates[0]]);
  const depth = { MultiPoint: 0, LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[geometry.type];
  if (depth === undefined) return true;
  const places = geometry.coordinates.flat(depth);
  const [lons, lats] = [0, 1].map((side) => places.map((place) => place[side]));
  const ends = (values) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const [[west, east], [south, north]] = [ends(lons), ends(lats)];
  return west <= view.getEast() && east >= view.getWest() && south <= view.getNorth() && north >= view.getSouth();
}
