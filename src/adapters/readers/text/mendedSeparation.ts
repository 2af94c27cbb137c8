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
    if (odd.count < best.odd.count) best = { separation: other, odd }
  }
  if (best.separation === separation) return null
  return { separation: best.separation, records: usual.count - best.odd.count, examples: usual.examples }
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
  examples: { row: number; raw: string }[]
}

/** Records that are not as wide as most, and quotes that were never closed or stand where they should not. */
async function oddRecords(path: string, separation: Separation, signal?: AbortSignal): Promise<Odd> {
  const widths = new Map<number, { count: number; examples: { row: number; raw: string }[] }>()
  const records = readRecords(path, separation, signal)
  let all = 0
  for await (const batch of records) {
    for (const record of batch) {
      all++
      const same = widths.get(record.length) ?? { count: 0, examples: [] }
      same.count++
      if (same.examples.length < 3)
        same.examples.push({ row: all, raw: record.join(separation.delimiter).slice(0, 200) })
      widths.set(record.length, same)
    }
  }
  const usual = Math.max(0, ...[...widths.values()].map(({ count }) => count))
  const examples = [...widths.values()].filter(({ count }) => count < usual).flatMap(odd => odd.examples)
  return { count: all - usual + records.faults.unclosedQuotes, examples: examples.slice(0, 3) }
}
