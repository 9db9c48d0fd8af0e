// How the features of a layer are drawn: colours and symbols by the classes of the dataset's style. No page is needed
// here, so that a worker can ask too.

const ROUGH = new Set(['street', 'hamlet', 'commune', 'district']);
const GROUPED = new Set(['commune', 'district', 'hamlet']);

function classesOf(layer) {
  if (layer.drawing) return layer.drawing.classes;
  return Object.entries(layer.colours || {}).map(([value, colour]) => ({ label: value, field: layer.colourField, values: [value], colour }));
}

function fits(item, value) {
  if (value === null || value === undefined) return false;
  if (item.values) return item.values.includes(String(value));
  const number = Number(value);
  return !(number < item.atLeast || number <= item.above || number > item.atMost);
}

// A function that says of properties which class draws them: {colour, symbol}, always the same object for the same look.
export function compileStyle(layer) {
  const classes = classesOf(layer);
  const looks = new Map();
  return (properties) => {
    let colour = null;
    let symbol = null;
    for (const item of classes) {
      if (!fits(item, properties[item.field])) continue;
      colour ||= item.colour;
      symbol ||= item.symbol;
    }
    colour ||= layer.colour;
    symbol ||= layer.drawing?.symbol || '';
    const key = `${colour}${symbol}`;
    if (!looks.has(key)) looks.set(key, { key, colour, symbol });
    return looks.get(key);
  };
}

// What a legend lists: [{label, kind, colour, symbol}]; kind: point, line, polygon. One row when there are no classes.
export function legendOf(layer) {
  const kind = { linestring: 'line', polygon: 'polygon' }[layer.geometry] || 'point';
  const symbol = layer.drawing?.symbol || null;
  const classes = classesOf(layer);
  if (!classes.length) return [{ label: layer.title, kind, colour: layer.colour, symbol }];
  return classes.map((item) => ({ label: item.label, kind, colour: item.colour || layer.colour, symbol: item.symbol || symbol }));
}

// Whether the position is known only roughly, and whether it is the representative point of an area.
export const isRough = (level) => ROUGH.has(level);
export const isRepresentative = (level) => GROUPED.has(level);
