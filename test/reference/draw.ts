import { generator } from './table.ts'

/** Choices that are the same for the same seed. */
export class Draw {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = generator(seed * 7919 + 1)
  }

  chance(p: number): boolean {
    return this.#random() < p
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1))
  }

  one<T>(items: readonly [T, ...T[]]): T {
    return items[this.whole(0, items.length - 1)] ?? items[0]
  }

  several<T>(n: number, item: (i: number) => T): T[] {
    return Array.from({ length: n }, (_, i) => item(i))
  }

  direction(): 'asc' | 'desc' {
    return this.one(['asc', 'desc'])
  }
}
