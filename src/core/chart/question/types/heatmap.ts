import { inRanges, placed } from '../channels.ts'
import type { TypeRule } from '../draft.ts'
import { figuresOf, type Group } from '../fields.ts'
import { groupedPlan, type Use } from '../groupedPlan.ts'
import { facetLack, firstLack, groupsOf, heightLack, rawLack } from '../lacking.ts'

/** A figure at each crossing of two columns, said by colour. */
export const heatmap: TypeRule = {
  lacks: f =>
    firstLack(
      rawLack(f, 'Cells'),
      heightLack(f, 'Cells'),
      groupsOf(f).length !== 2 && 'A heatmap needs two columns that group: one on X and one on Y.',
      facetLack(f, 'A heatmap'),
      figuresOf(f).length > 1 && 'A heatmap shows one figure: keep one, on colour.',
      f.sizeValue !== undefined && 'The cells of a heatmap are all of one size: put the figure on colour.',
    ),
  score: f => {
    if (f.colourValue) return 97
    return f.y.length > 0 ? 91 : f.x[0]?.kind === 'time' ? 60 : 78
  },
  why: f => {
    const [x, y] = groupsOf(f)
    return { code: 'why.suggestHeatmap', params: { x: x?.column.name ?? '', y: y?.column.name ?? '' } }
  },
  lay: f => {
    const [x, y] = groupsOf(f)
    if (!x || !y) throw new Error('a heatmap without two groups')
    const { uses } = placed([
      ['x', cellUse(x)],
      ['y', cellUse(y)],
    ])
    const { plan, notes } = groupedPlan(f, uses, {
      sort: [
        { by: 'g0', direction: 'asc' },
        { by: 'g1', direction: 'asc' },
      ],
    })
    return { plan, encoding: { x: 'g0', rows: ['g1'], colour: 'v0' }, notes }
  },
}

/** The rest of many names together would outshine each of them: it is left out, and said. */
const cellUse = (group: Group): Use => ({
  group: inRanges(group),
  ...(group.kind === 'name' && { most: { groups: 40, keep: 30, other: false } }),
})
