import type { Separation } from '../../../core/grid/recordSplitter.ts'
import type { Survey } from '../../../core/grid/survey.ts'
import { readRecords } from './records.ts'

export interface Mended {
  separation: Separation
  /** Records that come out even by it, and did not by the usual reading. */
  records: number
  examples: { row: number; raw: string }[]
}

/**
 * Another reading of the quotes by which more records come out as wide as the others; null when none does better than the
 * one found. Tried where quotes stand in places they should not.
 */
export async function mendedSeparation(
  path: string,
  separation: Separation,
  survey: Survey,
  signal?: AbortSignal,
): Promise<Mended | null> {
  if (separation.quote === '' || (survey.strayQuotes === 0 && !(survey.bareQuotes > 0 && isUneven(survey)))) return null
  const usual = await oddRecords(path, separation, signal)
  // Backslashes by which every quote has its place are no accident.
  if (separation.escape !== separation.quote && !usual.isFaulty) return null
  let best: { separation: Separation; odd: Odd } = { separation, odd: usual }
  for (const other of otherReadings(separation)) {
    if (best.odd.count === 0) break
    const odd = await oddRecords(path, other, signal)
    if (isLess(odd, best.odd) && !swallows(odd, usual)) best = { separation: other, odd }
  }
  if (best.separation === separation) return null
  const records = usual.count - best.odd.count || usual.lone - best.odd.lone
  return { separation: best.separation, records, examples: usual.examples }
}

function isUneven({ widths, records, emptyLineCount }: Survey): boolean {
  return widths.reduce((most, n) => Math.max(most, n), 0) + emptyLineCount < records
}

/** The likeliest first. */
function otherReadings(separation: Separation): Separation[] {
  const { quote } = separation
  const doubled = { ...separation, escape: quote }
  return [
    { ...doubled, isFenced: true },
    separation.escape === quote ? { ...separation, escape: '\\' } : doubled,
    { ...doubled, isOneLine: true },
    { ...separation, quote: '', escape: '' },
  ]
}

const FEW = 0.1

interface Odd {
  count: number
  /** Records that are as wide as most. */
  usual: number
  /** Records that are as wide as neither neighbour: they tell where a file holds tables of several widths. */
  lone: number
  isFaulty: boolean
  examples: { row: number; raw: string }[]
}

/** A quote that never closes swallows odd records, and even ones with them; a few of these were pieces of others. */
function swallows(odd: Odd, before: Odd): boolean {
  const lost = before.usual - odd.usual
  return lost > Math.min(before.count - odd.count, before.usual * FEW)
}

function isLess(a: Odd, b: Odd): boolean {
  return a.count < b.count || (a.count === b.count && a.lone < b.lone)
}

interface Shape {
  length: number
  /** Cells up to the last that holds something. */
  extent: number
  count: number
  examples: { row: number; raw: string }[]
}

/** Records that are not as wide as most, and quotes that were never closed or stand where they should not. */
async function oddRecords(path: string, separation: Separation, signal?: AbortSignal): Promise<Odd> {
  const shapes = new Map<number, Shape>()
  const records = readRecords(path, separation, signal)
  let all = 0
  let lone = 0
  let [before, last] = [0, 0]
  for await (const batch of records) {
    for (const record of batch) {
      all++
      if (last > 0 && last !== before && last !== record.length) lone++
      before = last
      last = record.length
      const same = shapeIn(shapes, record)
      same.count++
      if (same.examples.length < 3)
        same.examples.push({ row: all, raw: record.join(separation.delimiter).slice(0, 200) })
    }
  }
  if (last > 0 && last !== before) lone++
  const { strayQuotes, unclosedQuotes } = records.faults
  const odd = [...shapes.values()].filter(isOdd(usualLength([...shapes.values()])))
  const count = odd.reduce((sum, shape) => sum + shape.count, 0)
  return {
    count: count + unclosedQuotes,
    usual: all - count,
    lone,
    isFaulty: strayQuotes + unclosedQuotes > 0,
    examples: odd.flatMap(({ examples }) => examples).slice(0, 3),
  }
}

const WIDEST = 1 << 16

function shapeIn(shapes: Map<number, Shape>, record: readonly string[]): Shape {
  const extent = record.findLastIndex(cell => cell !== '') + 1
  const key = record.length * WIDEST + extent
  const known = shapes.get(key)
  if (known !== undefined) return known
  const shape: Shape = { length: record.length, extent, count: 0, examples: [] }
  shapes.set(key, shape)
  return shape
}

function usualLength(shapes: readonly Shape[]): number {
  const counts = new Map<number, number>()
  for (const { length, count } of shapes) counts.set(length, (counts.get(length) ?? 0) + count)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0] ?? 0
}

/** Empty cells at the end of a record do not make it a wider one. */
function isOdd(usual: number): (shape: Shape) => boolean {
  return ({ length, extent }) => length < usual || extent > usual
}
