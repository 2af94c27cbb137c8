import { bandOf } from '../band.ts'
import { colourUse, facetUse, placed, second } from '../channels.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, figuresOf, isNumber } from '../fields.ts'
import { groupedPlan, measureFor } from '../groupedPlan.ts'
import { firstLack, groupsOf, heightLack, placeLack, rawLack } from '../lacking.ts'
import { stepped } from '../steps.ts'
import { stackOf } from './bar.ts'
import { drawsRows, layRows } from './rowsLine.ts'

/** A course along X, which has an order. */
export const line: TypeRule = {
  lacks: f => courseLack(f, 'A line', 'Lines'),
  score: f => {
    if (drawsRows(f)) return f.raw.x[0] && isNumber(f.raw.x[0]) ? 45 : 95
    const [x] = f.x
    if (!x) return 0
    if (x.field.timePart !== undefined) return 70
    return x.kind === 'time'
      ? 95 - (f.y.length > 0 ? 15 : 0)
      : x.column.role === 'measure' && x.kind === 'number'
        ? 84
        : 45
  },
  why: f => ({ code: 'why.suggestLine', params: { x: (f.x[0]?.column ?? f.raw.x[0])?.name ?? '' } }),
  lay: f => (drawsRows(f) ? layRows(f) : layGroups(f, false)),
}

/** The same, filled down to zero. */
export const area: TypeRule = {
  lacks: f => courseLack(f, 'An area', 'Areas'),
  score: f => {
    const dips = figuresOf(f).some(({ column }) => Number(column?.profile.min ?? 0) < 0)
    return Math.max(line.score(f) - (drawsRows(f) ? 40 : second(f) ? 10 : 18) - (dips ? 20 : 0), 5)
  },
  why: f => ({ code: 'why.suggestArea', params: { x: (f.x[0]?.column ?? f.raw.x[0])?.name ?? '' } }),
  lay: f => (drawsRows(f) ? layRows(f) : layGroups(f, true)),
}

function courseLack(f: Fields, one: string, marks: string): string | null {
  if (drawsRows(f)) return f.raw.y.every(isNumber) ? null : `${one} needs numbers on Y.`
  const [x] = f.x
  return firstLack(
    rawLack(f, marks),
    !x && `${one} needs a column with an order on X: put a date or a number there.`,
    x?.kind === 'name' && `${one} needs an order on X, and ${x.column.name} has none: put a date or a number there.`,
    groupsOf(f).length > 2 && `${marks} take two columns that group: put the third on the facet shelf.`,
    groupsOf(f).length > 1 && figuresOf(f).length > 1 && `${marks} of several figures take one column that groups.`,
    placeLack(f, marks),
    heightLack(f, marks),
  )
}

function layGroups(f: Fields, isArea: boolean): Draft {
  const [x] = f.x
  if (!x) throw new Error('a line without a group')
  const colour = second(f)
  const steps = stepped(x, f)
  const { uses, ids } = placed([
    ['x', { group: steps.group, isPlaced: true }],
    ['colour', colour && colourUse(colour)],
    ['facet', f.facet && facetUse(f.facet)],
  ])
  const values = figuresOf(f)
  const isBand =
    steps.isCoarser && !isArea && values.every(({ field }) => field.aggregate === 'mean' && !field.calculation)
  const measures = isBand ? values.flatMap(value => bandOf(measureFor(value, uses))) : undefined
  const { plan, notes } = groupedPlan(f, uses, {
    sort: [{ by: 'g0', direction: 'asc' }],
    ...(measures && { measures }),
  })
  const { stack, note } = isArea ? stackOf(f, colour) : { stack: 'none' as const, note: [] }
  return {
    plan,
    encoding: {
      ...ids,
      y: values.map(({ as }) => as),
      ...(isBand && { lows: values.map(({ as }) => `${as}low`), highs: values.map(({ as }) => `${as}high`) }),
    },
    stack,
    notes: [...notes, ...note, ...(isBand ? [] : steps.notes)],
  }
}
