// The part "Chia sẻ": a link that restores everything, code to embed, files for QGIS, a map as one HTML file.

import { copyButton } from './copy.js';
import { textButton } from './icon.js';
import { element, language, say } from './text.js';
import { writeAddress, writeQuery } from './url.js';

const SYSTEMS = [['4326', 'WGS 84 (EPSG:4326)'], ['9209', 'VN-2000 / TM-3 105°30′ (EPSG:9209)']];
const home = language === 'en' ? '/en' : '';

export function createShare(node, { store, shown, map, announce }) {
  const link = element('input', { type: 'text', id: 'share-link', readonly: true });
  const code = element('textarea', { id: 'share-embed', readonly: true, rows: 3 });
  const dataset = element('select', { id: 'share-dataset' });
  const system = element('select', { id: 'share-crs' }, ...SYSTEMS.map(([value, title]) => element('option', { value }, title)));
  const qgs = element('a', { class: 'button', download: true }, say('qgs'));
  const qlr = element('a', { class: 'button plain', download: true }, say('qlr'));
  const html = element('a', { class: 'button', download: true }, say('share_html_get'));
  const only = element('div', {}, embedding(), qgis(), files());
  node.append(sharing(), only);
  for (const field of [link, code]) field.addEventListener('focus', () => field.select());

  const address = () => location.origin + location.pathname + writeAddress({ ...store.get(), panel: kept() });
  const kept = () => (store.get().panel === 'chia-se' ? '' : store.get().panel);

  function section(title, ...parts) {
    return element('section', {}, element('h3', {}, title), ...parts);
  }

  function sharing() {
    const bar = element('div', { class: 'bar' }, copyButton(say('share_copy'), () => link.value, announce));
    if (navigator.share) bar.append(textButton(say('share_send'), () => navigator.share({ title: document.title, url: link.value }).catch(() => null)));
    return section(say('share_link'), element('p', { class: 'quiet' }, say('share_hint')),
      element('label', { class: 'hidden', for: link.id }, say('share_link')), link, bar);
  }

  function embedding() {
    dataset.addEventListener('change', update);
    return section(say('share_embed'), element('div', { class: 'field' }, element('label', { for: dataset.id }, say('share_dataset')), dataset),
      element('label', { class: 'hidden', for: code.id }, say('share_code')), code,
      element('div', { class: 'bar' }, copyButton(say('share_copy_code'), () => code.value, announce)));
  }

  function qgis() {
    system.addEventListener('change', update);
    return section(say('open_in_qgis'), element('p', { class: 'quiet' }, say('qgis_hint')),
      element('div', { class: 'field' }, element('label', { for: system.id }, say('export_crs')), system),
      element('div', { class: 'bar' }, qgs, qlr));
  }

  function files() {
    return section(say('share_html'), element('p', { class: 'quiet' }, say('share_html_hint')), element('div', { class: 'bar' }, html));
  }

  function update() {
    const { layers, panel } = store.get();
    if (panel !== 'chia-se') return;
    const own = layers.map((id) => shown.byId.get(id)).filter(Boolean);
    only.hidden = own.length === 0;
    link.value = address();
    listEmbeds(own);
    code.value = embedCode(own);
    const query = `?lop=${own.map((layer) => layer.id).join(',')}&crs=${system.value}`;
    qgs.href = `${home}/ban-do.qgs${query}`;
    qlr.href = `${home}/ban-do.qlr${query}`;
    html.href = `${home}/ban-do.html?${drawn(layers)}`;
  }

  function listEmbeds(own) {
    const before = dataset.value;
    const several = own.length > 1 ? [element('option', { value: '' }, say('share_all'))] : [];
    dataset.replaceChildren(...several, ...own.map((layer) => element('option', { value: layer.id }, layer.title)));
    if ([...dataset.options].some((option) => option.value === before)) dataset.value = before;
  }

  // The words of an address that draw these layers as they are now: order, opacity, conditions, box in view.
  function drawn(layers) {
    const state = { ...store.get(), layers, panel: '', sort: 'ten', page: 1, point: null, chosen: null, statistic: null };
    const bounds = map.getBounds();
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return `${writeQuery(state)}&bbox=${box.map((number) => number.toFixed(4)).join(',')}`;
  }

  function embedCode(own) {
    const chosen = own.find((layer) => layer.id === dataset.value);
    const { conditions, area } = store.get();
    const whole = chosen && !area && !conditions.some((condition) => condition.dataset === chosen.id);
    const address = whole ? `/nhung/${chosen.id}` : `/nhung?${drawn(chosen ? [chosen.id] : own.map((layer) => layer.id))}`;
    const title = escaped(chosen ? chosen.title : document.title);
    return `<iframe src="${escaped(location.origin + home + address)}" title="${title}" width="100%" height="480" style="border:0" loading="lazy"></iframe>`;
  }

  store.on(() => setTimeout(update, 0));
  update();
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
