/** A row that states sums: by column what it states. */
export interface Statement {
  /** It claims to sum the whole table, not a part of it. */
  isWhole: boolean
  stated: ReadonlyMap<number, number>
}

/** The rows between two statements: how many they are and, by column, what they sum to. */
export interface Segment {
  rows: number
  sums: ReadonlyMap<number, number>
}

/** Rows that a statement sums, as segments from one to another, and what does not agree there. */
export interface Explanation {
  from: number
  to: number
  agreed: number
  disagreements: { column: number; stated: number; computed: number }[]
}

interface Range {
  from: number
  to: number
  /** The statements inside were summed once more with their rows. */
  isDouble?: boolean
}

/** So many segments are looked back upon for the sum of several parts. */
const LOOK_BACK = 60

/**
 * Which rows each statement sums: those since the last one, since an earlier one (sums of sums), all of the table, or
 * those that follow it. The range in which most of its sums agree, the first of equals.
 *
 * @param segments one more than there are statements: segment i stands before statement i
 */
export function explainSums(
  statements: readonly Statement[],
  segments: readonly Segment[],
  tolerance: (column: number, computed: number) => number,
): Explanation[] {
  return statements.map((statement, i) => {
    let best: Explanation | null = null
    for (const range of rangesOf(statement, i, { statements, segments })) {
      const found = explain(statement, range, { statements, segments, tolerance })
      if (best === null || found.agreed > best.agreed) best = found
      if (found.disagreements.length === 0) break
    }
    return best ?? { from: i, to: i, agreed: 0, disagreements: [] }
  })
}

interface Given {
  statements: readonly Statement[]
  segments: readonly Segment[]
}

function rangesOf({ isWhole }: Statement, i: number, { statements, segments }: Given): Range[] {
  const last = segments.length - 1
  const since = statements.slice(0, i).findLastIndex(other => other.isWhole) + 1
  const whole: Range[] = [
    { from: 0, to: last },
    { from: 0, to: i },
    { from: since, to: i },
    { from: 0, to: i, isDouble: true },
    { from: since, to: i, isDouble: true },
  ]
  const parts: Range[] = []
  for (let from = i; from >= Math.max(0, i - LOOK_BACK); from--) parts.push({ from, to: i })
  parts.push({ from: 0, to: i }, { from: i + 1, to: i + 1 }, { from: i + 1, to: last })
  const ranges = isWhole ? [...whole, ...parts] : parts
  return ranges.filter(({ from, to }) => segments.slice(from, to + 1).some(({ rows }) => rows > 0))
}

function explain(
  { stated }: Statement,
  { from, to, isDouble }: Range,
  { statements, segments, tolerance }: Given & { tolerance: (column: number, computed: number) => number },
): Explanation {
  const disagreements: Explanation['disagreements'] = []
  for (const [column, value] of stated) {
    const parts = segments.slice(from, to + 1).map(({ sums }) => sums.get(column) ?? 0)
    const again = isDouble ? statements.slice(from, to).map(other => other.stated.get(column) ?? 0) : []
    const computed = [...parts, ...again].reduce((sum, part) => sum + part, 0)
    if (Math.abs(computed - value) > tolerance(column, computed))
      disagreements.push({ column, stated: value, computed })
  }
  return { from, to, agreed: stated.size - disagreements.length, disagreements }
}
