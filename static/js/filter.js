// The filter form of a layer: for each field what suits it - choices, a range of numbers or days, words.

import { isOrdered } from './conditions.js';
import { textButton } from './icon.js';
import { conditionsOf, setConditions } from './state.js';
import { element, say } from './text.js';
import { formatValue, levelName } from './words.js';

const FEW = 8;
const WAIT_MS = 400;
const INPUTS = { integer: 'number', number: 'number', year: 'number', date: 'date', month: 'month' };
let forms = 0;

export function createFilter(layer, store) {
  const form = element('form', { class: 'filter', 'aria-label': say('filter_of', { name: layer.title }) });
  const own = () => conditionsOf(store.get(), layer.id);
  const prefix = `f${(forms += 1)}-`;
  const watchers = [];
  let timer = 0;

  // Replace the conditions of one field and operator.
  function put(field, op, values) {
    const kept = own().filter((one) => one.field !== field || one.op !== op);
    setConditions(store, layer.id, [...kept, ...values.filter((value) => value !== '').map((value) => ({ dataset: layer.id, field, op, value }))]);
  }
  const later = (act) => () => { clearTimeout(timer); timer = setTimeout(act, WAIT_MS); };
  const values = (field, op) => own().filter((one) => one.field === field && one.op === op).map((one) => one.value);

  function choices(name, field, options) {
    const box = element('fieldset', {}, element('legend', {}, field.title));
    for (const { value, words } of options) {
      const input = element('input', { type: 'checkbox', value });
      input.addEventListener('change', () => put(name, 'la', [...box.querySelectorAll('input:checked')].map((one) => one.value)));
      watchers.push(() => { input.checked = values(name, 'la').includes(value); });
      box.append(element('label', { class: 'choice' }, input, words));
    }
    return box;
  }

  function select(name, field, options) {
    const input = element('select', { id: prefix + name }, element('option', { value: '' }, say('filter_any')));
    input.append(...options.map(({ value, words }) => element('option', { value }, words)));
    input.addEventListener('change', () => put(name, 'la', [input.value]));
    watchers.push(() => { input.value = values(name, 'la')[0] || ''; });
    return element('div', { class: 'field' }, element('label', { for: input.id }, field.title), input);
  }

  function range(name, field) {
    const title = field.title + (field.unit ? ` (${field.unit})` : '');
    const box = element('fieldset', { class: 'range' }, element('legend', {}, title));
    for (const op of ['tu', 'den']) {
      const input = element('input', { type: INPUTS[field.type] || 'text', id: `${prefix}${name}-${op}`, step: field.type === 'number' ? 'any' : null, inputmode: INPUTS[field.type] === 'number' ? 'decimal' : null });
      const send = () => { if (input.checkValidity()) put(name, op, [input.value]); };
      input.addEventListener('input', later(send));
      watchers.push(() => { if (input !== document.activeElement) input.value = values(name, op)[0] || ''; });
      box.append(element('label', { for: input.id }, say(`range_${op}`)), input);
    }
    return box;
  }

  function words(name, field) {
    const input = element('input', { type: 'search', id: prefix + name, maxlength: 200, autocomplete: 'off', placeholder: say('filter_contains') });
    input.addEventListener('input', later(() => put(name, 'chua', [input.value.trim()])));
    watchers.push(() => { if (input !== document.activeElement) input.value = values(name, 'chua')[0] || ''; });
    return element('div', { class: 'field' }, element('label', { for: input.id }, field.title), input);
  }

  function part(name) {
    const field = layer.fields[name];
    const known = field.type === 'boolean' ? ['true', 'false'] : field.values || [];
    const options = known.map((value) => ({ value, words: name === 'vi_tri_muc' ? levelName(value) : formatValue(value, field) }));
    if (options.length) return options.length > FEW ? select(name, field, options) : choices(name, field, options);
    return isOrdered(field) ? range(name, field) : words(name, field);
  }

  form.append(...layer.filters.map(part));
  form.append(textButton(say('filter_clear'), () => setConditions(store, layer.id, []), { kind: 'plain small' }));
  form.addEventListener('submit', (event) => event.preventDefault());
  const update = () => watchers.forEach((watch) => watch());
  store.on((state, before) => { if (state.conditions !== before.conditions) update(); });
  update();
  return form;
}
