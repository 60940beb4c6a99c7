// A report counts code points, and a browser counts UTF-16 units.

/** Return what turns an offset of the report into one of the same text here. */
export function pointsOf(text) {
  const wide = [];
  let points = 0;
  for (let unit = 0; unit < text.length; unit += 1, points += 1) {
    if (text.codePointAt(unit) > 0xffff) {
      wide.push(points);
      unit += 1;
    }
  }
  // Every wide character that stands before an offset takes one unit more.
  return (offset) => offset + countBelow(wide, offset);
}

function countBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
