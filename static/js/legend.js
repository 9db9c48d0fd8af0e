// The legend of a layer: its classes with their colours and signs, and how a rough position looks.

import { glyphPath } from './glyphs.js';
import { legendOf } from './symbols.js';
import { element, say } from './text.js';

const SVG = 'http://www.w3.org/2000/svg';
const SHAPES = {
  point: [['circle', { cx: 8, cy: 8, r: 8 }]],
  line: [['rect', { x: 0, y: 6, width: 16, height: 4, rx: 2 }]],
  polygon: [['rect', { x: 0.75, y: 0.75, width: 14.5, height: 14.5, rx: 3, 'fill-opacity': 0.3, 'stroke-width': 1.5 }]],
};

function draw(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

export function swatch({ kind, colour, symbol }) {
  const picture = draw('svg', { viewBox: '0 0 16 16', class: 'swatch', 'aria-hidden': 'true', fill: colour, stroke: kind === 'polygon' ? colour : 'none' });
  picture.append(...SHAPES[kind].map(([tag, attributes]) => draw(tag, attributes)));
  const path = kind === 'point' && symbol && glyphPath(symbol);
  if (path) picture.append(draw('path', { d: path, fill: '#fff', 'fill-rule': 'evenodd', transform: 'translate(3 3) scale(.625)' }));
  return picture;
}

export function createLegend(layer) {
  const items = legendOf(layer);
  const alone = items.length === 1 && items[0].label === layer.title;
  const list = element('ul', { class: 'legend', 'aria-label': say('legend_of', { name: layer.title }) });
  list.append(...items.map((item) => element('li', {}, swatch(item), alone ? say('legend_feature') : item.label)));
  return list;
}
