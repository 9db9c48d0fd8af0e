// What is drawn in a tile: dots, groups of features at one position, clusters, lines and areas.

import { isRepresentative, isRough } from './symbols.js';

const CELL = 64; // pixels: clusters of the tiles stand twice as dense, too dense for a finger
const MOST_MEMBERS = 100;
export const RADIUS = { small: 5, plain: 7, symbol: 11 };

// Marks from what a source gives for a tile; look: see symbols.js. A mark is {kind, x, y, r, count, look, ...}.
export function marksOf({ points, shapes, clustered, size }, layer, lookOf) {
  const plain = lookOf({});
  const dots = clustered ? gathered(points, plain) : { clusters: [], rest: points };
  const groups = new Map();
  for (const point of dots.rest) {
    if (groups.has(point.place)) groups.get(point.place).push(point);
    else groups.set(point.place, [point]);
  }
  const singles = [];
  for (const members of groups.values()) {
    if (members.length === 1 && members[0].count === 1) singles.push(dot(members[0], layer, lookOf, size));
    else singles.push(group(members, layer, lookOf, plain));
  }
  const areas = shapes.map((shape) => ({ ...shape, kind: 'shape', look: lookOf(shape.properties), ...named(shape.properties, layer) }));
  areas.sort((one, other) => sizeOf(other) - sizeOf(one));
  return { dots: [...singles, ...dots.clusters], shapes: areas };
}

const sizeOf = ({ bounds }) => (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]);

function named(properties, layer) {
  return { id: properties.id, name: properties[layer.nameField] };
}

function dot(point, layer, lookOf, size) {
  const { properties } = point;
  const look = lookOf(properties);
  const rough = layer.showsPrecision && isRough(properties.vi_tri_muc);
  const r = size === 'symbol' && !look.symbol ? RADIUS.plain : RADIUS[size];
  return { kind: 'dot', x: point.x, y: point.y, r, count: 1, look, rough, radius: rough ? properties.vi_tri_ban_kinh_m : 0, ...named(properties, layer) };
}

// Features at one position. Where that is the representative point of an area, their true positions are not known.
function group(members, layer, lookOf, plain) {
  const looks = new Set(members.map(({ properties }) => lookOf(properties)));
  const count = members.reduce((sum, { count: own }) => sum + own, 0);
  const levels = members.map(({ properties }) => properties.vi_tri_muc);
  const rough = layer.showsPrecision && levels.some(isRough);
  const radii = members.map(({ properties }) => properties.vi_tri_ban_kinh_m || 0);
  return {
    kind: 'group', x: members[0].x, y: members[0].y, r: radiusOf(count), count, rough,
    unsure: layer.showsPrecision && levels.every(isRepresentative),
    radius: rough ? Math.max(...radii) : 0,
    look: looks.size === 1 ? [...looks][0] : plain,
    unit: members[0].properties.vi_tri_dvhc,
    members: members.filter(({ properties }) => properties.id).slice(0, MOST_MEMBERS).map(({ properties }) => named(properties, layer)),
  };
}

// Clusters of the cells that hold one, with the lone points of these cells; a cell never lies in two tiles.
function gathered(points, look) {
  const cells = new Map();
  for (const point of points) {
    const key = Math.floor(point.x / CELL) + 1000 * Math.floor(point.y / CELL);
    if (cells.has(key)) cells.get(key).push(point);
    else cells.set(key, [point]);
  }
  const clusters = [];
  const rest = [];
  for (const members of cells.values()) {
    if (members.length === 1 && members[0].count === 1) { rest.push(members[0]); continue; }
    const count = members.reduce((sum, point) => sum + point.count, 0);
    const mean = (side) => members.reduce((sum, point) => sum + point[side] * point.count, 0) / count;
    clusters.push({ kind: 'cluster', x: mean('x'), y: mean('y'), r: radiusOf(count), count, look });
  }
  return { clusters, rest };
}

// The radius of a mark that bears a number: room for its digits.
const radiusOf = (count) => 11 + 3 * Math.min(5, String(count).length);
