/**
 * p-values of several tests after Holm's correction: the chance of any false alarm among all of them stays below the level.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
 */
export function holm(p: readonly number[]): number[] {
  const order = ascending(p)
  const adjusted = p.map(() => 1)
  let most = 0
  order.forEach((index, i) => {
    most = Math.max(most, Math.min(1, (p.length - i) * (p[index] ?? 1)))
    adjusted[index] = most
  })
  return adjusted
}

/**
 * p-values of several tests after the correction of Benjamini and Hochberg: the share of false alarms among what is
 * reported stays below the level.
 *
 * Source: Benjamini & Hochberg (1995), J. Royal Statistical Society B 57, 289-300.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = ascending(p)
  const adjusted = p.map(() => 1)
  let least = 1
  for (let i = p.length - 1; i >= 0; i--) {
    const index = order[i] ?? 0
    least = Math.min(least, (p.length / (i + 1)) * (p[index] ?? 1))
    adjusted[index] = least
  }
  return adjusted
}

function ascending(p: readonly number[]): number[] {
  return p.map((_, i) => i).sort((a, b) => (p[a] ?? 1) - (p[b] ?? 1))
}
