import type { SeriesAsked } from '../../../contract/analysis/series.ts'
import type { Column } from '../../../contract/column.ts'
import type { ResultTable, TimeUnit } from '../../../contract/plan.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Aggregate, Expression, Relation } from '../../../contract/relation.ts'
import { epochMs, isWhole, periodsIn, unitsOf } from '../../chart/period.ts'
import { aggregate, column, sort } from '../../relation/build.ts'
import { moveUnits, nextUnit, startOfUnit } from '../../relation/timeUnit.ts'
import { numberColumn, timeOrYears, tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, numbersAt, readComplete } from '../rows.ts'
import { type Bounds, chosenUnit } from './chosenUnit.ts'
import { filledIn } from './filledIn.ts'
import type { Series } from './series.ts'

const PERIODS_MAX = 5000
const DAY_MS = 86_400_000
/** Share of the periods that must hold rows, by what becomes of those without. */
const filledEnough = { none: 0.9, linear: 0.7, zero: 0.5 }
const YEAR = /^-?\d{1,4}$/

/**
 * One value a period along time: of the unit asked for or the shortest that the rows fill; a last period (for sums and
 * counts also a first one) that the data only reach a part of is left out; gaps stay unless something fills them, but a
 * count of no rows is 0. Exact: all is grouped by the engine.
 * @throws DomainError invalid_plan without two periods, or with more than 5,000
 */
export function* regularise(asked: SeriesAsked, input: MethodInput): Steps<Series> {
  const { time, isYears } = timeOrYears(input, asked.time, '/time')
  const value = asked.value === null ? null : numberColumn(input, asked.value, '/value')
  const how = value === null ? 'count' : (asked.aggregate ?? (value.meaning.additive === 'sum' ? 'sum' : 'mean'))
  const fill = how === 'count' ? 'zero' : asked.gaps
  const needed = [time.id, ...(value ? [value.id] : [])]
  const rows = complete(input.rows, needed)
  const units: TimeUnit[] = isYears ? ['year'] : unitsOf(time)
  const [counted, bounded] = yield [
    { relation: countComplete(input.rows, needed) },
    { relation: boundsOf(rows, time.id, isYears ? [] : units) },
  ]
  const { n, nulls } = readComplete(counted)
  if (n < 2) tooFew('at least two rows with a date and a value')
  const bounds = readBounds(bounded, units, isYears)
  const unit = isYears ? 'year' : (asked.unit ?? chosenUnit(bounds, filledEnough[fill]))
  fewEnough(bounds, unit)
  const start: Expression = isYears ? column(time.id) : { kind: 'truncate', unit, arg: column(time.id) }
  const [grouped] = yield [{ relation: perPeriod(rows, start, value, how), maxRows: PERIODS_MAX }]
  const known = readPeriods(grouped)
  const { kept, incomplete, reached } = withoutParts(known, { bounds, unit, isSum: how !== 'mean' })
  if (kept.length < 2) tooFew(`at least two whole ${unit}s`)
  return { time, value, aggregate: how, unit, ...filledIn(kept, { unit, fill, reached }), incomplete, n, nulls }
}

function fewEnough({ first, last }: Bounds, unit: TimeUnit): void {
  if (periodsIn(epochMs(last) - epochMs(first), unit) < PERIODS_MAX) return
  const detail = `There are more than ${PERIODS_MAX} ${unit}s between ${first} and ${last}: choose a longer unit.`
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: '/unit', detail }] })
}

function boundsOf(rows: Relation, time: string, units: readonly TimeUnit[]): Relation {
  const arg = column(time)
  const distinct = units.map(unit => ({
    as: unit,
    value: { fn: 'countDistinct' as const, arg: { kind: 'truncate' as const, unit, arg } },
  }))
  return aggregate(
    rows,
    [],
    [{ as: 'first', value: { fn: 'min', arg } }, { as: 'last', value: { fn: 'max', arg } }, ...distinct],
  )
}

function readBounds(table: ResultTable | undefined, units: readonly TimeUnit[], isYears: boolean): Bounds {
  const cell = (i: number) => String(table?.data[i]?.[0] ?? '')
  const read = (i: number) => (isYears ? yearText(cell(i)) : cell(i))
  const distinct = isYears ? [] : units.map((unit, i) => ({ unit, count: Number(cell(i + 2)) }))
  return { first: read(0), last: read(1), distinct }
}

function yearText(year: string): string {
  return YEAR.test(year) ? `${year.padStart(4, '0')}-01-01` : year
}

function perPeriod(rows: Relation, start: Expression, value: Column | null, how: Series['aggregate']): Relation {
  const one: Aggregate = value === null || how === 'count' ? { fn: 'count' } : { fn: how, arg: column(value.id) }
  const periods = aggregate(rows, [{ as: 'at', value: start }], [{ as: 'value', value: one }])
  return sort(periods, [{ by: column('at'), direction: 'asc' }])
}

interface Period {
  at: string
  value: number
}

function readPeriods(table: ResultTable | undefined): Period[] {
  const values = numbersAt(table, 1)
  return (table?.data[0] ?? []).flatMap((at, i) => {
    const value = values[i] ?? Number.NaN
    return at === null || !Number.isFinite(value) ? [] : [{ at: yearText(String(at)), value }]
  })
}

interface Ends {
  bounds: Bounds
  unit: TimeUnit
  isSum: boolean
}

/** Periods at the ends that the dates, as close as they usually are, only reach a part of. */
function withoutParts(known: readonly Period[], { bounds, unit, isSum }: Ends) {
  const grain = grainOf(bounds)
  const last = known.at(-1)?.at ?? ''
  const isCut = !isWhole(last, unit, bounds.last) && epochMs(bounds.last) + grain < epochMs(nextUnit(last, unit))
  const first = known[0]?.at ?? ''
  const length = epochMs(nextUnit(first, unit)) - epochMs(first)
  const isLate = isSum && epochMs(bounds.first) - grain > epochMs(first) + Math.max(DAY_MS, 0.1 * length)
  const kept = known.slice(isLate ? 1 : 0, isCut ? -1 : undefined)
  const reached = { from: isLate ? nextUnit(first, unit) : first, to: isCut ? moveUnits(last, unit, -1) : last }
  return { kept, incomplete: [...(isLate ? [first] : []), ...(isCut ? [last] : [])], reached }
}

/** About how far one date is from the next: of the finest unit that was counted. */
function grainOf({ first, last, distinct }: Bounds): number {
  const [finest] = distinct
  if (!finest) return epochMs(moveUnits(startOfUnit(last, 'year'), 'year', 1)) - epochMs(startOfUnit(last, 'year'))
  return (1.05 * (epochMs(last) - epochMs(first))) / Math.max(1, finest.count - 1)
}
