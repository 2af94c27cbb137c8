import type { Column } from '../../contract/column.ts'
import type { Filter, ResultTable } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Relation } from '../../contract/relation.ts'
import { aggregate, call, column as cell, filter } from '../relation/build.ts'
import { double } from './factsRelation.ts'
import { fix } from './fix.ts'

/** Bins of an order of magnitude; a gap of so many of them parts two groups of numbers. */
const BINS = 20
const GAP = 14
const FACTORS = [100, 1000]
/** How far from a factor the middles of two groups may lie apart. */
const NEAR = Math.log10(1.35)
const FEWEST = { cells: 30, minor: 3 }
const MINOR = { least: 0.005, most: 0.4 }

/** Whether the column can hold two groups of numbers, one a hundred or a thousand times the other. */
export function maySpread({ role, type, profile }: Column): boolean {
  const isNumber = type === 'integer' || type === 'decimal' || type === 'double'
  const [min, max] = [Number(profile.min), Number(profile.max)]
  const middle = Number(profile.quantiles?.p50 ?? Number.NaN)
  return role === 'measure' && isNumber && min >= 0 && (max > 10 * middle || min * 10 < middle)
}

/** Positive values counted by their order of magnitude, in twentieths. */
export function magnitudes(rows: Relation, { id }: Column): Relation {
  const there = filter(rows, call('gt', cell(id), double(0)), { reason: 'filter', column: id })
  const magnitude = { kind: 'bin', start: 0, width: 1 / BINS, arg: call('log10', cell(id)) } as const
  return aggregate(there, [{ as: 'bin', value: magnitude }], [{ as: 'n', value: { fn: 'count' } }])
}

interface Group {
  count: number
  middle: number
}

/** A remark on numbers of which a few seem to be in another unit; null when they hang together. */
export function mixedScale(column: Column, { data, rowCount }: ResultTable): Alert | null {
  const bins = Array.from({ length: rowCount }, (_, i) => ({
    at: Math.round(Number(data[0]?.[i]) * BINS),
    n: Number(data[1]?.[i]),
  })).sort((a, b) => a.at - b.at)
  const cut = bins.findIndex((bin, i) => i > 0 && bin.at - (bins[i - 1]?.at ?? bin.at) > GAP)
  if (cut < 0) return null
  const [low, high] = [groupOf(bins.slice(0, cut)), groupOf(bins.slice(cut))]
  const factor = FACTORS.find(f => Math.abs(high.middle - low.middle - Math.log10(f)) <= NEAR)
  const minor = Math.min(low.count, high.count)
  const share = minor / (low.count + high.count)
  const isFew = minor >= FEWEST.minor && share >= MINOR.least && share <= MINOR.most
  if (factor === undefined || !isFew || low.count + high.count < FEWEST.cells) return null
  const border = 10 ** (((bins[cut - 1]?.at ?? 0) + (bins[cut]?.at ?? 0) + 1) / 2 / BINS)
  return said(column, { factor, border: Number(border.toPrecision(3)), isHigh: high.count === minor, count: minor })
}

/** How many, and the decimal logarithm in the middle of them. */
function groupOf(bins: readonly { at: number; n: number }[]): Group {
  const count = bins.reduce((sum, { n }) => sum + n, 0)
  let passed = 0
  const middle = bins.find(({ n }) => {
    passed += n
    return passed * 2 >= count
  })
  return { count, middle: ((middle?.at ?? 0) + 0.5) / BINS }
}

interface Found {
  factor: number
  border: number
  isHigh: boolean
  count: number
}

function said(column: Column, { factor, border, isHigh, count }: Found): Alert {
  const { id, name } = column
  const far: Filter = { op: isHigh ? 'gt' : 'lt', column: id, value: border }
  // Zero is no small number of another unit.
  const where: Filter = isHigh ? far : { op: 'and', of: [far, { op: 'gt', column: id, value: 0 }] }
  const step = { kind: 'convert', column: id, factor: isHigh ? 1 / factor : factor, offset: 0, where } as const
  return {
    kind: 'mixedScale',
    columnId: id,
    level: 'warn',
    message: { code: 'alert.mixedScale', params: { column: name, count, factor, side: isHigh ? 'larger' : 'smaller' } },
    rows: where,
    fixes: [fix(isHigh ? 'divide' : 'multiply', { column: name, count, factor }, step)],
  }
}
