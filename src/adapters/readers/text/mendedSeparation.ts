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
  let best: { separation: Separation; odd: Odd } = { separation, odd: usual }
  for (const other of otherReadings(separation)) {
    if (best.odd.count === 0) break
    const odd = await oddRecords(path, other, signal)
    // A quote that never closes swallows odd records, and even ones with them.
    if (isLess(odd, best.odd) && odd.usual >= usual.usual) best = { separation: other, odd }
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
    ...(separation.delimiter.length === 1 ? [{ ...doubled, isFenced: true }] : []),
    separation.escape === quote ? { ...separation, escape: '\\' } : doubled,
    { ...doubled, isOneLine: true },
    { ...separation, quote: '', escape: '' },
  ]
}

interface Odd {
  count: number
  /** Records that are as wide as most. */
  usual: number
  /** Records that are as wide as neither neighbour: they tell where a file holds tables of several widths. */
  lone: number
  examples: { row: number; raw: string }[]
}

function isLess(a: Odd, b: Odd): boolean {
  return a.count < b.count || (a.count === b.count && a.lone < b.lone)
}

/** Records that are not as wide as most, and quotes that were never closed or stand where they should not. */
async function oddRecords(path: string, separation: Separation, signal?: AbortSignal): Promise<Odd> {
  const widths = new Map<number, { count: number; examples: { row: number; raw: string }[] }>()
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
      const same = widths.get(record.length) ?? { count: 0, examples: [] }
      same.count++
      if (same.examples.length < 3)
        same.examples.push({ row: all, raw: record.join(separation.delimiter).slice(0, 200) })
      widths.set(record.length, same)
    }
  }
  const usual = Math.max(0, ...[...widths.values()].map(({ count }) => count))
  const examples = [...widths.values()].filter(({ count }) => count < usual).flatMap(odd => odd.examples)
  if (last > 0 && last !== before) lone++
  return { count: all - usual + records.faults.unclosedQuotes, usual, lone, examples: examples.slice(0, 3) }
}
