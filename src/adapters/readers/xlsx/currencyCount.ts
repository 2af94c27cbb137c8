import type { CellStyle } from './styles.ts'

/** How often each column shows which currency. */
export class CurrencyCount {
  readonly #styles: readonly CellStyle[]
  readonly #columns = new Map<number, Map<string, number>>()

  constructor(styles: readonly CellStyle[]) {
    this.#styles = styles
  }

  count(column: number, style: number): void {
    const currency = this.#styles[style]?.currency ?? null
    if (currency === null) return
    const counts = this.#columns.get(column) ?? new Map<string, number>()
    this.#columns.set(column, counts)
    counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }

  /** The one most cells show, the first of equals; null when none does. */
  majority(column: number): string | null {
    let [most, n]: [string | null, number] = [null, 0]
    for (const [currency, times] of this.#columns.get(column) ?? []) if (times > n) [most, n] = [currency, times]
    return most
  }
}
