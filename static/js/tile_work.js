// All work on tiles: read, decode, mark, paint, and say what lies at a position. Runs in a worker, else in the page.

import { SIDE, tilePlace } from './geo.js';
import { hitMarks } from './hit.js';
import { marksOf } from './marks.js';
import { MARGIN, createPainter } from './paint.js';
import { featureSource, keepLast, tileSource } from './sources.js';
import { compileStyle } from './symbols.js';

const KEPT = 96;
const REACH = 30; // pixels: the largest radius of a mark

// newCanvas(width, height) makes a canvas; finish(canvas) makes of it what the page puts into the tile.
export function createWork(newCanvas, finish) {
  const layers = new Map();
  const paint = createPainter(newCanvas);

  // layer: the entry of the map's configuration. It has no features before `use` says where they come from.
  function open(name, layer) {
    if (!layers.has(name)) layers.set(name, { layer, lookOf: compileStyle(layer), source: featureSource(), kept: keepLast(KEPT) });
  }

  function use(name, { tiles, features }) {
    const one = layers.get(name);
    one.source = tiles ? tileSource(tiles) : featureSource(features);
    one.kept = keepLast(KEPT);
  }

  async function marksIn(one, z, x, y, signal) {
    const key = `${z}/${x}/${y}`;
    const known = one.kept.get(key);
    if (known) return known;
    const { kept } = one;
    const marks = marksOf(await one.source.features(z, x, y, signal), one.layer, one.lookOf);
    kept.set(key, marks);
    return marks;
  }

  // Paints a tile; image is null where nothing is. circles: where the places may be that are only roughly known.
  async function draw(name, z, x, y, ratio, signal) {
    const one = layers.get(name);
    if (!one) return { image: null, circles: [], count: 0 };
    const marks = await marksIn(one, z, x, y, signal);
    const count = marks.dots.reduce((sum, mark) => sum + mark.count, 0);
    const circles = marks.dots.filter((mark) => mark.radius).map((mark) => circleOf(mark, z, x, y));
    if (!marks.dots.length && !marks.shapes.length) return { image: null, circles, count };
    const side = Math.round((SIDE + 2 * MARGIN) * ratio);
    const canvas = newCanvas(side, side);
    paint(canvas.getContext('2d'), marks, ratio);
    return { image: finish(canvas), circles, count };
  }

  // What lies at a position, given in pixels of the world at a zoom of tiles; dots first, the nearest first.
  async function hit(name, z, left, top, tolerance) {
    const one = layers.get(name);
    if (!one) return [];
    const highest = await one.source.top();
    const found = [];
    const reach = REACH + tolerance;
    for (let x = Math.floor((left - reach) / SIDE); x <= Math.floor((left + reach) / SIDE); x += 1) {
      for (let y = Math.floor((top - reach) / SIDE); y <= Math.floor((top + reach) / SIDE); y += 1) {
        const marks = one.kept.get(`${z}/${x}/${y}`);
        if (!marks) continue;
        for (const { mark, distance } of hitMarks(marks, left - x * SIDE, top - y * SIDE, tolerance)) found.push(hitOf(mark, distance, z, x, y, z < highest));
      }
    }
    return nearestFirst(found);
  }

  // Features drawn in a box, given in pixels of the world: each by its mark, clusters by their number.
  function count(name, z, [left, top, right, bottom]) {
    const one = layers.get(name);
    const ids = new Set();
    let sum = 0;
    for (let x = Math.floor(left / SIDE); x <= Math.floor(right / SIDE); x += 1) {
      for (let y = Math.floor(top / SIDE); y <= Math.floor(bottom / SIDE); y += 1) {
        const marks = one?.kept.get(`${z}/${x}/${y}`);
        for (const mark of marks?.dots || []) {
          const [px, py] = [mark.x + x * SIDE, mark.y + y * SIDE];
          if (px >= left && px <= right && py >= top && py <= bottom) sum += mark.count;
        }
        for (const shape of marks?.shapes || []) {
          if (shape.count > 1) sum += shape.count;
          else ids.add(shape.id);
        }
      }
    }
    return sum + ids.size;
  }

  return { open, use, draw, hit, count, close: (name) => layers.delete(name) };
}

function circleOf(mark, z, x, y) {
  return { ...tilePlace(z, x, y, mark.x, mark.y), radius: mark.radius, colour: mark.look.colour };
}

function hitOf(mark, distance, z, column, row, splits) {
  const [x, y] = mark.kind === 'shape' ? [(mark.bounds[0] + mark.bounds[2]) / 2, (mark.bounds[1] + mark.bounds[3]) / 2] : [mark.x, mark.y];
  const { kind, id, name, count, rough, unsure, unit, members, look } = mark;
  const area = kind === 'shape' ? (mark.bounds[2] - mark.bounds[0]) * (mark.bounds[3] - mark.bounds[1]) : 0;
  return { kind, id, name, count, rough, unsure, unit, members, colour: look.colour, distance, area, splits, ...tilePlace(z, column, row, x, y) };
}

function nearestFirst(hits) {
  const seen = new Set();
  hits.sort((one, other) => Number(one.kind === 'shape') - Number(other.kind === 'shape') || one.distance - other.distance || one.area - other.area);
  return hits.filter(({ kind, id }) => {
    if (kind !== 'shape' || !id) return true;
    const fresh = !seen.has(id);
    seen.add(id);
    return fresh;
  });
}
