import type { Column } from '../../contract/column.ts'

function column(id: string, part: Partial<Column>, profile: Partial<Column['profile']> = {}): Column {
  return {
    id,
    name: id,
    type: 'text',
    scale: null,
    role: 'dimension',
    rejected: 0,
    missing: [],
    meaning: { unit: null, isMoney: false, additive: 'none', direction: 'neutral' },
    ...part,
    profile: {
      rows: 1000,
      nulls: 0,
      distinct: 8,
      min: null,
      max: null,
      mean: null,
      sd: null,
      sum: null,
      quantiles: null,
      histogram: null,
      top: [],
      ...profile,
    },
  }
}

const measure = { type: 'decimal', role: 'measure', scale: 2 } as const
const meaning = { unit: null, isMoney: false, direction: 'up' } as const

/** Columns of each role, for tests. */
export const sales = column('sales', { ...measure, meaning: { ...meaning, additive: 'sum' } }, { distinct: 900 })
export const price = column('price', { ...measure, meaning: { ...meaning, additive: 'mean' } }, { distinct: 400 })
export const genre = column('genre', {}, { distinct: 8 })
export const city = column('city', {}, { distinct: 300 })
export const title = column('title', { role: 'text' }, { distinct: 990 })
export const day = column(
  'day',
  { type: 'date', role: 'time' },
  { distinct: 700, min: '2022-01-01', max: '2023-12-31' },
)
