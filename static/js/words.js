// Values, distances and positions as a visitor reads them; names found without marks and put in alphabetical order.

import { formatNumber, language, say } from './text.js';

const METRES_PER_DEGREE = 111_320;

export const collator = new Intl.Collator(language === 'en' ? 'en' : 'vi', { numeric: true });

export function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}

export function formatValue(value, field) {
  if (value === true || value === 'true') return say('yes');
  if (value === false || value === 'false') return say('no');
  if (field.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return value.split('-').reverse().join('/');
  const isNumber = ['integer', 'number'].includes(field.type) && value !== '' && Number.isFinite(Number(value));
  return isNumber ? formatNumber(Number(value)) + (field.unit ? ` ${field.unit}` : '') : String(value);
}

export function levelName(level) {
  const words = say(`level_${level}`);
  return words === `level_${level}` ? level : words;
}

// Below a kilometre in metres, rounded to ten; else in kilometres with one decimal.
export function formatDistance(metres) {
  if (metres < 995) return `${formatNumber(metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10)} m`;
  return `${formatNumber(Math.round(metres / 100) / 10)} km`;
}

export const formatPoint = ({ lat, lon }) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`;

// Metres between two points of the province, good to 0.5 %.
export function distance(one, other) {
  const x = (other.lon - one.lon) * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, other.lat - one.lat) * METRES_PER_DEGREE;
}

// A point to stand for a geometry: itself, or the middle of its box.
export function middle(geometry) {
  if (!geometry) return null;
  if (geometry.type === 'Point') return { lon: geometry.coordinates[0], lat: geometry.coordinates[1] };
  const pairs = geometry.coordinates.flat(geometry.type.startsWith('Multi') ? (geometry.type.endsWith('Polygon') ? 2 : 1) : geometry.type === 'Polygon' ? 1 : 0);
  const lons = pairs.map((pair) => pair[0]);
  const lats = pairs.map((pair) => pair[1]);
  const half = (values) => (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
  return { lon: half(lons), lat: half(lats) };
}
