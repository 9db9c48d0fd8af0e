// Downloads of what a layer shows (its filter, not the view), in a chosen reference system, and its own pages.

import { writeOwnCondition } from './conditions.js';
import { conditionsOf } from './state.js';
import { element, say } from './text.js';

const SYSTEMS = [['', 'WGS 84'], ['9209', 'VN-2000 / TM-3 105°30′'], ['3405', 'VN-2000 / UTM 48N']];
const MOST = 10_000;

// The words of the filter in the address of the dataset's own page.
export function ownQuery(state, layer) {
  const query = new URLSearchParams(conditionsOf(state, layer.id).map((one) => ['loc', writeOwnCondition(one)]));
  if (state.area && layer.showsPrecision) query.set('dvhc', state.area);
  return String(query) && `?${query}`;
}

export function createExport(layer, store, shown) {
  const system = element('select', { id: `crs-${layer.id}` }, ...SYSTEMS.map(([code, title]) => element('option', { value: code }, title)));
  const geojson = element('a', { class: 'button plain small', download: `${layer.id}.geojson` }, 'GeoJSON');
  const csv = element('a', { class: 'button plain small', download: `${layer.id}.csv` }, 'CSV');
  const page = element('a', { class: 'button plain small' }, say('dataset_page'));

  function update() {
    if (!layer.fields) return;
    const query = { limit: String(MOST), ...(shown.filter(layer.id) ? { filter: shown.filter(layer.id) } : {}) };
    if (system.value) query.crs = `http://www.opengis.net/def/crs/EPSG/0/${system.value}`;
    const items = `/api/collections/${encodeURIComponent(layer.id)}/items?`;
    geojson.href = items + new URLSearchParams({ f: 'json', ...query });
    csv.href = items + new URLSearchParams({ f: 'csv', ...query });
    page.href = layer.page + ownQuery(store.get(), layer);
  }

  system.addEventListener('change', update);
  // The area of the state is known to `shown` a moment later than the state itself.
  store.on(() => setTimeout(update, 0));
  update();
  return element('div', { class: 'export' },
    element('div', { class: 'field' }, element('label', { for: system.id }, say('export_crs')), system),
    element('div', { class: 'bar' }, geojson, csv, page));
}
