// The layers that are drawn follow the state: which, in what order, how opaque, with what filter.

import { fetchLayer, fetchAreas } from './api.js';
import { cql2 } from './conditions.js';
import { createLayer } from './layers.js';
import { conditionsOf } from './state.js';

let areas = null;

// Units of today and former districts, asked for once.
export function loadAreas() {
  areas ||= fetchAreas().catch((error) => { areas = null; throw error; });
  return areas;
}

export async function loadDetails(layer) {
  if (!layer.fields) Object.assign(layer, await fetchLayer(layer.id));
  return layer;
}

// The filter of a layer as CQL2 text; an area holds for layers whose features know their unit.
export function filterOf(state, layer, area) {
  return cql2(conditionsOf(state, layer.id), layer.fields, state.area && area && layer.showsPrecision ? area.units : null);
}

export function createShown(leaflet, map, layers, store, tell) {
  const drawn = new Map();
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const filters = new Map();
  let area = null;

  async function switchOn(layer) {
    tell(layer, { loading: true });
    drawn.set(layer.id, null);
    try {
      await loadDetails(layer);
    } catch {
      drawn.delete(layer.id);
      tell(layer, { failed: true });
      return;
    }
    if (!store.get().layers.includes(layer.id)) { drawn.delete(layer.id); return; }
    const handle = createLayer(leaflet, map, layer, tell);
    drawn.set(layer.id, handle);
    filters.set(layer.id, filterOf(store.get(), layer, area));
    handle.setFilter?.(filters.get(layer.id));
    arrange();
    handle.add();
  }

  function switchOff(id) {
    drawn.get(id)?.remove();
    drawn.delete(id);
    filters.delete(id);
    tell(byId.get(id), { off: true });
  }

  function arrange() {
    const { layers: order, opacity } = store.get();
    order.forEach((id, index) => {
      drawn.get(id)?.setOrder?.(order.length - index);
      drawn.get(id)?.setOpacity?.((opacity[id] ?? 100) / 100);
    });
  }

  function refilter() {
    for (const [id, handle] of drawn) {
      if (!handle) continue;
      const filter = filterOf(store.get(), byId.get(id), area);
      if (filter === filters.get(id)) continue;
      filters.set(id, filter);
      tell(byId.get(id), { loading: true });
      handle.setFilter?.(filter);
    }
  }

  async function findArea(code) {
    const known = code ? await loadAreas().catch(() => null) : null;
    if (store.get().area !== code) return;
    area = known?.areas.find((one) => one.code === code) || null;
    refilter();
  }

  function sync(state, before) {
    for (const id of [...drawn.keys()]) if (!state.layers.includes(id)) switchOff(id);
    for (const id of state.layers) if (!drawn.has(id) && byId.has(id)) switchOn(byId.get(id));
    if (state.layers !== before.layers || state.opacity !== before.opacity) arrange();
    if (state.area !== before.area) findArea(state.area);
    else if (state.conditions !== before.conditions) refilter();
  }

  store.on(sync);
  return {
    byId,
    start(known) { area = known; sync(store.get(), { ...store.get(), layers: [] }); },
    handle: (id) => drawn.get(id),
    area: () => area,
    filter: (id) => filterOf(store.get(), byId.get(id), area),
    refresh() { drawn.forEach((handle) => handle?.refresh()); },
    retry(id) {
      if (drawn.get(id)) { tell(byId.get(id), { loading: true }); drawn.get(id).refresh(); } else switchOn(byId.get(id));
    },
  };
}
