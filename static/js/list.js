// The part "Danh sách": the features in view of all layers shown, as a list - the equal of the map for those who do not
// see it, and quick on a slow phone. Sorted and paged here, so that several layers make one list.

import { findItems } from './api.js';
import { inBox, joinFilters } from './conditions.js';
import { ownQuery } from './export.js';
import { icon, textButton } from './icon.js';
import { swatch } from './legend.js';
import { precision } from './popup.js';
import { loadDetails } from './shown.js';
import { element, formatNumber, say } from './text.js';
import { collator, distance, formatDistance, middle } from './words.js';

const MOST = 1000;
const PAGE = 20;
const SHOWN = ['vi_tri_muc', 'vi_tri_ban_kinh_m', 'vi_tri_dvhc'];

const addressField = (layer) => Object.keys(layer.fields).find((name) => layer.fields[name].type === 'address');

async function findInView(layer, filter, box, signal) {
  await loadDetails(layer);
  const names = [layer.nameField, addressField(layer), ...SHOWN].filter(Boolean);
  const answer = await findItems(layer.id, {
    limit: MOST, properties: names.join(','), filter: joinFilters(inBox(box), filter(layer.id)),
  }, { signal });
  return { layer, matched: answer.numberMatched, rows: answer.features.map((feature) => row(layer, feature)) };
}

function row(layer, { id, geometry, properties }) {
  const address = addressField(layer);
  return {
    layer, id, place: middle(geometry), level: properties.vi_tri_muc, radius: properties.vi_tri_ban_kinh_m,
    name: String(properties[layer.nameField] ?? say('unnamed')),
    where: (address && properties[address]) || properties.vi_tri_dvhc || '',
  };
}

function sorted(rows, order, point) {
  const falling = order.startsWith('-') ? -1 : 1;
  if (order.endsWith('khoang-cach') && point) {
    rows.forEach((one) => { one.away = one.place ? distance(point, one.place) : Infinity; });
    return rows.sort((one, other) => falling * (one.away - other.away));
  }
  return rows.sort((one, other) => falling * collator.compare(one.name, other.name));
}

// One feature of a list: its name shows it on the map, the link opens its page.
export function featureRow(one, away, goTo) {
  const name = element('button', { type: 'button', class: 'name' }, one.name);
  name.addEventListener('click', () => goTo(one));
  const far = away === null ? null : element('b', { class: 'away' }, formatDistance(away));
  const about = [one.layer.title, one.where].filter(Boolean).join(' · ');
  const exact = one.layer.showsPrecision ? precision({ vi_tri_muc: one.level, vi_tri_ban_kinh_m: one.radius }) : '';
  return element('li', { class: 'feature' },
    swatch({ kind: { linestring: 'line', polygon: 'polygon' }[one.layer.geometry] || 'point', colour: one.layer.colour }), name,
    element('a', { href: `${one.layer.page}/${encodeURIComponent(one.id)}`, 'aria-label': `${say('details')}: ${one.name}` }, say('details'), icon('next')),
    element('p', { class: 'quiet' }, far, far ? ' · ' : null, about),
    exact ? element('p', { class: 'quiet precision' }, exact) : null);
}

export function createList(node, { store, shown, map, goTo, locate, announce, openLayers }) {
  const sort = element('select', { id: 'list-sort' }, ...['ten', '-ten', 'khoang-cach', '-khoang-cach']
    .map((value) => element('option', { value }, say(`sort_${value}`))));
  const summary = element('p', { class: 'summary', role: 'status' });
  const notes = element('div', { class: 'notes' });
  const list = element('ol', { class: 'features' });
  const pager = element('nav', { class: 'pager', 'aria-label': say('list_pages') });
  node.append(element('div', { class: 'field' }, element('label', { for: sort.id }, say('sort')), sort), summary, notes, list, pager);
  let found = [];
  let running = null;
  let asked = '';

  sort.addEventListener('change', () => {
    store.set({ sort: sort.value, page: 1 });
    if (sort.value.endsWith('khoang-cach') && !store.get().point) locate();
  });

  function box() {
    const bounds = map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  async function load() {
    const layers = store.get().layers.map((id) => shown.byId.get(id)).filter(Boolean);
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    if (!layers.length) return nothing();
    summary.textContent = say('loading');
    node.setAttribute('aria-busy', 'true');
    const answers = await Promise.allSettled(layers.map((layer) => findInView(layer, shown.filter, box(), signal)));
    if (signal.aborted) return;
    node.removeAttribute('aria-busy');
    found = answers.map((answer, index) => answer.value || { layer: layers[index], failed: true, rows: [], matched: 0 });
    draw();
  }

  function nothing() {
    found = [];
    list.replaceChildren();
    pager.replaceChildren();
    summary.textContent = say('list_no_layers');
    notes.replaceChildren(textButton(say('choose_layers'), openLayers, { kind: '' }));
  }

  function note({ layer, failed, matched }) {
    if (failed) return element('p', { class: 'failed' }, say('list_failed', { name: layer.title }), ' ', textButton(say('retry'), load, { kind: 'plain small' }));
    if (matched <= MOST) return null;
    return element('p', { class: 'notice' }, say('list_part', { name: layer.title, total: formatNumber(matched), shown: formatNumber(MOST) }), ' ',
      element('a', { href: layer.page + ownQuery(store.get(), layer) }, say('list_table')));
  }

  function draw() {
    const { sort: order, point, page } = store.get();
    const rows = sorted(found.flatMap((one) => one.rows), order, point);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    const here = Math.min(page, pages);
    sort.value = order;
    notes.replaceChildren(...found.map(note).filter(Boolean));
    const away = (one) => (point && one.place ? distance(point, one.place) : null);
    list.replaceChildren(...rows.slice((here - 1) * PAGE, here * PAGE).map((one) => featureRow(one, away(one), goTo)));
    list.start = (here - 1) * PAGE + 1;
    const total = found.reduce((sum, one) => sum + one.matched, 0);
    summary.textContent = total || !found.some((one) => one.failed) ? say(total ? 'list_count' : 'list_empty', { count: formatNumber(total) }) : '';
    drawPager(here, pages);
  }

  function drawPager(here, pages) {
    pager.hidden = pages === 1;
    const turn = (to) => {
      store.set({ page: to });
      node.scrollIntoView?.({ block: 'start' });
      list.querySelector('button')?.focus();
      announce(say('list_page', { page: to, pages }));
    };
    pager.replaceChildren(
      textButton(say('page_before'), () => turn(here - 1), { kind: 'plain small', disabled: here === 1 }),
      element('span', {}, say('list_page', { page: here, pages })),
      textButton(say('page_after'), () => turn(here + 1), { kind: 'plain small', disabled: here === pages }),
    );
  }

  // Ask again only when what is asked has changed; a new order or page needs no request.
  function update() {
    const { layers, panel } = store.get();
    if (panel !== 'danh-sach') return;
    const question = JSON.stringify([layers, layers.map((id) => (shown.byId.get(id)?.fields ? shown.filter(id) : null)), box()]);
    if (question === asked) { draw(); return; }
    asked = question;
    load();
  }

  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(update, 200); };
  store.on((state, before) => {
    const turned = ['sort', 'page', 'point'].some((name) => state[name] !== before[name]);
    if (turned && state.panel === 'danh-sach' && found.length) draw();
    else later();
  });
  map.on('moveend', later);
  update();
}
