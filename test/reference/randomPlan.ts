import type { Dimension, Filter, Measure } from '../../src/contract/plan.ts'
import { QueryPlan } from '../../src/contract/plan.ts'
import { generator } from './table.ts'

const columns = ['t1', 'a"b', 'i1', 'i2', 'd1', 'm1', 'b1', 'day', 'at'] as const
const numeric = ['i1', 'i2', 'd1', 'm1'] as const
const source = { datasetId: 'd', tableId: 't' }

/** Draws plans that fit the columns of `randomTable`; the same seed draws the same plan. */
export function randomPlan(seed: number): QueryPlan {
  const draw = new Draw(seed)
  const filter = draw.chance(0.6) ? { filter: draw.filter(2) } : {}
  const sample = draw.chance(0.12) ? { sample: draw.whole(1, 300) } : {}
  const page = { limit: draw.one([1, 5, 40, 1000]), offset: draw.one([0, 0, 0, 3, 50]) }
  const question = draw.chance(0.2) ? draw.listing() : draw.grouping()
  return QueryPlan.parse({ source, ...filter, ...sample, ...question, ...page })
}

class Draw {
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

  listing() {
    const listed = Array.from({ length: this.whole(0, 4) }, () => this.one(columns))
    const sort = Array.from({ length: this.whole(0, 2) }, () => ({
      by: this.one(columns),
      direction: this.direction(),
    }))
    return { columns: listed, sort }
  }

  grouping() {
    const dimensions = Array.from({ length: this.one([0, 1, 1, 1, 2, 3]) }, (_, i) => this.dimension(`g ${i}`))
    const measures = Array.from({ length: this.whole(dimensions.length === 0 ? 1 : 0, 3) }, (_, i) =>
      this.measure(`m"${i}`),
    )
    const names = [...dimensions, ...measures.filter(isExact)].map(c => c.as)
    const sort = names.filter(() => this.chance(0.4)).map(by => ({ by, direction: this.direction() }))
    const [dimension, measure] = [dimensions[0], measures[0]]
    const isRanked = dimension !== undefined && measure !== undefined && isExact(measure) && this.chance(0.4)
    const top = isRanked
      ? { tops: [{ dimension: dimension.as, measure: measure.as, n: this.one([1, 3, 8]), other: this.chance(0.6) }] }
      : {}
    return { dimensions, measures, sort, ...top }
  }

  direction(): 'asc' | 'desc' {
    return this.one(['asc', 'desc'])
  }

  dimension(as: string): Dimension {
    const column = this.one(columns)
    if (column === 'day') return { as, column, timeUnit: this.one(['year', 'quarter', 'month', 'week', 'day']) }
    if (column === 'at')
      return { as, column, timeUnit: this.one(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute']) }
    const isBinned = (column === 'd1' || column === 'i1' || column === 'm1') && this.chance(0.7)
    return isBinned
      ? { as, column, bin: { start: this.one([0, -3.5, 0.25]), width: this.one([0.5, 8, 25]) } }
      : { as, column }
  }

  measure(as: string): Measure {
    const aggregate = this.one<Measure['aggregate']>([
      'count',
      'countDistinct',
      'sum',
      'sum',
      'mean',
      'median',
      'min',
      'max',
      'sd',
      'quantile',
    ])
    if (aggregate === 'count' && this.chance(0.5)) return { as, aggregate }
    const isOfAny = aggregate === 'count' || aggregate === 'countDistinct' || aggregate === 'min' || aggregate === 'max'
    const column = isOfAny ? this.one(columns) : this.one(numeric)
    return aggregate === 'quantile'
      ? { as, aggregate, column, p: this.one([0, 0.25, 0.9, 1]) }
      : { as, aggregate, column }
  }

  filter(depth: number): Filter {
    if (depth > 0 && this.chance(0.45)) {
      if (this.chance(0.25)) return { op: 'not', of: this.filter(depth - 1) }
      const of = Array.from({ length: this.whole(0, 3) }, () => this.filter(depth - 1))
      return { op: this.one(['and', 'and', 'or']), of }
    }
    return this.condition()
  }

  condition(): Filter {
    const column = this.one(columns)
    switch (this.whole(0, 5)) {
      case 0:
        return { op: this.one(['isNull', 'notNull']), column }
      case 1:
        return {
          op: 'in',
          column,
          values: [this.value(column), this.value(column), ...(this.chance(0.4) ? [null] : [])],
        }
      case 2:
        return { op: this.one(['contains', 'startsWith']), column: 't1', value: this.one(['w', 'É', '日', "'", 'R']) }
      case 3: {
        const ranged = this.one(['i1', 'i2', 'd1', 'm1', 'day', 'at'])
        const [low, high] = [this.end(ranged), this.end(ranged)]
        return { op: 'between', column: ranged, low, high, closed: this.chance(0.5) }
      }
      default:
        return { op: this.one(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), column, value: this.value(column) }
    }
  }

  end(column: string): string | number | null {
    const value = this.chance(0.2) ? null : this.value(column)
    return typeof value === 'boolean' ? null : value
  }

  value(column: string): string | number | boolean {
    switch (column) {
      case 't1':
        return this.one(['Wii', 'Other', '', "O'Brien", '日本', '"; DROP TABLE x; --'])
      case 'a"b':
        return `k${this.whole(0, 60)}`
      case 'i1':
        return this.one([-2, 0, 1.5, 3])
      case 'i2':
        return this.whole(1990, 2020)
      case 'b1':
        return this.chance(0.5)
      case 'day':
        return `2020-0${this.whole(1, 9)}-15`
      case 'at':
        return this.one(['2020-05-01', '2020-07-09T12:30:00', '2021-01-01T00:00:00'])
      default:
        return this.one([-50, 0, 12.25, 50.5, 99.995])
    }
  }
}

/** Computed to the last bit by both sides; ordered by any other measure, a tie may break either way. */
function isExact({ aggregate }: Measure): boolean {
  return aggregate !== 'sd' && aggregate !== 'quantile'
}
