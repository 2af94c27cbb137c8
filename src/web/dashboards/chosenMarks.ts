import type { ChartModel } from '../../contract/chart.ts'
import type { Filter } from '../../contract/plan.ts'
import type { MarkPlace } from '../../core/chart/echarts/drawing.ts'
import { modelOfFacet } from '../../core/chart/echarts/facets.ts'
import { filterOfMark } from '../../core/chart/filterOfMark.ts'
import { type Encoding, markAt } from '../../core/chart/mark.ts'
import { isInside, isWithin } from './within.ts'

/** Tells whether a mark lies within what was chosen. */
export function chosenMarks(
  model: ChartModel,
  encoding: Partial<Encoding>,
  chosen: Filter,
): (place: MarkPlace) => boolean {
  return place => {
    const mark = markAt(model, encoding, place)
    if (!mark) return false
    if (mark.kind === 'row') return isPointWithin(model, encoding, place, chosen)
    const filter = filterOfMark(model, mark)
    return filter !== null && isWithin(filter, chosen)
  }
}

/** A point is told by where it stands. */
function isPointWithin(model: ChartModel, encoding: Partial<Encoding>, place: MarkPlace, chosen: Filter): boolean {
  if (chosen.op === 'and') return chosen.of.every(part => isPointWithin(model, encoding, place, part))
  if (chosen.op === 'or') return chosen.of.some(part => isPointWithin(model, encoding, place, part))
  if (chosen.op !== 'between') return false
  const series = modelOfFacet(model, place.facet).series[place.series]
  const isAcross = chosen.column === encoding.x
  const value = (isAcross ? series?.xs : series?.values)?.[place.index] ?? null
  if (value === null || !(isAcross || chosen.column === encoding.y?.[0])) return false
  return isInside(value, chosen)
}
