// Which marks lie under a finger or a pointer. All lengths in pixels.

// Marks of one tile at a position, the nearest first; tolerance: how far beside a mark still counts.
export function hitMarks({ dots, shapes }, x, y, tolerance) {
  const found = [];
  for (const mark of dots) {
    const distance = Math.hypot(mark.x - x, mark.y - y) - mark.r;
    if (distance <= tolerance) found.push({ mark, distance: Math.max(0, distance) });
  }
  for (const shape of shapes) {
    const [left, top, right, bottom] = shape.bounds;
    if (x < left - tolerance || x > right + tolerance || y < top - tolerance || y > bottom + tolerance) continue;
    const distance = shape.area && isInside(shape.lines, x, y) ? 0 : distanceToLines(shape.lines, x, y, shape.area);
    if (distance <= tolerance) found.push({ mark: shape, distance });
  }
  return found;
}

export function isInside(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [ax, ay, bx, by] = [ring[at], ring[at + 1], ring[before], ring[before + 1]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

export function distanceToLines(lines, x, y, closed = false) {
  let least = Infinity;
  for (const line of lines) {
    for (let at = closed ? 0 : 2; at < line.length; at += 2) {
      const before = at ? at - 2 : line.length - 2;
      least = Math.min(least, distanceToSegment(x, y, line[before], line[before + 1], line[at], line[at + 1]));
    }
  }
  return least;
}

function distanceToSegment(x, y, ax, ay, bx, by) {
  const [dx, dy] = [bx - ax, by - ay];
  const part = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}
