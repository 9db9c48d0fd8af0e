// What a tap on a feature shows: Vietnamese field titles, precision in words, call, directions.

import { element, formatNumber, say } from './text.js';

const PLACE = 'vi_tri_';

function shown(value, field) {
  if (value === true) return say('yes');
  if (value === false) return say('no');
  if (typeof value === 'number' && (field.type === 'integer' || field.type === 'number')) return formatNumber(value);
  return String(value);
}

function cell(value, field) {
  if (field.type === 'phone') return element('a', { href: `tel:${String(value).replace(/[^\d+]/g, '')}` }, String(value));
  if (field.type === 'url' && /^https?:\/\//i.test(value)) return element('a', { href: value, rel: 'noopener' }, String(value));
  return shown(value, field) + (field.unit ? ` ${field.unit}` : '');
}

export function precision(properties) {
  const level = properties[`${PLACE}muc`] || 'none';
  const radius = properties[`${PLACE}ban_kinh_m`];
  const words = say(`level_${level}`);
  if (level === 'exact' || !radius) return words;
  return `${words}, ${say('within', { km: formatNumber(Math.round(radius / 100) / 10) })}`;
}

// Directions go to the address where the place is only roughly known: the phone's own map may know the street.
function directions(feature, layer, latlng) {
  const { properties } = feature;
  const field = Object.keys(layer.fields).find((name) => layer.fields[name].type === 'address' && properties[name]);
  const exact = !layer.showsPrecision || properties[`${PLACE}muc`] === 'exact';
  const place = `${latlng.lat.toFixed(6)},${latlng.lng.toFixed(6)}`;
  const target = encodeURIComponent(exact || !field ? place : properties[field]);
  if (/Android/.test(navigator.userAgent)) return `geo:${place}?q=${target}`;
  return `https://www.google.com/maps/dir/?api=1&destination=${target}`;
}

export function popup(feature, layer, latlng) {
  const box = element('div', { class: 'popup' });
  const properties = feature.properties;
  box.append(element('h3', {}, String(properties[layer.nameField] ?? layer.title)));
  box.append(element('p', { class: 'quiet' }, layer.title));
  if (properties.du_lieu_mau) box.append(element('p', { class: 'sample' }, say('sample_title')));
  const list = element('dl', {});
  for (const name of layer.popup) {
    const value = properties[name];
    if (name === layer.nameField || value === null || value === undefined || value === '') continue;
    list.append(element('dt', {}, layer.fields[name].title), element('dd', {}, cell(value, layer.fields[name])));
  }
  box.append(list);
  if (layer.showsPrecision) {
    box.append(element('p', { class: 'precision' }, precision(properties)));
    if (properties.vi_tri_dvhc) box.append(element('p', { class: 'quiet' }, properties.vi_tri_dvhc));
  }
  const actions = element('p', { class: 'actions' });
  actions.append(element('a', { class: 'button', href: directions(feature, layer, latlng), rel: 'noopener' }, say('directions')));
  if (layer.page) actions.append(element('a', { class: 'button plain', href: `${layer.page}#${feature.id}` }, say('details')));
  box.append(actions);
  return box;
}
