import { chiSquareUpper } from '../special/chiSquare.ts'

/** Pearson's chi-square test of a table of counts. */
export interface Contingency {
  n: number
  statistic: number
  df: number
  p: number
  /** Cramer's V, and with Bergsma's correction for its upward bias. */
  v: number
  vCorrected: number
  /** Share of cells with an expected count below five, and the least of those counts. */
  fewExpected: number
  leastExpected: number
}

/**
 * Whether rows and columns of a table of counts are independent; rows and columns that are empty are left out. null
 * where there are fewer than two of either.
 *
 * @param yates take half off each difference: Yates' correction, for two by two only
 * Source: Pearson (1900); Cramer (1946); Bergsma (2013), J. Korean Statistical Society 42, 323-328.
 */
export function contingency(table: readonly (readonly number[])[], yates = false): Contingency | null {
  const columnSums = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0))
  const columns = columnSums.filter(sum => sum > 0)
  const rows = table.filter(row => row.some(count => count > 0))
  const [r, c] = [rows.length, columns.length]
  if (r < 2 || c < 2) return null
  const n = columns.reduce((sum, x) => sum + x, 0)
  const half = yates && r === 2 && c === 2 ? 0.5 : 0
  let statistic = 0
  let few = 0
  let leastExpected = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const rowSum = row.reduce((sum, x) => sum + x, 0)
    row.forEach((count, j) => {
      const expected = (rowSum * (columnSums[j] ?? 0)) / n
      if (expected === 0) return
      const away = Math.abs(count - expected)
      statistic += (away - Math.min(half, away)) ** 2 / expected
      few += expected < 5 ? 1 : 0
      leastExpected = Math.min(leastExpected, expected)
    })
  }
  const df = (r - 1) * (c - 1)
  return {
    ...{ n, statistic, df, p: chiSquareUpper(statistic, df), v: Math.sqrt(statistic / n / (Math.min(r, c) - 1)) },
    ...{ vCorrected: corrected({ phi2: statistic / n, n, r, c }), fewExpected: few / (r * c), leastExpected },
  }
}

function corrected({ phi2, n, r, c }: { phi2: number; n: number; r: number; c: number }): number {
  if (n < 2) return 0
  const left = Math.max(0, phi2 - ((r - 1) * (c - 1)) / (n - 1))
  const [rows, columns] = [r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)]
  const least = Math.min(rows, columns) - 1
  return least > 0 ? Math.min(1, Math.sqrt(left / least)) : 0
}
