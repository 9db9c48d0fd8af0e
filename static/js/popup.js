// What a tap shows: a feature with its fields, how exactly its place is known, and what one can do; or a list to choose.

import { element, formatNumber, language, say } from './text.js';
import { formatValue } from './words.js';

const PLACE = 'vi_tri_';

function cell(value, field) {
  if (field.type === 'phone') return element('a', { class: 'tel', href: `tel:${dialled(value)}`, 'aria-label': say('call', { number: value }) }, String(value));
  if (field.type === 'url' && /^https?:\/\//i.test(value)) return element('a', { href: value, rel: 'noopener' }, String(value));
  if (field.type === 'email' && /^[^\s@?&]+@[^\s@?&]+$/.test(value)) return element('a', { href: `mailto:${value}` }, String(value));
  return formatValue(value, field);
}

const dialled = (value) => String(value).replace(/[^\d+]/g, '');

// How exactly the place is known, in words: "Theo xã, phường (không phải vị trí chính xác), sai số khoảng 2,1 km".
export function precision(properties) {
  const level = properties[`${PLACE}muc`] || 'none';
  const radius = properties[`${PLACE}ban_kinh_m`];
  const words = say(`level_${level}`);
  if (level === 'exact' || !radius) return words;
  const within = radius < 950 ? say('within_m', { m: formatNumber(Math.ceil(radius / 10) * 10) }) : say('within', { km: formatNumber(Math.round(radius / 100) / 10) });
  return `${words}, ${within}`;
}

// Directions go to the address where the place is only roughly known: a map of streets may know the street.
function directions({ properties }, layer, { lat, lng }) {
  const field = Object.keys(layer.fields).find((name) => layer.fields[name].type === 'address' && properties[name]);
  const exact = !layer.showsPrecision || ['exact', 'facility'].includes(properties[`${PLACE}muc`]) || !field;
  const place = `${lat.toFixed(6)},${lng.toFixed(6)}`;
  const target = encodeURIComponent(exact ? place : properties[field]);
  const words = say(exact ? 'directions' : 'directions_street');
  const phone = /Android/.test(navigator.userAgent);
  const href = phone ? `geo:${place}?q=${target}` : `https://www.google.com/maps/dir/?api=1&destination=${target}`;
  return element('a', { class: 'button', href, rel: 'noopener', target: phone ? null : '_blank' }, words);
}

const nameOf = (feature, layer) => String(feature.properties[layer.nameField] ?? say('unnamed'));
export const pageOf = (id, layer) => `${layer.page}/${encodeURIComponent(id)}`;

function reportLink(feature, layer) {
  const words = { name: nameOf(feature, layer), dataset: layer.title, link: new URL(pageOf(feature.id, layer), location.href).href };
  const query = `subject=${encodeURIComponent(say('report_subject', words))}&body=${encodeURIComponent(say('report_body', words))}`;
  return element('a', { class: 'report', href: `mailto:${layer.reportMail}?${query}` }, say('report_place'));
}

// The popup of a feature (GeoJSON, all its properties); latlng: where it is; back: shows the list it was chosen from.
export function popup(feature, layer, latlng, back = null) {
  const box = element('div', { class: 'popup' });
  const { properties } = feature;
  const name = nameOf(feature, layer);
  if (back) box.append(backButton(back));
  box.append(element('h3', {}, name));
  if (name !== layer.title) box.append(element('p', { class: 'quiet' }, layer.title));
  if (properties.du_lieu_mau) box.append(element('p', { class: 'sample' }, say('sample_title')));
  const list = element('dl', {});
  for (const field of layer.popup) {
    const value = properties[field];
    if (field === layer.nameField || value === null || value === undefined || value === '') continue;
    list.append(element('dt', {}, layer.fields[field].title), element('dd', {}, cell(value, layer.fields[field])));
  }
  if (list.childElementCount) box.append(list);
  if (layer.showsPrecision) {
    box.append(element('p', { class: properties[`${PLACE}muc`] === 'exact' ? 'quiet' : 'precision' }, precision(properties)));
    if (properties[`${PLACE}dvhc`]) box.append(element('p', { class: 'quiet' }, properties[`${PLACE}dvhc`]));
  }
  const actions = element('p', { class: 'actions' }, directions(feature, layer, latlng));
  if (layer.page) actions.append(element('a', { class: 'button plain', href: pageOf(feature.id, layer) }, say('details')));
  box.append(actions);
  if (layer.reportMail) box.append(element('p', {}, reportLink(feature, layer)));
  return box;
}

function backButton(back) {
  const button = element('button', { type: 'button', class: 'back' }, `‹ ${say('back_to_list')}`);
  button.addEventListener('click', back);
  return button;
}

// A list of features to choose from: [{name, detail, colour, rough}]; choose(item) is called for the one chosen.
export function choices(title, note, items, more, choose) {
  const box = element('div', { class: 'popup choices' }, element('h3', {}, title));
  if (note) box.append(element('p', { class: 'precision' }, note));
  const list = element('ul', {});
  for (const item of items) {
    const button = element('button', { type: 'button' }, element('span', { class: item.rough ? 'dot rough' : 'dot', 'aria-hidden': 'true' }),
      element('span', {}, element('b', {}, String(item.name ?? say('unnamed'))), item.detail ? element('small', {}, item.detail) : null));
    button.firstChild.style.setProperty('--colour', item.colour);
    button.addEventListener('click', () => choose(item));
    list.append(element('li', {}, button));
  }
  box.append(list);
  if (more > 0) box.append(element('p', { class: 'quiet' }, say('more_members', { count: formatNumber(more) })));
  return box;
}

// "12 trường tiểu học trong Xã Tân Hưng": the title of a layer as a noun within a sentence.
export function groupTitle(layer, count, unit) {
  const what = language === 'vi' && /^\p{Lu}\p{Ll}/u.test(layer.title) ? layer.title[0].toLowerCase() + layer.title.slice(1) : layer.title;
  const place = language === 'vi' && /^(Xã|Phường) /.test(unit || '') ? unit[0].toLowerCase() + unit.slice(1) : unit;
  return say(unit ? 'group_title' : 'group_same_place', { count: formatNumber(count), what, unit: place });
}

export function waiting(name) {
  return element('div', { class: 'popup', 'aria-busy': 'true' }, name ? element('h3', {}, String(name)) : null, element('p', { class: 'quiet' }, say('loading_feature')));
}

export function failure(name, again) {
  const button = element('button', { type: 'button' }, say('try_again'));
  button.addEventListener('click', again);
  return element('div', { class: 'popup' }, name ? element('h3', {}, String(name)) : null, element('p', { class: 'failed', role: 'alert' }, say('feature_failed')), button);
}
