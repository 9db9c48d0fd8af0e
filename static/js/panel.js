// The part "Lớp": the layers shown, on top the one drawn last, and all layers by domain, found by words.

import { createCard } from './card.js';
import { createAreaFilter } from './area.js';
import { moveLayer, toggleLayer } from './state.js';
import { element, formatNumber, say } from './text.js';
import { plain } from './words.js';

export function createPanel(node, domains, layers, store, shown, map) {
  const cards = new Map();
  const boxes = new Map();
  const list = element('ol', { class: 'cards-shown' });
  const none = element('p', { class: 'quiet none' }, say('layers_none'));
  const heading = element('h3', { id: 'shown-heading', tabindex: '-1' }, say('layers_shown'));
  node.append(heading, none, createAreaFilter(store), list, basemap() || '', catalogue());

  // Only where the operator set up a basemap.
  function basemap() {
    if (!map.base) return null;
    const box = element('input', { type: 'checkbox', checked: store.get().base });
    box.addEventListener('change', () => store.set({ base: box.checked }));
    const show = ({ base }) => { if (base) map.base.addTo(map); else map.base.remove(); };
    store.on((state, before) => { if (state.base !== before.base) show(state); });
    show(store.get());
    return element('label', { class: 'choice' }, box, say('basemap'));
  }

  function catalogue() {
    const search = element('input', { type: 'search', id: 'layer-search', autocomplete: 'off', placeholder: say('layer_search_hint') });
    const count = element('p', { class: 'hidden', role: 'status' });
    const groups = element('div', { class: 'domains' });
    for (const domain of [...domains, { code: 'tham-chieu', title: say('domain_reference') }]) {
      const own = layers.filter((layer) => layer.domain === domain.code);
      if (own.length) groups.append(group(domain, own));
    }
    search.addEventListener('input', () => {
      const found = narrow(groups, plain(search.value).split(/\s+/).filter(Boolean));
      count.textContent = search.value ? say('layers_found', { count: formatNumber(found) }) : '';
      empty.hidden = found > 0;
    });
    const empty = element('p', { class: 'quiet', hidden: true }, say('layers_not_found'));
    return element('div', { class: 'catalogue' }, element('h3', {}, say('layers_all')),
      element('label', { class: 'hidden', for: search.id }, say('layer_search')), search, count, empty, groups);
  }

  function group(domain, own) {
    const box = element('details', { class: 'domain', open: own.some((layer) => store.get().layers.includes(layer.id)) });
    box.append(element('summary', {}, element('span', {}, domain.title), element('small', { class: 'quiet' }, formatNumber(own.length))));
    for (const layer of own) box.append(row(layer));
    return box;
  }

  function row(layer) {
    const box = element('input', { type: 'checkbox', id: `layer-${layer.id}` });
    box.checked = store.get().layers.includes(layer.id);
    box.addEventListener('change', () => toggleLayer(store, layer.id, box.checked));
    boxes.set(layer.id, box);
    const words = say('layer_rows', { count: formatNumber(layer.located) }) + (layer.sample ? ` · ${say('state_sample')}` : '');
    const line = element('div', { class: 'layer' }, element('label', { for: box.id }, box,
      element('span', {}, layer.title, element('small', { class: 'quiet' }, words))));
    line.dataset.words = plain(layer.title);
    return line;
  }

  // Cards keep their place in the page while the order changes, so that a focused button stays focused.
  function update(state) {
    const wanted = state.layers.filter((id) => shown.byId.has(id));
    for (const [id, box] of boxes) box.checked = wanted.includes(id);
    for (const [id, card] of cards) {
      if (!wanted.includes(id)) { const focused = card.node.contains(document.activeElement); card.node.remove(); cards.delete(id); if (focused) heading.focus(); }
    }
    wanted.forEach((id, index) => {
      if (!cards.has(id)) cards.set(id, createCard(shown.byId.get(id), store, shown, map, (step) => move(id, step)));
      const { node: card } = cards.get(id);
      if (list.children[index] !== card) list.insertBefore(card, list.children[index] || null);
      cards.get(id).update(state, { first: index === 0, last: index === wanted.length - 1 });
    });
    none.hidden = wanted.length > 0;
    list.hidden = wanted.length === 0;
  }

  function move(id, step) {
    const focused = document.activeElement;
    moveLayer(store, id, step);
    focused?.focus();
  }

  store.on(update);
  update(store.get());
  return { tell(layer, words) { cards.get(layer.id)?.tell(words); } };
}

// Show the layers whose title has every word, and open the domains that have some; returns how many there are.
function narrow(groups, words) {
  let found = 0;
  for (const group of groups.children) {
    let any = 0;
    for (const line of group.querySelectorAll('.layer')) {
      line.hidden = !words.every((word) => line.dataset.words.includes(word));
      any += !line.hidden;
    }
    group.hidden = !any;
    if (words.length) group.open = any > 0;
    found += any;
  }
  return found;
}
