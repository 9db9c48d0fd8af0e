// Draws the marks of a tile on a canvas that reaches MARGIN pixels beyond the tile, so that no mark is cut at an edge.

import { SIDE } from './geo.js';
import { glyphOf } from './glyphs.js';

export const MARGIN = 28;
const numbers = new Intl.NumberFormat('vi');
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export function createPainter(newCanvas) {
  const sprites = new Map();

  // A dot is drawn once for each look and then only copied.
  function spriteOf(mark, ratio) {
    const key = `${mark.look.key}|${mark.r}|${mark.rough}|${ratio}`;
    if (!sprites.has(key)) {
      const half = mark.r + 2;
      const canvas = newCanvas(Math.ceil(2 * half * ratio), Math.ceil(2 * half * ratio));
      const context = canvas.getContext('2d');
      context.scale(ratio, ratio);
      context.translate(half, half);
      paintDot(context, mark);
      sprites.set(key, { canvas, half });
    }
    return sprites.get(key);
  }

  return function paint(context, { dots, shapes }, ratio) {
    context.setTransform(ratio, 0, 0, ratio, MARGIN * ratio, MARGIN * ratio);
    if (shapes.length) {
      context.save();
      context.beginPath();
      context.rect(0, 0, SIDE, SIDE);
      context.clip();
      shapes.filter((shape) => shape.area).forEach((shape) => paintArea(context, shape));
      shapes.filter((shape) => !shape.area).forEach((shape) => paintLine(context, shape));
      context.restore();
      shapes.filter((shape) => shape.count > 1).forEach((shape) => paintSmall(context, shape));
    }
    for (const mark of dots) {
      if (mark.kind !== 'dot') continue;
      const { canvas, half } = spriteOf(mark, ratio);
      context.drawImage(canvas, mark.x - half, mark.y - half, canvas.width / ratio, canvas.height / ratio);
    }
    for (const mark of dots) if (mark.kind !== 'dot') paintCount(context, mark);
  };
}

function circle(context, r) {
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
}

// Exact: a filled dot with its sign. Rough: hollow.
function paintDot(context, { r, look, rough }) {
  circle(context, r);
  context.fillStyle = rough ? '#fff' : look.colour;
  context.fill();
  context.lineWidth = rough ? 2.2 : 1.5;
  context.strokeStyle = rough ? look.colour : '#fff';
  circle(context, rough ? r - 1 : r);
  context.stroke();
  const glyph = r > 8 && glyphOf(look.symbol);
  if (!glyph) return;
  context.fillStyle = rough ? look.colour : '#fff';
  const scale = (r * 1.25) / 16;
  context.scale(scale, scale);
  context.translate(-8, -8);
  context.fill(glyph, 'evenodd');
}

// A number in a disc: clusters filled in a halo; groups hollow where the positions are not known, else filled.
function paintCount(context, { x, y, r, kind, count, look, rough }) {
  context.save();
  context.translate(x, y);
  if (kind === 'cluster') {
    circle(context, r);
    context.globalAlpha = 0.3;
    context.fillStyle = look.colour;
    context.fill();
    context.globalAlpha = 1;
  }
  circle(context, r - 4);
  context.fillStyle = rough ? '#fff' : look.colour;
  context.fill();
  context.lineWidth = rough ? 2.5 : 1.5;
  context.strokeStyle = rough ? look.colour : '#fff';
  if (rough) context.setLineDash([4, 3]);
  context.stroke();
  context.fillStyle = rough ? '#1c2b26' : '#fff';
  writeNumber(context, count);
  context.restore();
}

function writeNumber(context, count) {
  const text = numbers.format(count);
  context.font = `600 ${text.length > 4 ? 10 : 11.5}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, 0, 0.5);
}

function trace(context, lines, closed) {
  context.beginPath();
  for (const line of lines) {
    context.moveTo(line[0], line[1]);
    for (let at = 2; at < line.length; at += 2) context.lineTo(line[at], line[at + 1]);
    if (closed) context.closePath();
  }
}

function paintArea(context, { lines, look }) {
  trace(context, lines, true);
  context.fillStyle = look.colour;
  context.globalAlpha = 0.28;
  context.fill('evenodd');
  context.globalAlpha = 1;
  context.strokeStyle = look.colour;
  context.lineWidth = 1.8;
  context.lineJoin = 'round';
  context.stroke();
}

function paintLine(context, { lines, look }) {
  trace(context, lines, false);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = 'rgb(255 255 255 / .85)';
  context.lineWidth = 6;
  context.stroke();
  context.strokeStyle = look.colour;
  context.lineWidth = 3.5;
  context.stroke();
}

// Shapes too small to be seen by themselves, counted in one place.
function paintSmall(context, { bounds, count, look }) {
  paintCount(context, { x: (bounds[0] + bounds[2]) / 2, y: (bounds[1] + bounds[3]) / 2, r: 13, kind: 'cluster', count, look });
}
