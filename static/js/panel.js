// The list of layers by domain, with a search box and, for each layer shown, how many features are in view.

import { element, formatNumber, say } from './text.js';

function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}

export function createPanel(node, domains, layers, { isOn, toggle }) {
  const search = element('input', { type: 'search', id: 'layer-search', placeholder: say('layer_search') });
  const groups = element('div', {});
  const notes = new Map();
  node.append(element('label', { class: 'hidden', for: 'layer-search' }, say('layer_search')), search, groups);

  for (const domain of domains) {
    const own = layers.filter((layer) => layer.domain === domain.code);
    if (!own.length) continue;
    const group = element('details', { open: own.some((layer) => isOn(layer.id)) });
    group.append(element('summary', {}, domain.title, ' ', element('small', { class: 'quiet' }, String(own.length))));
    for (const layer of own) group.append(row(layer));
    groups.append(group);
  }

  function row(layer) {
    const box = element('input', { type: 'checkbox', id: `layer-${layer.id}` });
    box.checked = isOn(layer.id);
    box.addEventListener('change', () => toggle(layer.id, box.checked));
    const swatch = element('span', { class: `swatch ${layer.geometry}` });
    swatch.style.setProperty('--colour', layer.colour);
    const note = element('span', { class: 'quiet', role: 'status' });
    notes.set(layer.id, note);
    const line = element('div', { class: 'layer' });
    line.dataset.words = plain(layer.title);
    line.append(element('label', { for: box.id }, box, swatch, element('span', {}, layer.title)), note);
    if (layer.colourField) line.append(classes(layer));
    if (layer.sample) line.append(element('span', { class: 'badge sample' }, say('state_sample')));
    return line;
  }

  function classes(layer) {
    const list = element('ul', { class: 'classes' });
    for (const [value, colour] of Object.entries(layer.colours)) {
      const mark = element('span', { class: `swatch ${layer.geometry}` });
      mark.style.setProperty('--colour', colour);
      list.append(element('li', {}, mark, value));
    }
    return list;
  }

  search.addEventListener('input', () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    for (const group of groups.children) {
      let any = false;
      for (const line of group.querySelectorAll('.layer')) {
        line.hidden = !words.every((word) => line.dataset.words.includes(word));
        any ||= !line.hidden;
      }
      group.hidden = !any;
      if (words.length) group.open = any;
    }
  });

  return function tell(layer, state) {
    const note = notes.get(layer.id);
    if (!note) return;
    note.classList.toggle('failed', Boolean(state.failed));
    if (state.failed) note.textContent = say('layer_failed');
    else if (state.off) note.textContent = '';
    else if (state.total > state.shown) note.textContent = say('layer_part', { shown: formatNumber(state.shown), total: formatNumber(state.total) });
    else note.textContent = say('layer_shown', { count: formatNumber(state.shown) });
  };
}
