// The part "Chia sẻ": a link that restores everything, code to embed, files for QGIS, a map as one HTML file.

import { copyButton } from './copy.js';
import { textButton } from './icon.js';
import { element, language, say } from './text.js';
import { writeAddress } from './url.js';

const SYSTEMS = [['4326', 'WGS 84 (EPSG:4326)'], ['9209', 'VN-2000 / TM-3 105°30′ (EPSG:9209)']];
const home = language === 'en' ? '/en' : '';

export function createShare(node, { store, shown, announce }) {
  const link = element('input', { type: 'text', id: 'share-link', readonly: true });
  const code = element('textarea', { id: 'share-embed', readonly: true, rows: 3 });
  const dataset = element('select', { id: 'share-dataset' });
  const system = element('select', { id: 'share-crs' }, ...SYSTEMS.map(([value, title]) => element('option', { value }, title)));
  const qgs = element('a', { class: 'button', download: true }, say('qgs'));
  const qlr = element('a', { class: 'button plain', download: true }, say('qlr'));
  const html = element('ul', { class: 'files' });
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
    return section(say('share_html'), element('p', { class: 'quiet' }, say('share_html_hint')), html);
  }

  function update() {
    const { layers, panel } = store.get();
    if (panel !== 'chia-se') return;
    const own = layers.map((id) => shown.byId.get(id)).filter(Boolean);
    only.hidden = own.length === 0;
    link.value = address();
    const before = dataset.value;
    dataset.replaceChildren(...own.map((layer) => element('option', { value: layer.id }, layer.title)));
    if (own.some((layer) => layer.id === before)) dataset.value = before;
    const chosen = own.find((layer) => layer.id === dataset.value);
    if (chosen) code.value = embedCode(chosen);
    const query = `?lop=${own.map((layer) => layer.id).join(',')}&crs=${system.value}`;
    qgs.href = `${home}/ban-do.qgs${query}`;
    qlr.href = `${home}/ban-do.qlr${query}`;
    html.replaceChildren(...own.map((layer) => element('li', {}, element('a', { href: `${home}/du-lieu/${layer.id}/ban-do.html` }, layer.title))));
  }

  store.on(() => setTimeout(update, 0));
  update();
}

function embedCode(layer) {
  const title = layer.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${location.origin}${home}/nhung/${layer.id}" title="${title}" width="100%" height="480" style="border:0" loading="lazy"></iframe>`;
}
