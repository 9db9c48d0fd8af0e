// The basemap that the operator set up: raster tiles of a server, or a PMTiles file of the portal itself (vector tiles in
// the Protomaps scheme, or raster; local: made of a loaded OpenStreetMap extract). Of vector tiles the names of places and the boundaries are left out: those are drawn
// from the portal's own layers.

import { element, language } from './text.js';

const VECTOR = 1; // the type of tiles in the head of a PMTiles file
const DEEPEST = 22;
const NAMED = ['roads'];
const NOT_DRAWN = ['boundaries'];

// Fill a group of the map; failed() is called once when tiles do not come.
export async function fillBasemap(leaflet, group, config, failed) {
  try {
    const layer = config.basemapFile ? await fileLayer(leaflet, config) : urlLayer(leaflet, config);
    let told = false;
    layer.on('tileerror', () => { if (!told) failed(); told = true; });
    group.addLayer(layer);
  } catch {
    failed();
  }
}

const urlLayer = (leaflet, { basemap, basemapAttribution }) => leaflet.tileLayer(basemap, { attribution: basemapAttribution, maxZoom: DEEPEST, maxNativeZoom: 19 });

async function fileLayer(leaflet, { basemapFile, basemapAttribution, basemapLocal }) {
  const { PMTiles } = await import('../vendor/tiles/pmtiles.js');
  const file = new PMTiles(new URL(basemapFile, window.location.href).href);
  const { tileType, minZoom, maxZoom } = await file.getHeader();
  const options = { attribution: basemapAttribution || undefined, maxZoom: DEEPEST };
  if (tileType === VECTOR) return vectorLayer(leaflet, file, options, basemapLocal);
  return rasterLayer(leaflet, file, { ...options, minNativeZoom: minZoom, maxNativeZoom: maxZoom });
}

async function vectorLayer(leaflet, file, options, local) {
  globalThis.L = leaflet; // where the package looks for it
  const tools = await import('../vendor/tiles/protomaps-leaflet.js');
  if (local) {
    const { LAND, labelRules, paintRules } = await import('./local_base.js');
    const rules = { backgroundColor: LAND, paintRules: paintRules(tools), labelRules: labelRules(tools) };
    return tools.leafletLayer({ ...options, url: file, attribution: '', ...rules });
  }
  const layer = tools.leafletLayer({ ...options, url: file, flavor: 'light', lang: language });
  layer.paintRules = layer.paintRules.filter(({ dataLayer }) => !NOT_DRAWN.includes(dataLayer));
  layer.labelRules = layer.labelRules.filter(({ dataLayer }) => NAMED.includes(dataLayer));
  layer.clearLayout();
  return layer;
}

function rasterLayer(leaflet, file, options) {
  const Layer = leaflet.GridLayer.extend({
    createTile({ z, x, y }, done) {
      const canvas = element('canvas', { width: 256, height: 256 });
      paint(canvas, z, x, y).then(() => done(null, canvas), (error) => done(error, canvas));
      return canvas;
    },
  });
  async function paint(canvas, z, x, y) {
    const found = await file.getZxy(z, x, y);
    if (!found) return;
    const image = await createImageBitmap(new Blob([found.data]));
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
  }
  return new Layer(options);
}
