// The signs that points bear: drawn here as white shapes in a square of 16 by 16, one path each (SVG path data).

const PATHS = {
  bag: 'M3 6h10l1 8H2zM5 6V5a3 3 0 0 1 6 0v1h-1.3V5a1.7 1.7 0 0 0-3.4 0v1z',
  bed: 'M1 4h1.6v4.2H14a1 1 0 0 1 1 1V13h-1.6v-2H2.6v2H1zM4 5h3v2.4H4z',
  book: 'M2 3c2.4-.6 4.2-.4 5.4.6V13c-1.2-.9-3-1.1-5.4-.6zM14 3c-2.4-.6-4.2-.4-5.4.6V13c1.2-.9 3-1.1 5.4-.6z',
  bus: 'M3 2h10a1 1 0 0 1 1 1v9h-1.2v1.6h-2V12H5.2v1.6h-2V12H2V3a1 1 0 0 1 1-1zm.6 2v3.6h8.8V4z',
  camera: 'M1.5 4.5h8.5a1 1 0 0 1 1 1V7l3.5-2v6L11 9v1.5a1 1 0 0 1-1 1H1.5z',
  cross: 'M6.2 2h3.6v4.2H14v3.6H9.8V14H6.2V9.8H2V6.2h4.2z',
  cup: 'M2 4h9v1.2h1.2a2.3 2.3 0 0 1 0 4.6H11A4 4 0 0 1 7 12H6a4 4 0 0 1-4-4zm9 2.4v2.2h1.2a1.1 1.1 0 0 0 0-2.2zM2 13h9v1.2H2z',
  drop: 'M8 1.5c2.6 3.4 4.4 5.6 4.4 8a4.4 4.4 0 0 1-8.8 0c0-2.4 1.8-4.6 4.4-8z',
  factory: 'M1.5 14V7l3.7 2.5V7l3.7 2.5V7H10l.6-5h2.3l.6 5h1v7z',
  flag: 'M3 1.5h1.4v1h8.1l-2 3 2 3H4.4v6H3z',
  fuel: 'M2.5 14V3a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v5h.7a1.4 1.4 0 0 1 1.4 1.4V11a.6.6 0 0 0 1.2 0V7l-1.6-1.6.9-.9L14 6.4V11a1.9 1.9 0 0 1-3.7 0V9.4H9.5V14zM4 3.6v3h4v-3z',
  house: 'M8 2l6.5 5.6h-2V14H9.5v-4h-3v4H3.5V7.6h-2z',
  parking: 'M4.5 2h4.3a3.9 3.9 0 0 1 0 7.8H7V14H4.5zM7 4.3v3.2h1.6a1.6 1.6 0 0 0 0-3.2z',
  person: 'M8 1.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM4.5 14v-3.5a3.5 3.5 0 0 1 7 0V14z',
  pill: 'M3.3 8.6l5.3-5.3a2.9 2.9 0 0 1 4.1 4.1l-5.3 5.3a2.9 2.9 0 0 1-4.1-4.1zm1.1 1.1a1.4 1.4 0 0 0 2 2l2.2-2.2-2-2z',
  scales: 'M7.3 2h1.4v1.3h4.8v1.2h-.7L14.8 9a2.5 2.5 0 0 1-4.6 0L12 4.5H8.7v8h2.8V14h-7v-1.5h2.8v-8H4L5.8 9a2.5 2.5 0 0 1-4.6 0L3 4.5h-.5V3.3h4.8z',
  school: 'M8 2.5L15.5 6 8 9.5.5 6zM3.5 8.6L8 10.7l4.5-2.1v3C11.3 12.8 9.8 13.4 8 13.4s-3.3-.6-4.5-1.8z',
  star: 'M8 1.5l1.9 4.3 4.6.5-3.5 3.1 1 4.6L8 11.6 4 14l1-4.6-3.5-3.1 4.6-.5z',
  temple: 'M8 1.5L14.5 5v1.5h-13V5zM2.5 7.5H5V12H2.5zm4.2 0h2.6V12H6.7zm4.3 0h2.5V12H11zM1.5 12.8h13v1.7h-13z',
  train: 'M4 1.5h8a1.2 1.2 0 0 1 1.2 1.2v7A1.8 1.8 0 0 1 11.5 11.5l1.5 2.5h-1.8l-1.4-2.5H6.2L4.8 14H3l1.5-2.5a1.8 1.8 0 0 1-1.7-1.8v-7A1.2 1.2 0 0 1 4 1.5zM4.4 3.5v3.2h7.2V3.5z',
  tree: 'M8 1.5l4 5h-1.7l3 4H8.8V14H7.2v-3.5H2.7l3-4H4z',
  wifi: 'M8 10.8a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zM3.7 8.9a6.1 6.1 0 0 1 8.6 0l-1.2 1.2a4.4 4.4 0 0 0-6.2 0zM1 6.2a9.9 9.9 0 0 1 14 0l-1.2 1.2a8.2 8.2 0 0 0-11.6 0z',
};

const made = new Map();

// The path of a symbol, null when there is none; the even-odd rule fills it.
export function glyphOf(symbol) {
  if (!PATHS[symbol]) return null;
  if (!made.has(symbol)) made.set(symbol, new Path2D(PATHS[symbol]));
  return made.get(symbol);
}

// The same for a legend, as SVG path data.
export const glyphPath = (symbol) => PATHS[symbol] || null;
export const SYMBOLS = Object.keys(PATHS);
