import type { Tile } from '../../contract/automatic.ts'
import type { ChartModel } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import { periodLabel } from '../chart/period.ts'
import { pearson } from '../quality/correlation.ts'

const MOST = 5

/**
 * The main findings of a dashboard in three to five sentences, each a code with figures that its tiles show: how much
 * there is, how it went, who leads and how concentrated it is, how values spread, what goes together.
 */
export function summarise(tiles: readonly Tile[]): Message[] {
  const models = tiles.flatMap(({ model }) => (model ? [model] : []))
  const of = (type: ChartModel['type']) => models.filter(model => model.type === type)
  const sentences = [
    size(of('metric')),
    ...of('line')
      .slice(0, 1)
      .map(line => course(line, comparableEnd(of('metric')))),
    ...of('bar').map(leader),
    ...of('scatter').slice(0, 1).map(together),
    ...of('histogram').slice(0, 1).map(spread),
  ].filter(sentence => sentence !== null)
  const leaders = sentences.filter(s => s.code.startsWith('finding.leader') || s.code.startsWith('finding.highest'))
  // Two leaders say enough; what else there is comes first.
  const kept = sentences.filter(s => !leaders.slice(2).includes(s))
  return kept.slice(0, MOST)
}

/** How much there is in all. */
function size(figures: readonly ChartModel[]): Message | null {
  const rows = figures.find(model => isCount(model))
  const main = figures.find(model => !isCount(model) && isSum(model))
  const count = numberOf(rows?.metric?.value)
  if (count === null) return null
  const total = numberOf(main?.metric?.value)
  if (!main || total === null) return { code: 'finding.rows', params: { rows: count } }
  return { code: 'finding.size', params: { rows: count, measure: measureName(main), total } }
}

/** The last period that is whole and full enough to be compared, as the key figures know it. */
function comparableEnd(figures: readonly ChartModel[]): string | null {
  return figures.find(({ metric }) => metric?.change)?.metric?.change?.currentLabel ?? null
}

/** From the first to the last comparable period, and the highest on the way. */
function course(model: ChartModel, end: string | null): Message | null {
  const [series] = model.series
  const unit = model.x?.format.timeUnit ?? null
  const points = (model.x?.categories ?? []).flatMap((at, i) => {
    const y = series?.values[i] ?? null
    return at === null || y === null ? [] : [{ at, y }]
  })
  const endsAt = points.findIndex(({ at }) => periodLabel(at, unit) === end)
  const whole = endsAt < 0 ? points : points.slice(0, endsAt + 1)
  const [first, last] = [whole[0], whole.at(-1)]
  if (!series || !first || !last || whole.length < 3) return null
  const peak = whole.reduce((best, point) => (point.y > best.y ? point : best))
  const label = (at: Scalar) => periodLabel(at, unit)
  const params = {
    measure: measureName(model),
    peak: label(peak.at),
    top: peak.y,
    from: label(first.at),
    to: label(last.at),
  }
  if (peak !== first && peak !== last && last.y < 0.7 * peak.y && last.y >= 0)
    return { code: 'finding.peaked', params: { ...params, ratio: 1 - last.y / peak.y } }
  if (first.y <= 0) return { code: 'finding.peak', params }
  const ratio = last.y / first.y - 1
  if (Math.abs(ratio) < 0.05) return { code: 'finding.steady', params }
  return { code: ratio > 0 ? 'finding.rose' : 'finding.fell', params: { ...params, ratio: Math.abs(ratio) } }
}

/** Who has most of what adds up, or the highest of what averages. */
function leader(model: ChartModel): Message | null {
  const [series, second] = model.series
  if (!series || second || !model.x) return null
  const groups = model.x.categories.map((name, i) => ({ name, value: series.values[i] ?? 0 }))
  const named = groups.filter(({ name }) => name !== null && name !== 'Other').sort((a, b) => b.value - a.value)
  const [first, next] = named
  const params = {
    measure: measureName(model),
    dimension: model.x.title,
    first: shown(first?.name),
    next: shown(next?.name),
  }
  if (!first || !next || first.value <= next.value || next.value < 0) return null
  if (!isSum(model) && !isCount(model)) return { code: 'finding.highest', params: { ...params, value: first.value } }
  const total = groups.reduce((sum, { value }) => sum + value, 0)
  if (!(total > 0) || groups.some(({ value }) => value < 0)) return null
  const code = isCount(model) ? 'finding.leaderRows' : 'finding.leader'
  return { code, params: { ...params, share: first.value / total } }
}

/** Where half of the values lie, or that a few great ones pull the mean. */
function spread(model: ChartModel): Message | null {
  const [series] = model.series
  const counts = series?.values.map(value => value ?? 0) ?? []
  const total = counts.reduce((sum, n) => sum + n, 0)
  const most = Math.max(...counts)
  const at = counts.indexOf(most)
  const low = numberOf(model.x?.categories[at])
  const high = numberOf(model.x?.categories[at + 1])
  if (total === 0 || low === null || high === null || most / total < 0.15) return null
  return { code: 'finding.spread', params: { measure: model.x?.title ?? '', low, high, share: most / total } }
}

const STRONG = 0.5
const PAIRS_MIN = 20

/** Two measures that rise together, or against each other. */
function together(model: ChartModel): Message | null {
  const pairs = model.series.flatMap(({ xs, values }) =>
    values.flatMap((y, i) => {
      const x = xs?.[i] ?? null
      return x === null || y === null ? [] : [[x, y] as const]
    }),
  )
  if (pairs.length < PAIRS_MIN) return null
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [mx, my] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number) => pairs.reduce((s, [x, y]) => s + of(x - mx, y - my), 0)
  const r = pearson({
    n: pairs.length,
    x: 0,
    y: 0,
    xx: sum(x => x * x),
    yy: sum((_, y) => y * y),
    xy: sum((x, y) => x * y),
  })
  if (r === null || Math.abs(r) < STRONG) return null
  const params = { x: model.x?.title ?? '', y: model.y?.title ?? '', r: Math.round(r * 100) / 100 }
  return { code: r > 0 ? 'finding.together' : 'finding.against', params }
}

const measuredIn = ({ plan }: ChartModel) => plan.measures[0]
const isCount = (model: ChartModel) => measuredIn(model)?.aggregate === 'count'
const isSum = (model: ChartModel) => measuredIn(model)?.aggregate === 'sum'
const shown = (value: Scalar | undefined) => (value === undefined || value === null ? '–' : String(value))

function measureName(model: ChartModel): string {
  const named = model.title.params.measure
  return typeof named === 'string' && named !== '' ? named : (model.y?.title ?? '')
}

function numberOf(value: Scalar | undefined): number | null {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return null
  const n = Number(value)
  return Number.isFinite(n) ? n : null
}
