import type { Column } from '../../src/contract/column.ts'

type Overrides = Partial<Omit<Column, 'profile' | 'meaning'>> & {
  name: string
  profile?: Partial<Column['profile']>
  meaning?: Partial<Column['meaning']>
}

let made = 0

/** A column with a plausible profile of 100 rows; name what matters to the test. */
export function buildColumn({ profile, meaning, ...rest }: Overrides): Column {
  made += 1
  return {
    id: rest.id ?? `c${made}`,
    type: 'text',
    scale: null,
    role: 'dimension',
    rejected: 0,
    missing: [],
    ...rest,
    meaning: { unit: null, isMoney: false, additive: 'none', direction: 'neutral', ...meaning },
    profile: {
      rows: 100,
      nulls: 0,
      distinct: 10,
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

/** A column that is summed. */
export function buildMeasure(name: string, overrides: Partial<Overrides> = {}): Column {
  const profile = {
    distinct: 80,
    min: 0,
    max: 100,
    mean: 20,
    sd: 10,
    sum: 2000,
    quantiles: { p05: 5, p25: 12, p50: 20, p75: 28, p95: 40 },
    ...overrides.profile,
  }
  return buildColumn({
    type: 'decimal',
    scale: 2,
    role: 'measure',
    ...overrides,
    name,
    meaning: { additive: 'sum', direction: 'up', ...overrides.meaning },
    profile,
  })
}
