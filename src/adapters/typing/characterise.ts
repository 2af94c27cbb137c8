import type { Column, ColumnType } from '../../contract/column.ts'
import { meaningOf } from '../../core/column/meaning.ts'
import { roleOf } from '../../core/column/role.ts'
import type { ColumnProfile } from './profile.ts'

/** What tells the role and the meaning of a column. */
export interface Traits {
  name: string
  type: ColumnType
  profiled: ColumnProfile
  /** Some distinct texts as they stand in the column. */
  texts: readonly string[]
  currency: string | null
  isPercent: boolean
  isDuration: boolean
  /** As `meaningOf` takes it. */
  unit?: string | null | undefined
}

/** What a typed and profiled column is for, and what its values mean. */
export function characterise({ name, type, profiled, texts, ...signs }: Traits): Pick<Column, 'role' | 'meaning'> {
  const { profile, averageLength, averageWords } = profiled
  const role = roleOf({
    name,
    type,
    nonNull: profile.rows - profile.nulls,
    distinct: profile.distinct,
    min: profile.min,
    max: profile.max,
    averageLength,
    averageWords,
    texts,
  })
  return { role, meaning: meaningOf({ name, type, role, ...signs }) }
}
