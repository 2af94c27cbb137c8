import { mulberry32 } from '../../../samples/random.ts'

/** Draws from one seeded stream. */
export class Draw {
  readonly random: () => number

  constructor(seed: number) {
    this.random = mulberry32((seed + 1) * 2_654_435_761)
    // Seeds that follow each other begin alike.
    for (let i = 0; i < 5; i++) this.random()
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1))
  }

  chance(share: number): boolean {
    return this.random() < share
  }

  of<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.random() * all.length)]
    if (one === undefined) throw new Error('nothing to draw from')
    return one
  }

  shuffled<T>(all: readonly T[]): T[] {
    const left = [...all]
    const out: T[] = []
    while (left.length > 0) out.push(...left.splice(Math.floor(this.random() * left.length), 1))
    return out
  }
}
