// The popup of the map, with room for the search box above it, never higher than the map: a long one scrolls. Before it
// opens, the map fires `makeroom`: what lies over the map can give way.

const ABOVE = 76; // pixels: the search box and a gap
const BELOW = 24;
const TIP = 30;
const LEAST_HEIGHT = 120;

export function openBalloon(leaflet, map, latlng, content) {
  map.fire('makeroom');
  const maxHeight = Math.max(LEAST_HEIGHT, map.getSize().y - ABOVE - BELOW - TIP);
  const room = { autoPanPaddingTopLeft: [12, ABOVE], autoPanPaddingBottomRight: [12, BELOW] };
  const popup = leaflet.popup({ maxWidth: 320, minWidth: 230, maxHeight, ...room }).setLatLng(latlng).setContent(content).openOn(map);
  // What scrolls is reached by the keyboard too.
  for (const box of popup.getElement().querySelectorAll('.leaflet-popup-scrolled, .popup dl')) {
    if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
  }
  return popup;
}
