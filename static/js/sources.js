// Where the features of a tile come from: the vector tiles of a version, or features that the API answered.
// Both give {points, shapes, clustered}, in pixels of the tile: points {x, y, count, properties, place}, shapes {lines or
// rings, area, count, properties}. properties.id names the feature; place is the same for points at one position; size
// says how large dots are drawn: small where they are many, with their symbols where there is room.

import { PMTiles } from '../vendor/tiles/pmtiles.js';
import { PbfReader } from '../vendor/tiles/pbf.js';
import { VectorTile } from '../vendor/tiles/vector-tile.js';
import { SIDE, toWorld } from './geo.js';

const KEPT = 48;
const POINT = 1;
const POLYGON = 3;
const NOTHING = { points: [], shapes: [], clustered: false, size: 'small' };
const CLUSTERS_FROM = 400;
const CLUSTERS_BELOW = 12;
const FEW = 150;

// Keeps what was made last: a Map in order of use.
export function keepLast(most) {
  const kept = new Map();
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) { kept.delete(key); kept.set(key, value); }
      return value;
    },
    set(key, value) {
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value);
    },
    delete: (key) => kept.delete(key),
    clear: () => kept.clear(),
  };
}

export function tileSource(url) {
  const archive = new PMTiles(url);
  const kept = keepLast(KEPT);

  async function load(z, x, y, signal) {
    const answer = await archive.getZxy(z, x, y, signal);
    return answer ? featuresOf(new VectorTile(new PbfReader(new Uint8Array(answer.data)))) : [];
  }

  // A tile is fetched once for all that want it; when the one that began gives up, the next one begins again.
  async function decoded(z, x, y, signal) {
    const key = `${z}/${x}/${y}`;
    for (;;) {
      let running = kept.get(key);
      if (!running) {
        running = load(z, x, y, signal);
        running.catch(() => kept.delete(key));
        kept.set(key, running);
      }
      try {
        return await running;
      } catch (error) {
        if (error.name !== 'AbortError' || signal?.aborted) throw error;
      }
    }
  }

  return {
    async top() { return (await archive.getHeader()).maxZoom; },
    async features(z, x, y, signal) {
      const { maxZoom, minZoom } = await archive.getHeader();
      if (z < minZoom) return NOTHING;
      const deeper = Math.max(0, z - maxZoom);
      const parts = 2 ** deeper;
      const features = await decoded(z - deeper, Math.floor(x / parts), Math.floor(y / parts), signal);
      const size = z < 15 ? 'small' : 'symbol';
      return { ...inTile(features, parts, (x % parts) * SIDE, (y % parts) * SIDE), clustered: z < maxZoom, size };
    },
  };
}

function featuresOf(tile) {
  const found = [];
  for (const layer of Object.values(tile.layers)) {
    for (let number = 0; number < layer.length; number += 1) {
      const feature = layer.feature(number);
      found.push({ type: feature.type, parts: feature.loadGeometry(), properties: feature.properties, unit: SIDE / feature.extent });
    }
  }
  return found;
}

// The features of a data tile as seen in one tile of the screen, which may be a part of it.
function inTile(features, parts, left, top) {
  const points = [];
  const shapes = [];
  for (const { type, parts: lines, properties, unit } of features) {
    const scale = unit * parts;
    const count = properties.point_count || 1;
    if (type === POINT) {
      for (const [place] of lines) {
        const x = place.x * scale - left;
        const y = place.y * scale - top;
        if (x >= 0 && x < SIDE && y >= 0 && y < SIDE) points.push({ x, y, count, properties, place: place.x * 65536 + place.y });
      }
      continue;
    }
    const flat = lines.map((line) => {
      const numbers = new Float32Array(line.length * 2);
      line.forEach((place, at) => { numbers[2 * at] = place.x * scale - left; numbers[2 * at + 1] = place.y * scale - top; });
      return numbers;
    });
    const bounds = boundsOf(flat);
    if (meetsTile(bounds)) shapes.push({ lines: flat, area: type === POLYGON, count, properties, bounds });
  }
  return { points, shapes };
}

export function boundsOf(lines) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 2) {
      left = Math.min(left, line[at]);
      right = Math.max(right, line[at]);
      top = Math.min(top, line[at + 1]);
      bottom = Math.max(bottom, line[at + 1]);
    }
  }
  return [left, top, right, bottom];
}

const meetsTile = ([left, top, right, bottom], margin = 8) => left < SIDE + margin && right > -margin && top < SIDE + margin && bottom > -margin;

// GeoJSON features in EPSG:4326, those without a geometry left out.
export function featureSource(features = []) {
  const points = [];
  const shapes = [];
  for (const { id, geometry, properties } of features) {
    if (geometry) place(geometry, { ...properties, id }, points, shapes);
  }
  const many = points.length > CLUSTERS_FROM;
  return {
    async top() { return many ? CLUSTERS_BELOW : 0; },
    async features(z, x, y) {
      const side = 2 ** z * SIDE;
      const [left, top] = [x * SIDE, y * SIDE];
      const here = [];
      for (const point of points) {
        const [px, py] = [point.x * side - left, point.y * side - top];
        if (px >= 0 && px < SIDE && py >= 0 && py < SIDE) here.push({ ...point, x: px, y: py });
      }
      const drawn = shapes.map((shape) => scaled(shape, side, left, top)).filter(Boolean);
      const size = z < 9 ? 'small' : points.length > FEW && z < 13 ? 'plain' : 'symbol';
      return { points: here, shapes: drawn, clustered: many && z < CLUSTERS_BELOW, size };
    },
  };
}

function place(geometry, properties, points, shapes) {
  const { type, coordinates } = geometry;
  if (type === 'Point' || type === 'MultiPoint') {
    for (const [lon, lat] of type === 'Point' ? [coordinates] : coordinates) {
      const [x, y] = toWorld(lon, lat);
      points.push({ x, y, count: 1, properties, place: `${lon.toFixed(6)},${lat.toFixed(6)}` });
    }
    return;
  }
  if (type === 'GeometryCollection') {
    geometry.geometries.forEach((part) => place(part, properties, points, shapes));
    return;
  }
  const lines = { LineString: [coordinates], MultiLineString: coordinates, Polygon: coordinates, MultiPolygon: coordinates.flat() }[type];
  const world = lines.map((line) => Float64Array.from(line.flatMap(([lon, lat]) => toWorld(lon, lat))));
  shapes.push({ lines: world, area: type.endsWith('Polygon'), count: 1, properties, bounds: boundsOf(world) });
}

function scaled(shape, side, left, top) {
  const [west, north, east, south] = shape.bounds;
  const bounds = [west * side - left, north * side - top, east * side - left, south * side - top];
  if (!meetsTile(bounds)) return null;
  const lines = shape.lines.map((line) => line.map((value, at) => value * side - (at % 2 ? top : left)));
  return { ...shape, lines, bounds };
}
