import type { Scalar } from '../../../contract/column.ts'
import type { Repair } from '../../../contract/receipt.ts'
import type { ReadSettings } from '../../../contract/settings.ts'

/** One way to read a column, with what its first cells then are. */
export interface Reading {
  change: ReadSettings
  message: Repair['message']
  /** It is how the column is read now. */
  isTaken: boolean
  examples: { row: number; raw: string; read: Scalar }[]
}

/** Something only a person can know: several readings are as plausible, and figures differ. */
export interface Question {
  repair: Repair
  /** The likelier first, which is the one taken. */
  readings: Reading[]
}

/** What a receipt asks. */
export function questionsOf(repairs: readonly Repair[]): Question[] {
  return repairs.flatMap(repair => {
    const likely = repair.choices?.filter(({ isLikely }) => isLikely) ?? []
    if (likely.length === 0) return []
    const examples = repair.examples ?? []
    const readings = likely.map(({ change, message }): Reading => {
      const isTaken = message.params.format !== undefined && message.params.format === takenFormat(repair)
      return {
        change,
        message,
        isTaken,
        examples: isTaken ? examples : readOtherwise(examples, message.params.examples),
      }
    })
    return [{ repair, readings: tellingApart(readings).sort((a, b) => Number(b.isTaken) - Number(a.isTaken)) }]
  })
}

/** Rows that are read alike either way tell nothing, unless there are no others. */
function tellingApart(readings: Reading[]): Reading[] {
  const reads = new Map<number, Set<Scalar>>()
  for (const { row, read } of readings.flatMap(({ examples }) => examples))
    reads.set(row, (reads.get(row) ?? new Set()).add(read))
  const telling = [...reads].filter(([, different]) => different.size > 1).map(([row]) => row)
  if (telling.length === 0) return readings
  return readings.map(reading => ({
    ...reading,
    examples: reading.examples.filter(({ row }) => telling.includes(row)),
  }))
}

/** The format a repair says it took, without the time of day that choices leave out. */
function takenFormat({ message: { params } }: Repair): string | undefined {
  const taken = params.taken ?? params.format
  return typeof taken === 'string' ? taken.replace(/ hh:mm:ss.*$/, '') : undefined
}

/** The same cells under another reading, from '03/04/2024 is 2024-03-04, 05/04/2024 is 2024-05-04'. */
function readOtherwise(examples: Reading['examples'], said: unknown): Reading['examples'] {
  if (typeof said !== 'string') return []
  let rest = said
  return examples.flatMap(({ row, raw }, i) => {
    const begin = `${raw} is `
    if (!rest.startsWith(begin)) return []
    const next = examples[i + 1]
    const until = next === undefined ? rest.length : rest.indexOf(`, ${next.raw} is `, begin.length)
    const end = until < 0 ? rest.length : until
    const read = rest.slice(begin.length, end)
    rest = rest.slice(end + 2)
    return [{ row, raw, read: read === 'missing' ? null : read }]
  })
}
