// The part "Gần tôi": the features of chosen datasets that are nearest to a point, asked of the process gan-nhat.

import { runProcess } from './api.js';
import { textButton } from './icon.js';
import { featureRow } from './list.js';
import { pointField } from './picker.js';
import { toggleLayer } from './state.js';
import { element, formatNumber, language, say } from './text.js';
import { formatPoint } from './words.js';

const COUNTS = [5, 10, 20, 50];
const MOST_DATASETS = 40;

// A feature of the processes' answers as a row of a list; the layer's title when the page knows the layer.
export function answered(feature, byId) {
  const { properties } = feature;
  const [lon, lat] = feature.geometry.coordinates;
  const layer = byId.get(properties.dataset) || {
    id: properties.dataset, title: properties.dataset_title[language], colour: '#55635d', geometry: 'point',
    page: properties.url.split('/').slice(0, -1).join('/'), showsPrecision: true,
  };
  return {
    layer: { ...layer, showsPrecision: true }, id: feature.id, place: { lon, lat }, name: properties.name,
    where: properties.address || properties.unit || '', level: properties.level, radius: properties.radius_m,
  };
}

export function createNear(node, { store, shown, sheet, picker, goTo, layers, domains }) {
  const field = pointField(store, picker, sheet, 'gan-day');
  const choices = element('fieldset', { class: 'near-layers' }, element('legend', {}, say('near_among')));
  const add = adder();
  const count = element('select', { id: 'near-count' }, ...COUNTS.map((value) => element('option', { value, selected: value === 10 }, formatNumber(value))));
  const summary = element('p', { class: 'summary', role: 'status' });
  const list = element('ol', { class: 'features' });
  const left = new Set();
  let running = null;
  node.append(field.node, choices, element('div', { class: 'pair' }, add,
    element('div', { class: 'field' }, element('label', { for: count.id }, say('near_count')), count)), summary, list);
  count.addEventListener('change', () => ask());

  function adder() {
    const select = element('select', { id: 'near-add' }, element('option', { value: '' }, say('near_add')));
    for (const domain of domains) {
      const own = layers.filter((layer) => layer.domain === domain.code && layer.located);
      const group = element('optgroup', { label: domain.title });
      group.append(...own.map((layer) => element('option', { value: layer.id }, layer.title)));
      if (own.length) select.append(group);
    }
    select.addEventListener('change', () => {
      left.delete(select.value);
      if (store.get().layers.includes(select.value)) { fill(); ask(); } else if (select.value) toggleLayer(store, select.value, true);
      select.value = '';
    });
    return element('div', { class: 'field' }, element('label', { for: select.id }, say('near_more')), select);
  }

  const chosen = () => store.get().layers.filter((id) => shown.byId.has(id) && !left.has(id)).slice(0, MOST_DATASETS);

  function fill() {
    const own = store.get().layers.filter((id) => shown.byId.has(id));
    choices.replaceChildren(choices.firstChild, ...own.map((id) => {
      const box = element('input', { type: 'checkbox', checked: !left.has(id) });
      box.addEventListener('change', () => { if (box.checked) left.delete(id); else left.add(id); ask(); });
      return element('label', { class: 'choice' }, box, shown.byId.get(id).title);
    }));
    choices.hidden = own.length === 0;
  }

  function tellOnly(words, ...more) {
    summary.replaceChildren(words, ...more);
    list.replaceChildren();
  }

  async function ask() {
    const { point, panel } = store.get();
    if (panel !== 'gan-day') return;
    running?.abort();
    field.words.textContent = point ? say(point.device ? 'point_device' : 'point_chosen', { point: formatPoint(point) }) : say('near_no_point');
    if (!point) { tellOnly(''); return; }
    if (!chosen().length) { tellOnly(say('near_no_layers')); return; }
    running = new AbortController();
    const { signal } = running;
    tellOnly(say('loading'));
    try {
      const answer = await runProcess('gan-nhat', { lon: point.lon, lat: point.lat, datasets: chosen(), count: Number(count.value) }, { signal });
      if (!signal.aborted) show(answer);
    } catch (error) {
      if (error.name !== 'AbortError') tellOnly(say('part_failed'), ' ', textButton(say('retry'), ask, { kind: 'plain small' }));
    }
  }

  function show({ features, without_place: unplaced }) {
    summary.textContent = say(features.length ? 'near_found' : 'near_none', { count: formatNumber(features.length) })
      + (unplaced ? ` ${say('near_unplaced', { count: formatNumber(unplaced) })}` : '');
    list.replaceChildren(...features.map((feature) => featureRow(answered(feature, shown.byId), feature.properties.distance_m, goTo)));
  }

  store.on((state, before) => {
    if (state.layers !== before.layers) fill();
    if (['point', 'layers', 'panel'].some((name) => state[name] !== before[name])) ask();
  });
  fill();
  ask();
}
