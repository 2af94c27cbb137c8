import type { PlanSource } from '../../contract/plan.ts'
import { Question } from '../../contract/question.ts'

/** A question without anything on its shelves. */
export function emptyQuestion(source: PlanSource): Question {
  return { source: { datasetId: source.datasetId, tableId: source.tableId }, type: 'auto', x: [], y: [] }
}

export function isEmpty({ x, y, colour, size, facet }: Question): boolean {
  return x.length + y.length === 0 && !colour && !size && !facet
}

/** A question as an address carries it: without its source, which the rest of the address says, and its defaults. */
export function writeQuestion(question: Question): string | undefined {
  const { source: _, type, x, y, ...rest } = question
  const written = {
    ...(type !== 'auto' && { type }),
    ...(x.length > 0 && { x }),
    ...(y.length > 0 && { y }),
    ...rest,
  }
  return Object.keys(written).length === 0 ? undefined : JSON.stringify(written)
}

/** The question of an address; null when it cannot be read. */
export function readQuestion(written: string | undefined, source: PlanSource): Question | null {
  const empty = emptyQuestion(source)
  if (!written) return empty
  try {
    const parsed = Question.safeParse({ ...JSON.parse(written), source: empty.source })
    return parsed.success ? parsed.data : null
  } catch {
    // An address typed or cut by hand.
    return null
  }
}

/** Whether two questions ask the same. */
export function isSame(a: Question, b: Question): boolean {
  return canonical(a) === canonical(b)
}

/** The same text for the same question, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
