/**
 * How far two ways to label the same points agree, whatever the labels are called: 1 for the same, 0 for what chance
 * would give (the adjusted Rand index, Hubert & Arabie 1985, J. Classification 2, 193-218).
 */
export function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length
  const cells = new Map<string, number>()
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    cells.set(`${x},${y}`, (cells.get(`${x},${y}`) ?? 0) + 1)
    rows.set(x, (rows.get(x) ?? 0) + 1)
    columns.set(y, (columns.get(y) ?? 0) + 1)
  }
  const pairs = (counts: Map<unknown, number>) => [...counts.values()].reduce((sum, m) => sum + (m * (m - 1)) / 2, 0)
  const both = pairs(cells)
  const [first, second, all] = [pairs(rows), pairs(columns), (n * (n - 1)) / 2]
  const expected = all > 0 ? (first * second) / all : 0
  const most = (first + second) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}
