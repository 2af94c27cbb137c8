import { textWidth, widest } from '../echarts/textWidth.ts'

/** Room between the texts of two columns. */
export const padding = 12
const widestText = 320
const leastText = 72

interface Columns {
  heads: readonly string[]
  isNumeric: readonly boolean[]
  rows: readonly (readonly string[])[]
}

/**
 * How wide each column of a table is. Texts may be cut, numbers never: a cut number is a wrong number. Where not all
 * columns find room the last ones are left out; the answer is shorter then.
 */
export function fitColumns({ heads, isNumeric, rows }: Columns, width: number): number[] {
  const needed = heads.map((head, i) => {
    const cells = widest(rows.map(line => line[i] ?? ''))
    // Totals and heads are set bolder than the letters that are measured.
    return padding + Math.ceil(Math.min(widestText, Math.max(cells, textWidth(head))) * 1.06)
  })
  const least = needed.map((wide, i) => {
    const figures = padding + Math.ceil(widest(rows.map(line => line[i] ?? '')) * 1.06)
    return isNumeric[i] ? Math.max(figures, Math.min(wide, leastText)) : Math.min(wide, leastText)
  })
  let count = heads.length
  while (count > 1 && sum(least.slice(0, count)) > width) count -= 1
  const spare = width - sum(least.slice(0, count))
  const wanted = needed.slice(0, count).map((wide, i) => Math.max(0, wide - (least[i] ?? 0)))
  const share = Math.min(1, Math.max(0, spare) / Math.max(1, sum(wanted)))
  const rest = Math.max(0, spare - sum(wanted)) / count
  return wanted.map((more, i) => (least[i] ?? 0) + more * share + rest)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
