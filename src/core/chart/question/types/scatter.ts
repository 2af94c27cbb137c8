import type { Column } from '../../../../contract/column.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, isDate, isNumber } from '../fields.ts'
import { firstLack } from '../lacking.ts'
import { conditionsOf, filterOf } from '../range.ts'
import { missingLeftOut } from './rowsLine.ts'

/** More points hide each other; so many show where they lie. */
const POINTS = 5000

/** One point a row; of many rows a uniform sample. */
export const scatter: TypeRule = {
  lacks: f => {
    const { x, y } = pairOf(f)
    return firstLack(
      (f.x.length + f.y.length > 0 || f.values.length > 0) &&
        'A point stands for a row: put two numbers as they stand in each row on X and Y.',
      !(x && y && [x, y].every(column => isNumber(column) || isDate(column))) &&
        'A scatter plot needs a number on X and another on Y.',
      f.raw.size !== undefined && !isNumber(f.raw.size) && 'The size of a point is a number.',
    )
  },
  score: f => {
    const { x, y } = pairOf(f)
    if (x && isDate(x)) return 70
    return f.raw.x.length + f.raw.y.length > 2 ? 60 : y && x ? 94 : 0
  },
  why: f => ({ code: 'why.suggestScatter', params: { x: pairOf(f).x?.name ?? '', y: pairOf(f).y?.name ?? '' } }),
  lay,
}

/** The columns of a scatter plot: one on X and one on Y, or two on either. */
function pairOf({ raw }: Fields): { x: Column | undefined; y: Column | undefined } {
  if (raw.x.length === 0) return { x: raw.y[0], y: raw.y[1] }
  return { x: raw.x[0], y: raw.y[0] ?? raw.x[1] }
}

function lay(f: Fields): Draft {
  const { x, y } = pairOf(f)
  if (!x || !y) throw new Error('a scatter plot without two columns')
  const { source, filter, limit = POINTS } = f.question
  const { size } = f.raw
  const [colour, facet] = [f.colour?.column, f.facet?.column]
  const columns = [x, y, colour, size, facet].filter(column => column !== undefined)
  const shown = filterOf([...conditionsOf(filter), ...missingLeftOut(filter, [x.id, y.id])])
  return {
    plan: {
      source,
      ...(shown && { filter: shown }),
      columns: [...new Set(columns.map(({ id }) => id))],
      ...(f.rows > limit && { sample: limit }),
      limit,
    },
    encoding: {
      x: x.id,
      y: [y.id],
      ...(colour && { colour: colour.id }),
      ...(size && { size: size.id }),
      ...(facet && { facet: facet.id }),
    },
  }
}
