// The features of one layer as a Leaflet grid of tiles that are painted elsewhere (drawer.js) and only shown here.

import { SIDE, toWorld } from './geo.js';
import { sharedDrawer } from './drawer.js';

const MARGIN = 28; // as in paint.js: canvases overlap, so that no dot is cut at the edge of a tile
const MOST_RATIO = 2;

let numbered = 0;

// Returns {grid, open(source), close(), repaint(), hit(latlng, tolerance), count(bounds)}; changed(circles) is told which
// circles of roughly known places are in the tiles shown; failed() that a tile could not be read.
export function createTileGrid(leaflet, layer, { changed, failed }) {
  const drawer = sharedDrawer();
  numbered += 1;
  const name = `${layer.id} ${numbered}`;
  const circles = new Map();
  const ratio = Math.min(window.devicePixelRatio || 1, MOST_RATIO);
  let grid = null;
  let told = 0;

  function tell() {
    cancelAnimationFrame(told);
    told = requestAnimationFrame(() => changed([...circles.values()].flat()));
  }

  async function paint(coords, holder) {
    holder.run?.abort();
    holder.run = new AbortController();
    const { image, circles: found } = await drawer.draw(holder.run.signal, name, coords.z - 1, coords.x, coords.y, ratio);
    circles.set(holder, found);
    tell();
    show(holder, image);
  }

  const Grid = leaflet.GridLayer.extend({
    createTile(coords, done) {
      const holder = document.createElement('div');
      holder.className = 'feature-tile';
      paint(coords, holder).then(() => done(null, holder), (error) => {
        if (error.name === 'AbortError') return;
        failed();
        done(error, holder);
      });
      return holder;
    },
  });

  function close() {
    drawer.close(name);
    circles.clear();
  }

  return {
    // source: {tiles: address} or {features: [...]}
    async open(source) {
      await drawer.open(name, layer);
      if (!grid) {
        grid = new Grid({ tileSize: SIDE, keepBuffer: 1, minZoom: 5, maxZoom: 22, pane: 'features', updateInterval: 120 });
        grid.on('tileunload', ({ tile }) => {
          tile.run?.abort();
          circles.delete(tile);
          tell();
        });
      }
      await drawer.use(name, source);
    },
    get grid() { return grid; },
    close,
    // Paints what is shown anew, in place: nothing flickers. Leaflet hides a tile that failed, until it is told otherwise.
    repaint() {
      for (const { coords, el } of Object.values(grid?._tiles || {})) {
        paint(coords, el).then(
          () => el.classList.add('leaflet-tile-loaded'),
          (error) => { if (error.name !== 'AbortError') failed(); },
        );
      }
    },
    hit(latlng, zoom, tolerance) {
      const [x, y] = pixels(latlng, zoom - 1);
      return drawer.hit(name, zoom - 1, x, y, tolerance);
    },
    count(bounds, zoom) {
      const [left, top] = pixels(bounds.getNorthWest(), zoom - 1);
      const [right, bottom] = pixels(bounds.getSouthEast(), zoom - 1);
      return drawer.count(name, zoom - 1, [left, top, right, bottom]);
    },
  };
}

function pixels({ lat, lng }, z) {
  return toWorld(lng, lat).map((part) => part * 2 ** z * SIDE);
}

function show(holder, image) {
  const shown = holder.firstChild;
  if (!image) {
    shown?.remove();
    return;
  }
  let canvas = shown;
  if (image instanceof HTMLCanvasElement) {
    canvas = image;
    holder.replaceChildren(image);
  } else {
    if (!canvas) {
      canvas = document.createElement('canvas');
      holder.append(canvas);
    }
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('bitmaprenderer').transferFromImageBitmap(image);
  }
  Object.assign(canvas.style, { position: 'absolute', left: `${-MARGIN}px`, top: `${-MARGIN}px`, width: `${SIDE + 2 * MARGIN}px`, height: `${SIDE + 2 * MARGIN}px` });
}
