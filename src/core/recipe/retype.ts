import type { ColumnType } from '../../contract/column.ts'
import type { Step } from '../../contract/recipe.ts'
import type { Expression } from '../../contract/relation.ts'
import { call, column } from '../relation/build.ts'
import { cast, choose, missing, text, whole } from './expressions.ts'
import { columnOf, isNumeric, type Lowered, type RecipeColumn, type Scene, withCells } from './recipeTable.ts'
import { refuse } from './refuse.ts'
import { readingsOf } from './timeFormat.ts'

type Retype = Step & { kind: 'retype' }

const SCALE = 2

/** The cells as another type; what does not fit becomes missing. */
export function retype(step: Retype, scene: Scene): Lowered {
  const source = columnOf(scene, step.column)
  const scale = step.type === 'decimal' ? scaleOf(source, step.format) : null
  const value = cellsAs(source, { ...step, scale })
  const isMeasure = isNumeric(step) && isNumeric(source)
  return withCells(scene, [
    { column: source, value, as: { type: step.type, scale, ...(!isMeasure && { meaning: undefined }) } },
  ])
}

interface Wanted {
  type: ColumnType
  format?: string | undefined
  scale: number | null
}

/** As many digits behind the point as the format shows, or as there are. */
function scaleOf(source: RecipeColumn, format: string | undefined): number {
  const shown = /\d[.,](\d+)$/.exec(format ?? '')?.[1]?.length ?? 0
  return Math.max(shown, source.scale ?? SCALE)
}

function cellsAs(source: RecipeColumn, { type, format, scale }: Wanted): Expression {
  const cell = column(source.id)
  if (source.type === type && type !== 'decimal') return cell
  if (isNumeric({ type }) && source.type === 'text') return numberIn(cell, { type, format, scale })
  const isOfTime = type === 'date' || type === 'timestamp' || type === 'time'
  if (isOfTime && format !== undefined && (source.type === 'text' || source.type === 'integer'))
    return timeIn(cast(cell, 'text'), type, format)
  if (type === 'boolean' && format !== undefined && source.type === 'text') return wordIn(cell, format)
  return cast(cell, type, scale)
}

/** First as the digits stand, which is exact; then as people write numbers, with signs and thousands; 5 % is 5, as in files. */
function numberIn(cell: Expression, { type, format, scale }: Wanted): Expression {
  const written = isCommaDecimal(format)
    ? call('replaceText', call('replaceText', cell, text('.'), text('')), text(','), text('.'))
    : cell
  const bare = call('replaceText', written, text('%'), text(''))
  return call('coalesce', cast(written, type, scale), cast(call('readNumber', bare), type, scale))
}

function isCommaDecimal(format: string | undefined): boolean {
  return format !== undefined && /,\d*$/.test(format) && !/,\d{3}$/.test(format)
}

function timeIn(cell: Expression, type: ColumnType, format: string): Expression {
  const readings = readingsOf(format, type)
  if (readings === null) return refuse('step.bad_format', { format })
  const trimmed = call('trim', cell)
  const moments = readings.map(reading => call('parseDate', trimmed, text(reading)))
  return cast(call('coalesce', ...moments), type)
}

/** 'yes/no': the word for true, and the word for false. */
function wordIn(cell: Expression, format: string): Expression {
  const [yes = '', no = '', ...rest] = format.split('/').map(word => word.trim().toLowerCase())
  if (yes === '' || no === '' || yes === no || rest.length > 0) return refuse('step.bad_format', { format })
  const word = call('lower', call('trim', cell))
  const is = (what: string) => call('eq', word, text(what))
  const said = choose(is(yes), whole(1), choose(is(no), whole(0), missing('integer')))
  return cast(said, 'boolean')
}
