// The part "Thống kê": a dataset by commune or former district, asked of /thong-ke; drawn as coloured areas where
// boundaries are loaded, else as circles whose area stands for the number; with classes, legend and table.

import { fetchStatistics, getJson } from './api.js';
import { openBalloon } from './balloon.js';
import { ownQuery } from './export.js';
import { textButton } from './icon.js';
import { loadDetails } from './shown.js';
import { element, formatNumber, say } from './text.js';
import { collator, formatValue } from './words.js';

const COLOURS = ['#cfe6d6', '#96cbaa', '#57a57d', '#2a7a58', '#114534'];
const NUMBERS = ['integer', 'number'];
const LARGEST = 26;
const SMALLEST = 4;

// Spread the colours over as many classes as there are, the darkest for the last.
const colourOf = (number, count) => COLOURS[count === 1 ? 2 : Math.round((number * (COLOURS.length - 1)) / (count - 1))];

export function createStatistics(node, { store, shown, map, leaflet, layers }) {
  const dataset = element('select', { id: 'statistics-dataset' });
  const measure = element('select', { id: 'statistics-measure' });
  const by = element('fieldset', { class: 'switch' }, element('legend', {}, say('statistics_by')));
  const summary = element('p', { class: 'summary', role: 'status' });
  const answer = element('div', { class: 'answer' });
  const field = (label, input) => element('div', { class: 'field' }, element('label', { for: input.id }, label), input);
  node.append(field(say('dataset_one'), dataset), field(say('statistics_what'), measure), by, summary, answer);
  let drawn = null;
  let running = null;
  let shapes = null;
  let asked = '';
  if (!map.getPane('statistics')) map.createPane('statistics').style.zIndex = 340;

  for (const value of ['xa', 'huyen-cu']) {
    const input = element('input', { type: 'radio', name: 'statistics-by', value });
    input.addEventListener('change', () => change({ by: value }));
    by.append(element('label', { class: 'choice' }, input, say(`statistics_${value}`)));
  }
  dataset.addEventListener('change', () => store.set({ statistic: dataset.value ? { dataset: dataset.value, field: '', measure: 'dem', by: chosen()?.by || 'xa' } : null }));
  measure.addEventListener('change', () => {
    const [name, kind] = measure.value.split('~');
    change({ field: name, measure: kind });
  });

  const chosen = () => store.get().statistic;
  const change = (patch) => { if (chosen()) store.set({ statistic: { ...chosen(), ...patch } }); };

  function fillDatasets() {
    const first = store.get().layers.map((id) => shown.byId.get(id)).filter(Boolean);
    const others = layers.filter((layer) => !first.includes(layer)).sort((one, other) => collator.compare(one.title, other.title));
    const options = (some) => some.map((layer) => element('option', { value: layer.id }, layer.title));
    const group = (title, some) => (some.length ? [element('optgroup', { label: title }, ...options(some))] : []);
    dataset.replaceChildren(element('option', { value: '' }, say('near_add')), ...group(say('layers_shown'), first), ...group(say('statistics_others'), others));
    dataset.value = chosen()?.dataset || '';
  }

  function fillMeasures(layer) {
    const numbers = Object.entries(layer.fields).filter(([name, one]) => NUMBERS.includes(one.type) && !name.startsWith('vi_tri_'));
    const options = numbers.flatMap(([name, one]) => ['tong', 'trung-binh'].map((kind) => element('option', { value: `${name}~${kind}` }, say(`statistics_${kind}`, { field: one.title }))));
    measure.replaceChildren(element('option', { value: '~dem' }, say('statistics_dem')), ...options);
    measure.value = `${chosen().field}~${chosen().measure}`;
    if (measure.selectedIndex < 0) measure.value = '~dem';
  }

  function parameters(layer) {
    const { field: name, measure: kind, by: areas } = chosen();
    const own = new URLSearchParams(ownQuery(store.get(), layer));
    own.set('bo', layer.id);
    own.set('theo', areas);
    if (name) { own.set('truong', name); own.set('tinh', kind); }
    return own;
  }

  async function ask() {
    if (store.get().panel !== 'thong-ke' || !chosen()) { if (!chosen()) clear(); return; }
    const layer = shown.byId.get(chosen().dataset);
    if (!layer) { summary.textContent = say('layers_unknown', { names: chosen().dataset }); return; }
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    summary.textContent = say('loading');
    try {
      await loadDetails(layer);
      fillMeasures(layer);
      const found = await fetchStatistics(parameters(layer), { signal });
      if (found.boundaries.loaded) shapes ||= await getJson(found.boundaries.url);
      if (!signal.aborted) show(found);
    } catch (error) {
      if (error.name === 'AbortError') return;
      asked = '';
      answer.replaceChildren();
      summary.replaceChildren(say('part_failed'), ' ', textButton(say('retry'), ask, { kind: 'plain small' }));
    }
  }

  function clear() {
    drawn?.remove();
    drawn = null;
    asked = '';
    summary.textContent = say('statistics_choose');
    answer.replaceChildren();
  }

  const words = (found, value) => (value === null ? '–' : formatValue(value, { type: 'number', unit: found.measure === 'dem' ? '' : found.unit }));

  function show(found) {
    const some = found.areas.filter((area) => area.class !== null);
    const title = found.field ? say(`statistics_${found.measure}`, { field: found.field_title }) : say('statistics_dem');
    summary.textContent = say('statistics_found', { count: formatNumber(some.length), rows: formatNumber(found.rows) });
    const notes = [found.periods?.note, some.some((area) => area.perhaps) ? say('statistics_perhaps') : '', found.sample ? say('statistics_sample') : ''].filter(Boolean);
    answer.replaceChildren(...notes.map((note) => element('p', { class: 'notice' }, note)), legend(found, title), table(found, title), rest(found));
    draw(found, some, title);
  }

  function legend(found, title) {
    const rows = found.classes.map((one, number) => {
      const mark = element('i', { class: 'class-mark' });
      mark.style.background = colourOf(number, found.classes.length);
      return element('li', {}, mark, one.label, element('span', { class: 'quiet' }, say('statistics_areas', { count: formatNumber(one.areas) })));
    });
    const hint = say(found.boundaries.loaded ? 'statistics_coloured' : 'statistics_circles');
    return element('section', {}, element('h3', {}, title + (found.unit ? ` (${found.unit})` : '')), element('ul', { class: 'class-list' }, ...rows), element('p', { class: 'quiet' }, hint));
  }

  function table(found, title) {
    const rows = [...found.areas].filter((area) => area.class !== null || area.perhaps).sort((one, other) => (other.value ?? -Infinity) - (one.value ?? -Infinity) || collator.compare(one.name, other.name));
    const body = rows.map((area) => {
      const name = element('button', { type: 'button', class: 'name' }, area.name);
      name.addEventListener('click', () => map.setView([area.lat, area.lon], Math.max(map.getZoom(), 12), { animate: false }));
      return element('tr', {}, element('th', { scope: 'row' }, name), element('td', { class: 'n' }, words(found, area.value) + (area.perhaps ? ` (+${formatNumber(area.perhaps)}?)` : '')));
    });
    const head = element('tr', {}, element('th', { scope: 'col' }, say('area')), element('th', { scope: 'col', class: 'n' }, title));
    return element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title }, element('table', { class: 'areas' },
      element('caption', { class: 'hidden' }, `${found.title}: ${title}`), element('thead', {}, head), element('tbody', {}, ...body)));
  }

  function rest({ rest: left }) {
    if (!left.rows) return '';
    return element('section', {}, element('h3', {}, say('statistics_rest', { count: formatNumber(left.rows) })),
      element('ul', { class: 'reasons' }, ...left.reasons.map((one) => element('li', {}, `${formatNumber(one.rows)}: ${one.text}`))));
  }

  function draw(found, some, title) {
    drawn?.remove();
    const count = found.classes.length;
    const renderer = leaflet.svg({ pane: 'statistics' });
    const style = (area) => ({ renderer, pane: 'statistics', bubblingMouseEvents: false, color: '#fff', weight: 1.2, fillColor: colourOf(area.class, count), fillOpacity: 0.78 });
    const balloon = (area) => element('div', { class: 'popup' }, element('h3', {}, area.name), element('p', {}, `${title}: ${words(found, area.value)}`));
    const marks = found.boundaries.loaded ? areas(some, style, balloon) : circles(some, style, balloon);
    drawn = leaflet.layerGroup(marks).addTo(map);
  }

  function areas(some, style, balloon) {
    const known = new Map(some.map((area) => [area.code, area]));
    return shapes.features.filter((feature) => known.has(feature.id)).map((feature) => {
      const area = known.get(feature.id);
      return leaflet.geoJSON(feature, { pane: 'statistics', style: () => style(area) }).on('click', ({ latlng }) => openBalloon(leaflet, map, latlng, balloon(area)));
    });
  }

  function circles(some, style, balloon) {
    const most = some.reduce((max, area) => Math.max(max, Math.abs(area.value)), 0) || 1;
    const largestFirst = [...some].sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
    return largestFirst.map((area) => leaflet.circleMarker([area.lat, area.lon], {
      ...style(area), radius: Math.max(SMALLEST, LARGEST * Math.sqrt(Math.abs(area.value) / most)),
    }).on('click', () => openBalloon(leaflet, map, [area.lat, area.lon], balloon(area))));
  }

  function update() {
    const { panel, statistic, conditions, area, layers: own } = store.get();
    if (panel !== 'thong-ke') return;
    fillDatasets();
    measure.disabled = !statistic;
    by.disabled = !statistic;
    by.querySelectorAll('input').forEach((input) => { input.checked = input.value === (statistic?.by || 'xa'); });
    const question = JSON.stringify([statistic, conditions, area, own.length > 0]);
    if (question === asked) return;
    asked = question;
    ask();
  }

  if (!chosen() && store.get().layers.length) store.set({ statistic: { dataset: store.get().layers[0], field: '', measure: 'dem', by: 'xa' } });
  store.on((state, before) => {
    if (['panel', 'statistic', 'conditions', 'area', 'layers'].some((name) => state[name] !== before[name])) setTimeout(update, 0);
    // Closed, the drawing stays only as long as the part is open.
    if (before.panel === 'thong-ke' && state.panel !== 'thong-ke' && state.panel) { drawn?.remove(); drawn = null; asked = ''; }
  });
  update();
}
