// The state of the map in the address bar: ?lop=a,b (datasets) and #zoom/lat/lon.

export function readState() {
  const layers = (new URLSearchParams(location.search).get('lop') || '').split(',').filter(Boolean);
  const match = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(location.hash);
  return { layers, view: match ? { zoom: Number(match[1]), lat: Number(match[2]), lon: Number(match[3]) } : null };
}

export function writeState(layers, map) {
  const center = map.getCenter();
  const query = layers.length ? `?lop=${layers.join(',')}` : '';
  const hash = `#${map.getZoom()}/${center.lat.toFixed(5)}/${center.lng.toFixed(5)}`;
  history.replaceState(null, '', location.pathname + query + hash);
}
