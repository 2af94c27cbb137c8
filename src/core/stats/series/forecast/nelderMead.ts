interface Search {
  /** Where the search begins, and how far its first steps go. */
  start: readonly number[]
  step: number
  /** Evaluations at most. */
  most: number
  /** It ends when the values at the corners differ by less than this share. */
  tolerance?: number
}

interface Corner {
  x: number[]
  value: number
}

/**
 * A minimum of a function of a few numbers without its derivatives. Infinite values keep it away.
 * Source: Nelder & Mead (1965), The Computer Journal 7, 308-313.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  { start, step, most, tolerance = 1e-8 }: Search,
): Corner {
  let evaluations = 0
  const at = (x: number[]): Corner => {
    evaluations++
    return { x, value: f(x) }
  }
  const first = at([...start])
  const corners = [first, ...start.map((_, i) => at(start.map((v, j) => (i === j ? v + step : v))))]
  const byValue = (a: Corner, b: Corner) => a.value - b.value
  corners.sort(byValue)
  while (evaluations < most && spreadOf(corners) > tolerance) {
    const worst = corners.pop() ?? first
    const centre = start.map((_, i) => corners.reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / corners.length)
    const towards = (times: number) => at(centre.map((c, i) => c + times * ((worst.x[i] ?? 0) - c)))
    const better = stepFrom({ best: corners[0] ?? first, second: corners.at(-1) ?? first, worst }, towards)
    if (better) corners.push(better)
    else {
      const best = corners[0] ?? first
      const shrunk = [...corners.slice(1), worst].map(({ x }) => at(x.map((v, i) => ((best.x[i] ?? 0) + v) / 2)))
      corners.splice(1, corners.length, ...shrunk)
    }
    corners.sort(byValue)
  }
  return corners[0] ?? first
}

/** Reflects, expands or contracts the worst corner; null where none of it helps. */
function stepFrom(of: Record<'best' | 'second' | 'worst', Corner>, towards: (times: number) => Corner): Corner | null {
  const reflected = towards(-1)
  if (reflected.value < of.best.value) {
    const expanded = towards(-2)
    return expanded.value < reflected.value ? expanded : reflected
  }
  if (reflected.value < of.second.value) return reflected
  const contracted = towards(reflected.value < of.worst.value ? -0.5 : 0.5)
  return contracted.value < Math.min(reflected.value, of.worst.value) ? contracted : null
}

function spreadOf(corners: readonly Corner[]): number {
  const [low, high] = [corners[0]?.value ?? 0, corners.at(-1)?.value ?? 0]
  if (!Number.isFinite(high)) return Number.isFinite(low) ? 1 : 0
  return Math.abs(high - low) / (Math.abs(high) + Math.abs(low) + 1e-12)
}
