// Places in pixels of the world at a zoom of our tiles (SIDE pixels a tile, so one zoom below Leaflet's number).

export const SIDE = 512;
const LIMIT = 85.0511287798;

// lon and lat in degrees as parts of the world's side, x to the east, y to the south.
export function toWorld(lon, lat) {
  const sine = Math.sin((Math.max(-LIMIT, Math.min(LIMIT, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function toDegrees(x, y) {
  return { lon: (x - 0.5) * 360, lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI };
}

// Degrees of a place in a tile, given in its pixels.
export function tilePlace(z, column, row, x, y) {
  const side = 2 ** z;
  return toDegrees((column + x / SIDE) / side, (row + y / SIDE) / side);
}
