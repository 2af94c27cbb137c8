import type { Column } from '../../../contract/column.ts'
import type { MethodField } from '../catalogue/method.ts'

/** What the input of a field is given. */
export interface FieldProps<Is extends MethodField['is'] = MethodField['is']> {
  field: Extract<MethodField, { is: Is }>
  value: unknown
  /** What is chosen for the other fields. */
  request: Readonly<Record<string, unknown>>
  columns: readonly Column[]
  /** Undefined: the method's own default. */
  onChange: (value: unknown) => void
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

/** Columns that another field holds. */
export function columnsOf({ request, columns }: Pick<FieldProps, 'request' | 'columns'>, of: string): Column[] {
  const held = request[of]
  const ids = typeof held === 'string' ? [held] : textsOf(held)
  return ids.flatMap(id => columns.find(column => column.id === id) ?? [])
}
