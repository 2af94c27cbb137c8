import type { Calculation, Dimension, QueryPlan } from '../../src/contract/plan.ts'
import { periodOf, yearBefore } from './calendar.ts'
import { compare } from './filter.ts'
import type { Cell, Table } from './table.ts'

type Row = Readonly<Record<string, Cell>>

/** The result's groups, in their order, with what is made of their measures. */
export function calculate(plan: QueryPlan, groups: readonly Row[], table: Table): Row[] {
  return plan.measures.reduce<Row[]>(
    (results, { as, calculation }) => {
      if (calculation === undefined) return results
      const along = plan.dimensions.find(d => d.as === calculation.along) ?? plan.dimensions[0]
      if (along === undefined) throw new Error('nothing to run along')
      const others = plan.dimensions.filter(d => d !== along)
      const values = new Map<Row, Cell>()
      for (const run of runsOf(groups, others)) {
        const made = new Run(run, as, along, table)
        for (const group of run) values.set(group, made.valueOf(calculation, group))
      }
      return results.map((row, i) => ({ ...row, [as]: values.get(groups[i] ?? {}) ?? null }))
    },
    groups.map(group => ({ ...group })),
  )
}

function runsOf(groups: readonly Row[], others: readonly Dimension[]): Row[][] {
  const runs = new Map<string, Row[]>()
  for (const group of groups) {
    const key = JSON.stringify(others.map(d => group[d.as]))
    runs.set(key, [...(others.length === 0 ? [] : (runs.get(key) ?? [])), group])
  }
  return others.length === 0 ? [[...groups]] : [...runs.values()]
}

/** Groups that differ along one dimension only. */
class Run {
  readonly #as: string
  readonly #along: Dimension
  readonly #groups: readonly Row[]
  /** Those that have a place, in ascending order, and the place of each. */
  readonly #placed: readonly Row[]
  readonly #places = new Map<Row, number>()
  /** The place of a value, and the number of its period where values have periods. */
  readonly #byValue = new Map<Cell, number>()
  readonly #numbers: readonly number[] | null
  readonly #byNumber = new Map<number, number>()

  constructor(groups: readonly Row[], as: string, along: Dimension, table: Table) {
    this.#as = as
    this.#along = along
    this.#groups = groups
    this.#placed = groups
      .filter(g => g[along.as] !== null)
      .sort((a, b) => compare(a[along.as] ?? null, b[along.as] ?? null))
    const number = numbering(along, table)
    this.#numbers = number === null ? null : this.#placed.map(g => number(g[along.as] ?? null))
    for (const [i, group] of this.#placed.entries()) {
      this.#places.set(group, i)
      this.#byValue.set(group[along.as] ?? null, i)
      this.#byNumber.set(this.#numbers?.[i] ?? i, i)
    }
  }

  valueOf(calculation: Calculation, group: Row): Cell {
    const x = group[this.#as] ?? null
    if (calculation.kind === 'share') {
      const total = sum(this.#groups.map(g => g[this.#as] ?? null))
      return x === null || total === null || total === 0 ? null : Number(x) / total
    }
    const place = this.#places.get(group)
    if (place === undefined) return null
    switch (calculation.kind) {
      case 'running':
        return sum(this.#values(0, place))
      case 'movingAverage':
        return mean(this.#values(this.#firstNear(place, calculation.periods), place))
      case 'change':
        return change(x, this.#valueAt(this.#earlier(place, calculation.against)), calculation.as)
    }
  }

  #values(from: number, to: number): Cell[] {
    return this.#placed.slice(from, to + 1).map(g => g[this.#as] ?? null)
  }

  #valueAt(place: number | undefined): Cell {
    return place === undefined ? null : (this.#placed[place]?.[this.#as] ?? null)
  }

  #firstNear(place: number, periods: number): number {
    const numbers = this.#numbers
    if (numbers === null) return Math.max(0, place - periods + 1)
    let first = place
    while (first > 0 && (numbers[place] ?? 0) - (numbers[first - 1] ?? 0) < periods) first--
    return first
  }

  #earlier(place: number, against: 'previousPeriod' | 'previousYear'): number | undefined {
    const n = this.#numbers?.[place]
    if (n === undefined) return place - 1
    const inYear: Partial<Record<string, number>> = { year: 1, quarter: 4, month: 12, week: 52 }
    const value = this.#placed[place]?.[this.#along.as] ?? null
    const steps = against === 'previousPeriod' || typeof value === 'number' ? 1 : inYear[this.#along.timeUnit ?? '']
    return steps === undefined ? this.#byValue.get(yearBefore(String(value))) : this.#byNumber.get(n - steps)
  }
}

/** Cents and eighths add up exactly in thousandths. */
function sum(cells: readonly Cell[]): number | null {
  const numbers = cells.filter(cell => cell !== null).map(Number)
  return numbers.length === 0 ? null : numbers.reduce((total, x) => total + Math.round(x * 1000), 0) / 1000
}

function mean(cells: readonly Cell[]): number | null {
  const numbers = cells.filter(cell => cell !== null).map(Number)
  return numbers.length === 0 ? null : numbers.reduce((total, x) => total + x, 0) / numbers.length
}

function change(x: Cell, earlier: Cell, as: 'difference' | 'ratio'): Cell {
  if (x === null || earlier === null) return null
  if (as === 'difference') return Number(x) - Number(earlier)
  return Number(earlier) > 0 ? Number(x) / Number(earlier) - 1 : null
}

/** Numbers the values of a dimension that has periods; null for one that has only an order. */
function numbering(
  { timeUnit, timePart, bin, ranges, column }: Dimension,
  table: Table,
): ((value: Cell) => number) | null {
  if (timePart !== undefined || bin !== undefined || ranges !== undefined) return null
  if (timeUnit !== undefined) return value => periodOf(String(value), timeUnit)
  const type = table.columns.find(c => c.id === column)?.type
  if (type === 'date') return value => periodOf(String(value), 'day')
  return type === 'integer' ? Number : null
}
