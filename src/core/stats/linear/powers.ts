import { matrixFrom, type TwofoldMatrix } from './symmetric.ts'
import type { Twofold, TwofoldArray } from './twofold.ts'
import { multiply, twofold, ZERO } from './twofold.ts'
import { product, scaled, shifted } from './twofoldColumns.ts'

/** Where a column is moved to and shrunk before it is raised to powers: (x - centre) scale. */
export interface Placement {
  centre: number
  /** A power of two. */
  scale: number
}

/** Its powers 1 to `degree`, moved and shrunk so that they differ from each other as much as powers can. */
export function powers(x: TwofoldArray, degree: number, { centre, scale }: Placement): TwofoldArray[] {
  const z = scaled(shifted(x, twofold(centre)), scale)
  const out = [z]
  for (let j = 2; j <= degree; j++) out.push(product(out[j - 2] ?? z, z))
  return out
}

/** From coefficients of 1, z, z^2 ... to those of 1, x, x^2 ..., by the binomial theorem. */
export function unplacing(degree: number, { centre, scale }: Placement): TwofoldMatrix {
  return matrixFrom(degree + 1, degree + 1, (m, j) =>
    m > j ? ZERO : multiply(power(-centre, j - m), twofold(binomial(j, m) * scale ** j)),
  )
}

function power(x: number, k: number): Twofold {
  let out = twofold(1)
  for (let i = 0; i < k; i++) out = multiply(out, twofold(x))
  return out
}

function binomial(n: number, k: number): number {
  let out = 1
  for (let i = 1; i <= k; i++) out = (out * (n - k + i)) / i
  return out
}
