import type { ChartModel } from '../../../contract/chart.ts'
import type { MarkPlace, Tip } from './drawing.ts'
import { modelOfFacet } from './facets.ts'
import { leavesOf } from './marks/treemap.ts'

/** Every mark of a chart in the order in which keys walk it: facet by facet, series by series, along the axis. */
export function marksOf(model: ChartModel): MarkPlace[] {
  if (model.facets)
    return model.facets.flatMap((_, facet) => marksOf(modelOfFacet(model, facet)).map(place => ({ ...place, facet })))
  // Groups stand between the leaves of a tree: the path is what counts.
  if (model.type === 'treemap') return leavesOf(model).map(({ path }, index) => ({ series: 0, index, path }))
  return model.series.flatMap(({ values, boxes, cells }, series) => {
    const known = cells ? cells.map(([, , value]) => value) : boxes ? boxes.map(five => five[2] ?? null) : values
    return known.flatMap((value, index) => (value === null ? [] : [{ series, index }]))
  })
}

export type Step = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last'

/**
 * The mark one step from another. Next and previous go along the axis within a series, up and down to the same place of
 * another series; null when there are no marks.
 */
export function stepFrom(model: ChartModel, from: MarkPlace | null, step: Step): MarkPlace | null {
  const marks = marksOf(model)
  const at = from ? marks.findIndex(mark => isSame(mark, from)) : -1
  const [first = null, last = null] = [marks[0], marks.at(-1)]
  if (at < 0 || step === 'first') return step === 'last' || step === 'previous' ? last : first
  if (step === 'last') return last
  if (step === 'next') return marks[at + 1] ?? first
  if (step === 'previous') return marks[at - 1] ?? last
  return beside(marks, at, step) ?? marks[at] ?? null
}

/** The nearest mark of the next or the previous series or facet; a lone series goes on along its axis. */
function beside(marks: readonly MarkPlace[], at: number, step: 'up' | 'down'): MarkPlace | null {
  const from = marks[at]
  if (!from) return null
  const order = step === 'down' ? marks.slice(at + 1) : marks.slice(0, at).reverse()
  const other = order.find(({ series, facet }) => series !== from.series || facet !== from.facet)
  if (!other) return (step === 'down' ? marks[at + 1] : marks[at - 1]) ?? null
  const same = order.filter(({ series, facet }) => series === other.series && facet === other.facet)
  const distance = (mark: MarkPlace) => Math.abs(mark.index - from.index)
  return same.reduce((best, mark) => (distance(mark) < distance(best) ? mark : best), other)
}

function isSame(a: MarkPlace, b: MarkPlace): boolean {
  if (a.facet !== b.facet || a.series !== b.series) return false
  return a.path || b.path ? JSON.stringify(a.path) === JSON.stringify(b.path) : a.index === b.index
}

/** A tip as it is spoken. */
export function spoken({ header, rows }: Tip): string {
  const said = rows.map(({ name, value }) => (name === '' ? value : `${name} ${value}`))
  return [header, ...said].filter(part => part !== '').join(', ')
}
