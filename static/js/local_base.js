// How water and roads of a loaded OpenStreetMap extract are painted: quiet, under whatever the layers show.

const POLYGON = 3; // GeomType of vector tiles
const WATER = '#c3dbe3';
const CASING = '#d3dad3';
const FILL = '#ffffff';
const NAME = { font: '400 12px "Be Vietnam Pro", sans-serif', fill: '#5c6b64', stroke: '#ffffff', width: 2 };
export const LAND = '#eef1ea';

// Kinds of roads with their widths in pixels by zoom, narrow ones first so that wide ones lie on top.
const ROADS = [
  ['minor_road', [[12, 0.5], [14, 2], [18, 12]]],
  ['major_road', [[6, 0.5], [10, 1.2], [14, 5], [18, 18]]],
  ['highway', [[6, 1], [10, 2], [14, 7], [18, 22]]],
];

// tools: the symbolizers of protomaps-leaflet.
export function paintRules({ LineSymbolizer, PolygonSymbolizer, exp }) {
  const ofKind = (kind) => (_, feature) => feature.props.kind === kind;
  const line = (kind, color, stops) => ({ dataLayer: 'roads', filter: ofKind(kind), symbolizer: new LineSymbolizer({ color, width: exp(1.4, stops) }) });
  const cased = ROADS.map(([kind, stops]) => line(kind, CASING, stops.map(([zoom, width]) => [zoom, width + 1.5])));
  return [
    { dataLayer: 'water', filter: (_, feature) => feature.geomType === POLYGON, symbolizer: new PolygonSymbolizer({ fill: WATER }) },
    { dataLayer: 'water', filter: (_, feature) => feature.geomType !== POLYGON, symbolizer: new LineSymbolizer({ color: WATER, width: exp(1.4, [[9, 1], [14, 3], [18, 10]]) }) },
    ...cased,
    ...ROADS.map(([kind, stops]) => line(kind, FILL, stops)),
  ];
}

// Names of roads along them, of larger ones earlier.
export function labelRules({ LineLabelSymbolizer }) {
  const label = (kinds, minzoom) => ({
    dataLayer: 'roads', minzoom, filter: (_, feature) => kinds.includes(feature.props.kind),
    symbolizer: new LineLabelSymbolizer({ labelProps: ['name'], ...NAME }),
  });
  return [label(['highway', 'major_road'], 12), label(['minor_road'], 15)];
}
