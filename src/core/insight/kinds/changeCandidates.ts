import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import type { Relation } from '../../../contract/relation.ts'
import { welch } from '../../stats/groups/tests.ts'
import type { Steps } from '../../stats/method.ts'
import type { Candidate } from '../candidate.ts'
import { type Attributed, attribute, inPeriods, tellingPart } from './attribution.ts'
import { type Change, changesOf } from './changes.ts'
import type { Series } from './points.ts'
import type { Split } from './split.ts'

/** Correcting only makes p larger: beyond it a change is not looked into. */
const WORTH_A_PASS = 0.01
const SPLITS_TOLD = 2
/** What happened since the last period comes before what happened within a year. */
const OF_A_YEAR = 0.8
/** A fall to nothing is as large as one to this part: its logarithm has no end, and what is kept must be a number. */
const GONE = 0.01
/** With more groups only the leading ones are drawn. */
const DRAWN = 12

interface Input {
  rows: Relation
  series: Series
  dimensions: readonly Column[]
}

/** What changed in the last whole period, tested; and of what is large and no chance, what it is made of. */
export function* changeCandidates({ rows, series, dimensions }: Input): Steps<Candidate[]> {
  const { time, measures } = series
  const changes = changesOf(series)
  const worth = changes.filter(({ p, isLarge }) => isLarge && p <= WORTH_A_PASS)
  const attributed = yield* attribute({ rows, time, dimensions, measures }, worth)
  const others = changes.filter(change => !worth.includes(change)).map((change): Attributed => ({ change, splits: [] }))
  const all = [...attributed, ...others]
  return all.map(one => candidateOf(one, all, { time, dimensions: dimensions.length }))
}

function candidateOf(
  { change, splits }: Attributed,
  all: readonly Attributed[],
  { time, dimensions }: { time: Column; dimensions: number },
): Candidate {
  const { followed, against, before, after, p, ratio } = change
  const telling = splits.find(split => tellingPart(split, dimensions)) ?? null
  const { measure } = followed
  const sizeable = Math.abs(Math.log(Math.max(GONE, 1 + (ratio ?? 1)))) * (against === 'year' ? OF_A_YEAR : 1)
  return {
    kind: 'change',
    about: `${against} ${after.start}`,
    topic: `change ${measure?.id ?? ''}`,
    sentence: sentenceOf(change, telling && { split: telling, dimensions }),
    details: [
      ...(telling?.effects ? [effectsOf(telling, telling.effects)] : []),
      ...splits.slice(0, SPLITS_TOLD).flatMap(splitMessage),
      ...beside(change, all),
    ],
    question: questionOf(change, time, telling),
    columns: [time.id, ...(measure ? [measure.id] : []), ...(telling ? [telling.dimension.id] : [])],
    n: before.of.n + after.of.n,
    test: { name: { code: followed.sense === 'mean' ? 'insight.test.means' : 'insight.test.sums', params: {} }, p },
    effect: effectOf(change),
    isLarge: change.isLarge && !isOfRows(change, all),
    strength: followed.sense === 'mean' ? sizeable * 2 : sizeable,
    impact: 0.8,
  }
}

function effectOf({ followed: { sense }, ratio, before, after }: Change): Candidate['effect'] {
  if (sense === 'mean')
    return { name: { code: 'insight.effect.d', params: {} }, value: welch(after.of, before.of)?.d ?? 0 }
  return { name: { code: 'insight.effect.change', params: {} }, value: ratio ?? 0 }
}

/** That there are fewer rows is not told beside a total that fell as much. */
function isOfRows({ followed, against, ratio }: Change, all: readonly Attributed[]): boolean {
  if (followed.sense !== 'rows' || ratio === null) return false
  return all.some(({ change }) => {
    const isTotal = change.followed.sense === 'sum' && change.isLarge && change.against === against
    return isTotal && change.ratio !== null && Math.abs(Math.log((1 + change.ratio) / (1 + ratio))) < 0.25
  })
}

function sentenceOf(change: Change, of: { split: Split; dimensions: number } | null): Message {
  const { followed, before, after, ratio } = change
  const [from, to] = [before, after].map(period => valueIn(change, period))
  const params = { measure: followed.measure?.name ?? '', before: from ?? null, after: to ?? null }
  const periods = { from: before.label, to: after.label }
  if (ratio === null) return { code: `insight.change.${followed.sense}.went`, params: { ...params, ...periods } }
  const part = of && tellingPart(of.split, of.dimensions)
  const share = of && part ? part.by / of.split.change : null
  const way = `${followed.sense}.${ratio > 0 ? 'rose' : 'fell'}`
  const which = share === null ? '' : share > 1 ? 'Beyond' : 'Of'
  const group = of && part ? { dimension: of.split.dimension.name, group: shown(part.key), share } : {}
  return { code: `insight.change.${way}${which}`, params: { ...params, ...periods, ratio: Math.abs(ratio), ...group } }
}

const valueIn = ({ followed: { sense } }: Change, { of }: Change['before']) =>
  sense === 'mean' ? of.mean : of.n * of.mean
const shown = (key: unknown) => (key === null || key === undefined ? '–' : String(key))

/** Each group's part of the change; together they are the change. */
function splitMessage({ dimension, parts, change }: Split): Message[] {
  const [a, b, c, ...rest] = parts
  if (!a || !b) return []
  const params = {
    ...{ dimension: dimension.name, change, a: shown(a.key), byA: a.by, b: shown(b.key), byB: b.by },
    ...(c && { c: shown(c.key), byC: c.by }),
  }
  if (!c) return [{ code: 'insight.split.two', params }]
  if (rest.length === 0) return [{ code: 'insight.split.three', params }]
  return [{ code: 'insight.split.more', params: { ...params, byRest: change - a.by - b.by - c.by } }]
}

function effectsOf({ dimension }: Split, { rate, mix }: { rate: number; mix: number }): Message {
  return { code: 'insight.split.effects', params: { dimension: dimension.name, rate, mix } }
}

/** The same period against the other one that it can be held against. */
function beside(change: Change, all: readonly Attributed[]): Message[] {
  const other = all.find(
    one => one.change.followed.measure === change.followed.measure && one.change.against !== change.against,
  )
  if (!other || other.change.ratio === null) return []
  const { before, ratio } = other.change
  return [{ code: 'insight.change.beside', params: { period: before.label, ratio } }]
}

/** The groups in both periods beside each other, or the course that the change ends. */
function questionOf(change: Change, time: Column, telling: Split | null): Candidate['question'] {
  const { followed, unit, before, after } = change
  const aggregate = followed.sense === 'mean' ? 'mean' : 'sum'
  const y = followed.measure
    ? [{ role: 'value' as const, column: followed.measure.id, aggregate } as const]
    : [{ role: 'value' as const, aggregate: 'count' as const }]
  const periods = { role: 'group' as const, column: time.id, timeUnit: unit }
  if (!telling) return { type: 'line', x: [periods], y }
  const { id, profile } = telling.dimension
  const leading = profile.distinct > DRAWN ? { leading: { n: DRAWN - 2, other: followed.sense !== 'mean', by: 0 } } : {}
  return {
    type: 'bar',
    x: [{ role: 'group', column: id, ...leading }],
    y,
    colour: periods,
    stack: 'none',
    filter: inPeriods(
      time.id,
      before.end === after.start ? [{ start: before.start, end: after.end }] : [before, after],
    ),
  }
}
