// One layer that is shown: count in view, legend, conditions, and behind two buttons its filter and its options.

import { describe, fits } from './conditions.js';
import { icon, iconButton, textButton } from './icon.js';
import { createLegend } from './legend.js';
import { conditionsOf, setConditions, toggleLayer } from './state.js';
import { element, formatNumber, say } from './text.js';
import { loadDetails } from './shown.js';

export function createCard(layer, store, shown, map, move) {
  const count = element('p', { class: 'count quiet' });
  const retry = textButton(say('retry'), () => shown.retry(layer.id), { kind: 'plain small', hidden: true });
  const legend = element('div', {});
  const chips = element('ul', { class: 'chips' });
  const filter = element('div', { class: 'drawer', id: `filter-${layer.id}`, hidden: true });
  const options = element('div', { class: 'drawer', id: `options-${layer.id}`, hidden: true });
  const filterButton = disclosure('filter', say('filter'), filter, fillFilter);
  const optionsButton = disclosure('options', say('options'), options, fillOptions);
  const up = iconButton('up', say('layer_up', { name: layer.title }), () => move(-1));
  const down = iconButton('down', say('layer_down', { name: layer.title }), () => move(1));
  const node = element('li', { class: 'shown' },
    element('div', { class: 'head' }, element('h4', {}, layer.title),
      iconButton('close', say('layer_off', { name: layer.title }), () => toggleLayer(store, layer.id, false))),
    element('div', { class: 'about' }, count, layer.sample ? element('span', { class: 'badge sample' }, say('state_sample')) : null, retry),
    legend, chips, element('div', { class: 'bar' }, filterButton, optionsButton), filter, options);

  function disclosure(name, words, drawer, fill) {
    const button = textButton(words, async () => {
      const opening = drawer.hidden;
      drawer.hidden = !opening;
      button.setAttribute('aria-expanded', String(opening));
      if (opening) await fill();
    }, { name, kind: 'plain small', 'aria-expanded': 'false', 'aria-controls': drawer.id, 'aria-label': `${words}: ${layer.title}` });
    return button;
  }

  // The words of the form come with the fields of the layer, and its code with its first use.
  async function fillFilter() {
    if (filter.childElementCount) return;
    try {
      const [{ createFilter }] = await Promise.all([import('./filter.js'), loadDetails(layer)]);
      if (!filter.childElementCount) filter.append(createFilter(layer, store));
    } catch {
      filter.replaceChildren(element('p', { class: 'failed' }, say('part_failed')));
    }
  }

  async function fillOptions() {
    if (options.childElementCount) return;
    const [{ createExport }] = await Promise.all([import('./export.js'), loadDetails(layer).catch(() => null)]);
    if (options.childElementCount) return;
    options.append(element('div', { class: 'bar' }, up, down, zoomButton()), opacity(), createExport(layer, store, shown));
  }

  function zoomButton() {
    return textButton(say('layer_zoom'), () => {
      const [west, south, east, north] = layer.bbox;
      map.fitBounds([[south, west], [north, east]], { maxZoom: 15, padding: [24, 24] });
    }, { name: 'extent', kind: 'plain small', hidden: !layer.bbox });
  }

  function opacity() {
    const value = element('output', {});
    const slider = element('input', { type: 'range', min: 10, max: 100, step: 10, id: `opacity-${layer.id}`, value: store.get().opacity[layer.id] ?? 100 });
    const show = () => { value.textContent = `${slider.value} %`; };
    slider.addEventListener('input', () => {
      show();
      store.set({ opacity: { ...store.get().opacity, [layer.id]: Number(slider.value) } });
    });
    show();
    return element('p', { class: 'opacity' }, element('label', { for: slider.id }, say('opacity'), ' ', value), slider);
  }

  function chip(condition, fields) {
    const usable = fits(condition, fields);
    const words = usable ? describe(condition, fields) : say('filter_unusable', { words: `${condition.field} ${condition.op} ${condition.value}` });
    const remove = iconButton('close', say('filter_remove', { words }), () => {
      setConditions(store, layer.id, conditionsOf(store.get(), layer.id).filter((one) => one !== condition));
      filterButton.focus();
    });
    return element('li', { class: usable ? 'chip' : 'chip failed' }, element('span', {}, words), remove);
  }

  function update(state, { first, last }) {
    up.disabled = first;
    down.disabled = last;
    if (!layer.fields) return;
    const own = conditionsOf(state, layer.id);
    chips.replaceChildren(...own.map((condition) => chip(condition, layer.fields)));
    if (state.area && !layer.showsPrecision) chips.append(element('li', { class: 'quiet' }, say('area_not_here')));
    filterButton.lastChild.textContent = own.length ? say('filter_some', { count: own.length }) : say('filter');
    if (!legend.childElementCount) legend.append(createLegend(layer));
  }

  function tell(state) {
    node.classList.toggle('failed', Boolean(state.failed));
    node.classList.toggle('loading', Boolean(state.loading));
    retry.hidden = !state.failed;
    if (layer.fields && !state.off) update(store.get(), { first: up.disabled, last: down.disabled });
    count.replaceChildren(...countWords(state));
  }

  function countWords(state) {
    if (state.loading) return [say('loading')];
    if (state.failed) return [icon('warning'), say('layer_failed')];
    if (state.tooMany) return [say('layer_too_many', { total: formatNumber(state.total), shown: formatNumber(state.shown) })];
    if (state.total > state.shown) return [say('layer_part', { shown: formatNumber(state.shown), total: formatNumber(state.total) })];
    return state.shown === undefined ? [] : [say('layer_shown', { count: formatNumber(state.shown) })];
  }

  return { node, update, tell };
}
