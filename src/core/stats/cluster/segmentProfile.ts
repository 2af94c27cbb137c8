import type { SegmentsAnswer } from '../../../contract/analysis/cluster.ts'
import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { ratio, whole } from '../formats.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'

type Segment = SegmentsAnswer['result']['segments'][number]
type Described = SegmentsAnswer['result']['columns'][number]

/** A mean so many standard deviations from the overall one is a trait. */
const TRAIT = 0.5
const TOLD = 6

/** What the largest segments are like: the two columns in which each lies farthest from all rows. */
export function profiles(segments: readonly Segment[], columns: readonly Described[]): Message[] {
  return segments.slice(0, TOLD).map(segment => profileOf(segment, columns))
}

interface Trait {
  name: string
  isHigh: boolean
  distance: number
  own: number
  all: number
}

function profileOf(segment: Segment, columns: readonly Described[]): Message {
  const traits = columns
    .map(({ name, mean, sd }, f): Trait => {
      const own = segment.centroid[f] ?? mean
      const distance = sd > 0 ? (own - mean) / sd : 0
      return { name, isHigh: distance > 0, distance: Math.abs(distance), own, all: mean }
    })
    .filter(({ distance }) => distance >= TRAIT)
    .sort((a, b) => b.distance - a.distance)
  const [first, second] = traits
  const params = { segment: segment.id, share: segment.share }
  if (!first) return { code: 'analysis.segments.average', params }
  const one = { ...params, a: first.name, aOwn: first.own, aAll: first.all }
  if (!second) return { code: first.isHigh ? 'analysis.segments.high' : 'analysis.segments.low', params: one }
  const two = { ...one, b: second.name, bOwn: second.own, bAll: second.all }
  return { code: codes[first.isHigh ? 'high' : 'low'][second.isHigh ? 'high' : 'low'], params: two }
}

const codes = {
  high: { high: 'analysis.segments.highHigh', low: 'analysis.segments.highLow' },
  low: { high: 'analysis.segments.lowHigh', low: 'analysis.segments.lowLow' },
} as const

/** Size, share and means of each segment. */
export function segmentTable(segments: readonly Segment[], columns: readonly Column[]): AnalysisTable {
  return tableOf({
    id: 'segments',
    title: word('analysis.segments.table'),
    parts: [
      {
        ...numberPart(
          'segment',
          word('analysis.segments.segment'),
          segments.map(s => s.id),
          whole,
        ),
        type: 'integer',
      },
      numberPart(
        'size',
        word('analysis.rows'),
        segments.map(s => s.size),
        whole,
      ),
      numberPart(
        'share',
        word('analysis.share'),
        segments.map(s => s.share),
        ratio,
      ),
      ...columns.map((column, f) => {
        const label = { code: 'analysis.meanOf', params: { column: column.name } }
        const format = formatOfColumn(column)
        const digits = format.kind === 'number' ? { ...format, fractionDigits: null } : format
        return numberPart(
          column.id,
          label,
          segments.map(s => s.centroid[f] ?? null),
          digits,
        )
      }),
    ],
  })
}
