// The state of the explorer in the address bar, in Vietnamese words: what is shared restores everything.
//
// ?lop=a,b (datasets, the first on top) &mo=a:60 (opacity in percent) &nen=0 &loc=<dataset>~<field>~<op>~<value>
// &dvhc=<code> &xem=<panel> &sap-xep=ten &trang=2 &diem=<lat>,<lon> &chon=<dataset>~<feature>
// &thong-ke=<dataset>~<field or empty>~<xa or huyen-cu>~<dem, tong or trung-binh>, and #zoom/lat/lon.

import { readCondition, writeCondition } from './conditions.js';

const PANELS = ['lop', 'danh-sach', 'gan-day', 'tai-day', 'thong-ke', 'chia-se'];
const SORTS = ['ten', '-ten', 'khoang-cach', '-khoang-cach'];
const AREAS = ['xa', 'huyen-cu'];
const MEASURES = ['dem', 'tong', 'trung-binh'];

function list(text) {
  return (text || '').split(',').filter(Boolean);
}

function readView(hash) {
  const match = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(hash);
  return match ? { zoom: Number(match[1]), lat: Number(match[2]), lon: Number(match[3]) } : null;
}

function readOpacity(text) {
  const pairs = list(text).map((part) => part.split(':')).filter(([, percent]) => /^\d{1,3}$/.test(percent));
  return Object.fromEntries(pairs.map(([id, percent]) => [id, Math.min(Number(percent), 100)]));
}

function readPoint(text) {
  const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text || '');
  if (!match) return null;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

function readStatistic(text) {
  const [dataset, field = '', by = 'xa', measure = ''] = (text || '').split('~');
  if (!dataset) return null;
  const known = field && MEASURES.includes(measure) ? measure : field ? 'tong' : 'dem';
  return { dataset, field, by: AREAS.includes(by) ? by : 'xa', measure: known };
}

function readChosen(text) {
  const [dataset, feature] = (text || '').split('~');
  return dataset && feature ? { dataset, feature } : null;
}

export function readState(address = location) {
  const query = new URLSearchParams(address.search);
  const page = query.get('trang') || '1';
  return {
    layers: [...new Set(list(query.get('lop')))],
    opacity: readOpacity(query.get('mo')),
    base: query.get('nen') !== '0',
    conditions: query.getAll('loc').map(readCondition).filter(Boolean),
    area: query.get('dvhc') || '',
    panel: PANELS.includes(query.get('xem')) ? query.get('xem') : '',
    sort: SORTS.includes(query.get('sap-xep')) ? query.get('sap-xep') : 'ten',
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
    point: readPoint(query.get('diem')),
    chosen: readChosen(query.get('chon')),
    statistic: readStatistic(query.get('thong-ke')),
    view: readView(address.hash),
  };
}

// A position that the device told is never written: a shared link must not say where its sender is.
export function writeQuery(state) {
  const dim = state.layers.filter((id) => (state.opacity[id] ?? 100) !== 100).map((id) => `${id}:${state.opacity[id]}`);
  const { point, chosen, statistic } = state;
  const parts = [
    ['lop', state.layers.join(',')],
    ['mo', dim.join(',')],
    ['nen', state.base ? '' : '0'],
    ...state.conditions.filter(({ dataset }) => state.layers.includes(dataset)).map((item) => ['loc', writeCondition(item)]),
    ['dvhc', state.area],
    ['xem', state.panel],
    ['sap-xep', state.sort === 'ten' ? '' : state.sort],
    ['trang', state.page === 1 ? '' : String(state.page)],
    ['diem', point && !point.device ? `${point.lat.toFixed(6)},${point.lon.toFixed(6)}` : ''],
    ['chon', chosen ? `${chosen.dataset}~${chosen.feature}` : ''],
    ['thong-ke', statistic ? [statistic.dataset, statistic.field, statistic.by, statistic.measure].join('~') : ''],
  ].filter(([, value]) => value);
  // Commas, colons and tildes stay as they are, so that people can read the address.
  const readable = (value) => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
  return parts.map(([name, value]) => `${name}=${readable(value)}`).join('&');
}

export function writeAddress(state) {
  const query = writeQuery(state);
  const { view } = state;
  return (query && `?${query}`) + (view ? `#${view.zoom}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}` : '');
}
