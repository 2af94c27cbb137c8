import { mainTime } from '../../rank.ts'
import { timeDimension } from '../../recommend/keyFigures.ts'
import type { TypeRule } from '../draft.ts'
import { type Fields, figuresOf } from '../fields.ts'
import { measureFor } from '../groupedPlan.ts'
import { facetLack, firstLack, groupsOf, placeLack, rawLack } from '../lacking.ts'

/** One figure of all rows, with its course when the table has a time. */
export const metric: TypeRule = {
  lacks: f =>
    firstLack(
      rawLack(f, 'Figures'),
      groupsOf(f).length > 0 && 'A single figure has no groups: take the columns off X, Y and colour.',
      facetLack(f, 'A single figure'),
      figuresOf(f).length > 1 && 'A single figure is one: keep one on Y, or draw a table.',
      placeLack(f, 'Single figures'),
    ),
  score: () => 100,
  why: () => ({ code: 'why.suggestMetric', params: {} }),
  lay: f => {
    const { source, filter, having } = f.question
    const measures = figuresOf(f)
      .slice(0, 1)
      .map(value => measureFor(value, []))
    const rows = { source, ...(filter && { filter }) }
    return {
      plan: { ...rows, measures, ...(having && { having }) },
      encoding: { y: ['v0'] },
      trend: trendOf(f),
    }
  },
}

function trendOf(f: Fields) {
  const time = mainTime([...f.columns.values()])
  const [value] = figuresOf(f)
  if (!time || !value || value.field.aggregate === 'countDistinct' || value.field.calculation) return undefined
  const { source, filter } = f.question
  return {
    source,
    ...(filter && { filter }),
    dimensions: [timeDimension(time)],
    measures: [measureFor(value, []), { as: 'rows', aggregate: 'count' as const }],
    sort: [{ by: 't', direction: 'asc' as const }],
    limit: 2000,
  }
}
