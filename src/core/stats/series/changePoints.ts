import type { ChangePointsAnswer, ChangePointsRequest } from '../../../contract/analysis/changePoints.ts'
import type { AnalysisPicture, AnalysisTable, Assumption } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { pPart } from '../pPart.ts'
import { pText } from '../regress/pText.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'
import { type Breaks, breaksOf, partsBetween } from './breaks.ts'
import { compareSides } from './compareSides.ts'
import { wantedSeason } from './parts.ts'
import { regularise } from './regularise.ts'
import { formatOfSeries, labelOf, measureName, periodColumn, seriesLine, seriesWarnings, timeline } from './saying.ts'
import type { Season } from './seasonOf.ts'
import { isRegular, type Series, seriesSaid } from './series.ts'
import { stl } from './stl.ts'

/** Periods of a level, on average, below which levels are rather a curve. */
const SHORT = 25

/**
 * Where the level of a series changes for longer: an exact search over all partitions with a penalty, in what season and
 * slope leave; each change with Welch's test of its two sides. Gaps may stay. Exact.
 */
export function* changePoints(request: ChangePointsRequest, input: MethodInput): Steps<ChangePointsAnswer> {
  const series = yield* regularise(request, input)
  const needed = Math.max(10, 2 * request.fewest)
  if (series.y.length < needed) tooFew(`at least ${needed} ${series.unit}s`)
  const season = isRegular(series) ? wantedSeason(series, request.season) : null
  const calm = withoutSeason(series, season)
  const breaks = breaksOf(calm, request)
  const result = resultOf(series, { season, calm, breaks })
  const { n, nulls } = series
  return {
    type: 'changePoints',
    ...{ n, nulls },
    answer: answerOf(series, result),
    remarks: remarksOf(series, result),
    assumptions: [memoryOf(series, breaks)],
    warnings: [...seriesWarnings(series), ...wanderingOf(series, breaks)],
    method: {
      name: { code: 'analysis.changePoints.method', params: {} },
      sources: [
        'Killick, Fearnhead & Eckley (2012), Optimal detection of changepoints with a linear computational cost, J. American Statistical Association 107, 1590-1598',
        'Zhang & Siegmund (2007), A modified Bayes information criterion, Biometrics 63, 22-32',
        'Welch (1947), Biometrika 34, 28-35',
      ],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: result.changes.length > 0 ? [changesTable(series, result)] : [],
    pictures: [pictureOf(series, { season, calm, breaks })],
    result,
  }
}

function withoutSeason({ y }: Series, season: Season | null): Float64Array {
  if (season === null) return y
  const parts = stl(y, { period: season.period, robust: true, seasonal: 21 })
  return y.map((x, i) => x - (parts.season[i] ?? 0))
}

interface Found {
  season: Season | null
  /** The values without their season. */
  calm: Float64Array
  breaks: Breaks
}

type Result = ChangePointsAnswer['result']

function resultOf(series: Series, { season, calm, breaks }: Found): Result {
  const { shape, changes, slope, phi } = breaks
  const flat = calm.map((x, i) => x - slope * i)
  const parts = partsBetween(changes, calm.length).map(([start, end]) => flat.slice(start, end))
  return {
    ...{ series: seriesSaid(series), season, shape, slope, memory: phi },
    changes: changes.map((place, i) => {
      const empty = new Float64Array()
      const sides = compareSides(parts[i] ?? empty, parts[i + 1] ?? empty)
      return { at: series.at[place] ?? '', place, ...sides }
    }),
  }
}

const largest = (changes: Result['changes']) =>
  changes.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a))

function answerOf(series: Series, { changes, shape, slope }: Result): Message {
  const params = { measure: measureName(series), unit: series.unit, changes: changes.length }
  if (changes.length === 0) {
    const code = shape === 'line' ? 'analysis.changePoints.line' : 'analysis.changePoints.none'
    return { code, params: { ...params, slope } }
  }
  const { at, before, after, difference } = largest(changes)
  const code = difference > 0 ? 'analysis.changePoints.up' : 'analysis.changePoints.down'
  return {
    code: changes.length === 1 ? code : `${code}Most`,
    params: { ...params, at: labelOf(at, series.unit), difference: Math.abs(difference), before, after },
  }
}

function remarksOf({ unit }: Series, { changes, shape, slope }: Result): Message[] {
  const remarks: Message[] = []
  if (changes.length > 0) {
    const { d, p } = largest(changes)
    if (d !== null) remarks.push({ code: 'analysis.changePoints.size', params: { d: Math.abs(d), p: pText(p) } })
  }
  if (shape === 'stepsOnLine') remarks.push({ code: 'analysis.changePoints.onLine', params: { slope, unit } })
  return remarks
}

/** Many short levels are how a search for levels sees a curve. */
function wanderingOf({ y }: Series, { changes }: Breaks): Message[] {
  const isCurve = changes.length >= 3 && y.length / (changes.length + 1) < SHORT
  return isCurve ? [{ code: 'analysis.changePoints.wanders', params: { changes: changes.length } }] : []
}

function memoryOf({ unit }: Series, { phi }: Breaks): Assumption {
  return {
    text: { code: 'analysis.changePoints.memory', params: { unit } },
    state: phi > 0.8 ? 'doubtful' : 'held',
    evidence: { code: 'analysis.changePoints.phi', params: { phi } },
  }
}

function changesTable(series: Series, { changes }: Result): AnalysisTable {
  const name = (code: string): Message => word(`analysis.changePoints.${code}`)
  const format = formatOfSeries(series)
  const of = (id: 'before' | 'after' | 'difference' | 'd' | 'p') => changes.map(change => change[id])
  return tableOf({
    id: 'changes',
    title: name('table'),
    parts: [
      { ...periodColumn(series), label: name('from'), cells: changes.map(({ at }) => at) },
      ...(['before', 'after', 'difference'] as const).map(id => numberPart(id, name(id), of(id), format)),
      numberPart('d', name('d'), of('d')),
      pPart('p', name('p'), of('p')),
    ],
  })
}

function pictureOf(series: Series, { calm, breaks }: Found): AnalysisPicture {
  const { changes, slope } = breaks
  const ys = partsBetween(changes, calm.length).flatMap(([start, end]) => {
    const part = calm.slice(start, end).map((x, i) => x - slope * (start + i))
    const mean = part.reduce((sum, x) => sum + x, 0) / part.length
    return Array.from(part, (_, i) => mean + slope * (start + i))
  })
  const measure = measureName(series)
  return {
    id: 'levels',
    title: { code: 'analysis.changePoints.picture', params: { measure } },
    summary: { code: 'analysis.changePoints.summary', params: { measure, changes: changes.length } },
    ...timeline(series),
    layers: [
      seriesLine(series, 6),
      { name: { code: 'analysis.changePoints.level', params: {} }, mark: 'line', colour: 0, xs: [...series.xs], ys },
    ],
  }
}
