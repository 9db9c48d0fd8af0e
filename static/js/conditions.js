// Conditions of a filter: as they stand in the address, as CQL2 text for the API, and in words.
//
// A condition is { dataset, field, op, value }; op: la (equals), chua (contains, whatever case and marks), tu (at
// least), den (at most), co (has a value), trong (has none).

import { say } from './text.js';
import { formatValue, levelName } from './words.js';

const OPERATORS = ['la', 'chua', 'tu', 'den', 'co', 'trong'];
const NUMBERS = ['integer', 'number', 'year', 'latitude', 'longitude'];
const ORDERED_TEXTS = ['month', 'quarter', 'school_year', 'time'];
const RESERVED = new Set(['and', 'or', 'not', 'like', 'between', 'in', 'is', 'null', 'true', 'false', 'div', 'casei', 'accenti',
  'date', 'timestamp', 'interval']);

export function readCondition(text) {
  const [dataset, field, op, ...rest] = text.split('~');
  const value = rest.join('~');
  const bare = op === 'co' || op === 'trong';
  if (!dataset || !/^[a-z][a-z0-9_]*$/.test(field || '') || !OPERATORS.includes(op) || (!bare && value === '')) return null;
  return { dataset, field, op, value: bare ? '' : value };
}

export function writeCondition({ dataset, field, op, value }) {
  return [dataset, field, op, ...(value === '' ? [] : [value])].join('~');
}

// The same condition on the page of its dataset, where the dataset goes without saying.
export const writeOwnCondition = ({ field, op, value }) => [field, op, ...(value === '' ? [] : [value])].join('~');

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const named = (name) => (RESERVED.has(name) ? `"${name}"` : name);

function literal(value, field) {
  if (NUMBERS.includes(field.type)) return /^[+-]?\d{1,18}([.,]\d{1,12})?$/.test(value) ? value.replace(',', '.').replace('+', '') : null;
  if (field.type === 'boolean') return { true: 'TRUE', false: 'FALSE' }[value] ?? null;
  if (field.type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) ? `DATE('${value}')` : null;
  return quoted(value);
}

export const isText = (field) => !NUMBERS.includes(field.type) && field.type !== 'boolean' && field.type !== 'date';
export const isOrdered = (field) => NUMBERS.includes(field.type) || field.type === 'date' || ORDERED_TEXTS.includes(field.type);

// Whether a condition can be asked of a layer: its field is there, can be compared so, and the value is one of its type.
export function fits({ field: name, op, value }, fields) {
  const field = fields[name];
  if (!field) return false;
  if (op === 'co' || op === 'trong') return true;
  if (op === 'chua') return isText(field);
  return (op === 'la' || isOrdered(field)) && literal(value, field) !== null;
}

function comparison(name, op, value, field) {
  if (op === 'co') return `${named(name)} IS NOT NULL`;
  if (op === 'trong') return `${named(name)} IS NULL`;
  if (op === 'chua') {
    const pattern = `%${value.replace(/[\\%_]/g, '\\$&')}%`;
    return `CASEI(ACCENTI(${named(name)})) LIKE CASEI(ACCENTI(${quoted(pattern)}))`;
  }
  return `${named(name)} ${op === 'tu' ? '>=' : '<='} ${literal(value, field)}`;
}

function oneOf(name, values, field) {
  if (values.length === 1) return `${named(name)} = ${values[0]}`;
  if (field.type === 'date') return `(${values.map((value) => `${named(name)} = ${value}`).join(' OR ')})`;
  return `${named(name)} IN (${values.join(', ')})`;
}

// Conditions of one dataset and an area as CQL2 text, '' for none. Several `la` of one field are joined by OR.
export function cql2(conditions, fields, unitCodes = null) {
  const usable = conditions.filter((condition) => fits(condition, fields));
  const equal = new Map();
  const parts = [];
  for (const { field, op, value } of usable) {
    if (op === 'la') equal.set(field, [...(equal.get(field) || []), literal(value, fields[field])]);
    else parts.push(comparison(field, op, value, fields[field]));
  }
  for (const [name, values] of equal) parts.push(oneOf(name, [...new Set(values)], fields[name]));
  if (unitCodes) parts.push(oneOf('vi_tri_ma_dvhc', unitCodes.map(quoted), {}));
  return parts.join(' AND ');
}

export const inBox = ([west, south, east, north]) =>
  `S_INTERSECTS(geometry, BBOX(${[west, south, east, north].map((side) => side.toFixed(5)).join(', ')}))`;

export function joinFilters(...filters) {
  const some = filters.filter(Boolean);
  return some.length > 1 ? some.map((filter) => `(${filter})`).join(' AND ') : some[0] || '';
}

export function describe({ field: name, op, value }, fields) {
  const field = fields[name];
  const title = field?.title || name;
  const words = name === 'vi_tri_muc' ? levelName(value) : formatValue(value, field || {});
  return say(`filter_${op}`, { field: title, value: words });
}
