import type { DescribeAnswer, DescribedNumbers, DescribeRequest } from '../../../contract/analysis/describe.ts'
import type { Column } from '../../../contract/column.ts'
import type { Relation } from '../../../contract/relation.ts'
import { project } from '../../relation/build.ts'
import { columnOf, tooFew } from '../columns.ts'
import { asDouble, isNumeric } from '../figures.ts'
import type { MethodInput, Steps } from '../method.ts'
import { numbersAt } from '../rows.ts'
import { describeAnswer } from './describeAnswer.ts'
import { describedNumbers } from './describedNumbers.ts'
import { describeValues } from './describeValues.ts'
import { firstPlaces, readFirstPlaces } from './firstPlaces.ts'
import { histogramPicture } from './histogramPicture.ts'
import { momentsOfSums, type PowerSums, varianceOf } from './moments.ts'
import { readSecondPlaces, secondPlaces, trimmingOf } from './places.ts'
import { type Places, placesOfSample } from './placesOfValues.ts'
import { firstCentre, powerSums, readPowerSums, recentred, type Scanned } from './powerSums.ts'

const COLUMNS_MAX = 50
/** Longer tables are put in order by a sample. */
const ORDERED_MAX = 1_000_000
const ORDERED_SAMPLE = 20_000
/** Royston's approximation of Shapiro and Wilk's test ends there. */
const TESTED_MAX = 5_000
const SEED = 42
const PICTURES_MAX = 12

/**
 * Columns one by one: everything that can be had as sums is exact over all rows (powers around a centre near the mean);
 * what needs values in their order is exact up to a million rows and of a sample of 20,000 beyond.
 */
export function* describe(request: DescribeRequest, input: MethodInput): Steps<DescribeAnswer> {
  const columns = chosen(request, input)
  const { rows, values } = yield* describeValues(
    input.rows,
    columns.filter(column => !isNumeric(column)),
  )
  if (rows === 0) tooFew('at least one row')
  const isLong = rows > ORDERED_MAX
  const scanned = yield* scan(input.rows, columns.filter(isNumeric), !isLong)
  const numbers = yield* inOrder(scanned, { rows: input.rows, isLong, request })
  return describeAnswer({
    ...{ rows, columns, values, confidence: request.confidence },
    ...{ orderedRows: isLong ? ORDERED_SAMPLE : null, testedRows: Math.min(rows, TESTED_MAX) },
    numbers: numbers.map(({ found }) => ({ ...found, nulls: rows - found.n })),
    pictures: numbers.slice(0, PICTURES_MAX).flatMap(({ column, tested }) => histogramPicture(column, tested) ?? []),
  })
}

function chosen(request: DescribeRequest, input: MethodInput): Column[] {
  if (request.columns === null) return [...input.columns.values()].slice(0, COLUMNS_MAX)
  return [...new Set(request.columns)].map((id, i) => columnOf(input, id, `/columns/${i}`))
}

interface ScannedColumn {
  column: Column
  sums: Scanned
}

/** Sums over all rows, taken again around the mean where the first guess of it was off. */
function* scan(rows: Relation, columns: readonly Column[], signs: boolean): Steps<ScannedColumn[]> {
  if (columns.length === 0) return []
  const centred = columns.map(of => ({ of, centre: firstCentre(of) }))
  const [table] = yield [{ relation: powerSums(rows, centred, signs) }]
  const first = readPowerSums(table, centred)
  const again = recentred(first)
  if (again.length === 0) return first.map(({ of, sums }) => ({ column: of, sums }))
  const [better] = yield [{ relation: powerSums(rows, again, signs) }]
  const second = new Map(readPowerSums(better, again).map(({ of, sums }) => [of, sums]))
  return first.map(({ of, sums }) => ({ column: of, sums: second.get(of) ?? sums }))
}

interface Found {
  column: Column
  found: DescribedNumbers
  /** Values for the tests of normality, ascending. */
  tested: Float64Array
}

interface Passes {
  rows: Relation
  isLong: boolean
  request: DescribeRequest
}

function* inOrder(scanned: readonly ScannedColumn[], { rows, isLong, request }: Passes): Steps<Found[]> {
  if (scanned.length === 0) return []
  const cells = scanned.map(({ column }, i) => ({ as: `x${i}`, value: asDouble(column) }))
  const size = isLong ? ORDERED_SAMPLE : TESTED_MAX
  const picked: Relation = { op: 'sample', input: rows, rows: size, seed: SEED }
  const [sample] = yield [{ relation: project(picked, cells), maxRows: size }]
  const read = scanned.map((_, i) => numbersAt(sample, i).filter(x => Number.isFinite(x)))
  const places = isLong
    ? read.map(values => placesOfSample(values.slice().sort(), request.trim))
    : yield* placesOfAll(rows, scanned, request.trim)
  return scanned.map(({ column, sums }, i) => {
    const values = read[i] ?? new Float64Array()
    // Every so manieth, since the engine may give the rows of a sample in any order.
    const step = Math.max(1, Math.ceil(values.length / TESTED_MAX))
    const tested = values.filter((__, k) => k % step === 0).sort()
    const own = places[i] ?? placesOfSample(new Float64Array(), 0)
    return { column, tested, found: describedNumbers({ column, sums, ...own, tested, confidence: request.confidence }) }
  })
}

/** Exact, in two passes: quantiles and the commonest, then distances from them and what lies between them. */
function* placesOfAll(rows: Relation, scanned: readonly ScannedColumn[], trim: number): Steps<Places[]> {
  const asks = scanned.map(({ column, sums }) => firstPlaces(rows, column, trimmingOf(sums.n, trim)))
  const tables = [...(yield asks.flat())]
  const firsts = scanned.map(({ column, sums }, i) => {
    const [places, commonest] = tables.splice(0, asks[i]?.length ?? 0)
    return { of: column, n: sums.n, first: readFirstPlaces(places, commonest), ...placeOf(sums) }
  })
  const seconds = yield firsts.map(placed => secondPlaces(rows, placed))
  return firsts.map(({ n, first }, i) => ({
    first,
    ...readSecondPlaces(seconds[i], { ...trimmingOf(n, trim), ...first }),
  }))
}

function placeOf(sums: PowerSums): { mean: number; sd: number } {
  const moments = momentsOfSums(sums)
  return { mean: finite(moments.mean), sd: finite(Math.sqrt(varianceOf(moments) ?? 0)) }
}

const finite = (x: number) => (Number.isFinite(x) ? x : 0)
