import type { Filter } from '../../../../contract/plan.ts'
import { bandOf } from '../band.ts'
import { colourUse, facetUse, placed } from '../channels.ts'
import type { Draft } from '../draft.ts'
import { type Fields, isDate, isNumber } from '../fields.ts'
import { groupedPlan, MOST } from '../groupedPlan.ts'
import { conditionsOf, excludesMissing, filterOf } from '../range.ts'
import { coarsely, MOST_STEPS } from '../steps.ts'

/** Whether a line goes through single rows: a date or number on X and numbers on Y, as they stand. */
export function drawsRows({ raw, x, y, values }: Fields): boolean {
  const [along] = raw.x
  if (!along || raw.x.length > 1 || raw.y.length === 0) return false
  return x.length + y.length + values.length === 0 && (isNumber(along) || isDate(along))
}

/** Through the rows themselves while they can be told apart; else the range of the rows at each step, and their mean. */
export function layRows(f: Fields): Draft {
  return f.rows <= MOST_STEPS ? throughRows(f) : overSteps(f)
}

function throughRows({ question, raw, colour, facet }: Fields): Draft {
  const [x] = raw.x
  const others = [colour?.column, facet?.column].filter(column => column !== undefined)
  const columns = [...raw.x, ...raw.y, ...others]
  return {
    plan: {
      source: question.source,
      filter:
        filterOf([...conditionsOf(question.filter), ...missingLeftOut(question.filter, x ? [x.id] : [])]) ?? undefined,
      columns: [...new Set(columns.map(({ id }) => id))],
      sort: x ? [{ by: x.id, direction: 'asc' }] : [],
      limit: question.limit ?? MOST,
    },
    encoding: {
      ...(x && { x: x.id }),
      y: raw.y.map(({ id }) => id),
      ...(colour && { colour: colour.column.id }),
      ...(facet && { facet: facet.column.id }),
    },
  }
}

function overSteps(f: Fields): Draft {
  const [x] = f.raw.x
  if (!x) throw new Error('a line without a column on X')
  const { uses, ids } = placed([
    ['x', { group: coarsely(x, f.question.filter), isPlaced: true }],
    ['colour', f.colour && colourUse(f.colour)],
    ['facet', f.facet && facetUse(f.facet)],
  ])
  const means = f.raw.y.slice(0, 6).map((column, i) => ({ as: `v${i}`, aggregate: 'mean' as const, column: column.id }))
  const measures = means.flatMap(bandOf)
  const { plan, notes } = groupedPlan(f, uses, { sort: [{ by: 'g0', direction: 'asc' }], measures })
  return {
    plan,
    encoding: {
      ...ids,
      y: means.map(({ as }) => as),
      lows: means.map(({ as }) => `${as}low`),
      highs: means.map(({ as }) => `${as}high`),
    },
    notes,
  }
}

/** Conditions that leave out rows without a value in these columns, where the filter does not do so already. */
export function missingLeftOut(filter: Filter | undefined, columns: readonly string[]): Filter[] {
  return columns.filter(id => !excludesMissing(filter, id)).map(column => ({ op: 'notNull', column }))
}
