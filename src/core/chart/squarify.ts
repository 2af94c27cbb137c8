export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Areas in proportion to their values within a box, each as square as it can be.
 *
 * @param values  none below zero; best from the largest down. A value of zero gets a box without an area
 * @returns       a box for each value, in the order of the values; together they fill the box
 * Source: Bruls, Huizing & van Wijk (2000), Squarified Treemaps, Proc. Eurographics/IEEE VGTC, 33-42.
 */
export function squarify(values: readonly number[], box: Box): Box[] {
  const whole = values.reduce((sum, value) => sum + value, 0)
  const placed: Box[] = []
  let rest = box
  // Within the box one unit of value is so many units of area.
  const unit = whole > 0 ? (box.width * box.height) / whole : 0
  for (let from = 0; from < values.length; ) {
    const side = Math.min(rest.width, rest.height)
    let to = from + 1
    while (
      to < values.length &&
      worst(values.slice(from, to + 1), unit, side) <= worst(values.slice(from, to), unit, side)
    )
      to += 1
    const { boxes, left } = laid(values.slice(from, to), unit, rest)
    placed.push(...boxes)
    rest = left
    from = to
  }
  return placed
}

/** The ratio of the sides of the least square box when these share one row along a side. */
function worst(row: readonly number[], unit: number, side: number): number {
  const area = row.reduce((sum, value) => sum + value, 0) * unit
  const [least, most] = [Math.min(...row) * unit, Math.max(...row) * unit]
  if (least <= 0 || side <= 0) return Number.POSITIVE_INFINITY
  return Math.max((side * side * most) / (area * area), (area * area) / (side * side * least))
}

/** A row along the shorter side of what is left, and what is left then. */
function laid(row: readonly number[], unit: number, { x, y, width, height }: Box): { boxes: Box[]; left: Box } {
  const area = row.reduce((sum, value) => sum + value, 0) * unit
  const isDown = width >= height
  const thick = isDown ? (height > 0 ? area / height : 0) : width > 0 ? area / width : 0
  let at = 0
  const boxes = row.map(value => {
    const long = thick > 0 ? (value * unit) / thick : 0
    const box = isDown ? { x, y: y + at, width: thick, height: long } : { x: x + at, y, width: long, height: thick }
    at += long
    return box
  })
  const left = isDown
    ? { x: x + thick, y, width: Math.max(0, width - thick), height }
    : { x, y: y + thick, width, height: Math.max(0, height - thick) }
  return { boxes, left }
}
