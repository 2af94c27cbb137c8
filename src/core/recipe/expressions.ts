import type { ColumnType } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Expression, Relation } from '../../contract/relation.ts'
import { call, column } from '../relation/build.ts'
import { literalFor } from '../relation/literal.ts'
import { predicateOf } from '../relation/predicate.ts'
import { schemaOf } from '../relation/schema.ts'
import { isNumeric, type RecipeColumn, type Scene } from './recipeTable.ts'
import { refuse } from './refuse.ts'

export function text(value: string): Expression {
  return { kind: 'literal', value, type: 'text' }
}

export function whole(value: number): Expression {
  return { kind: 'literal', value, type: 'integer' }
}

export function missing(type: ColumnType): Expression {
  return { kind: 'literal', value: null, type }
}

export const yes: Expression = { kind: 'literal', value: true, type: 'boolean' }

export function cast(arg: Expression, type: ColumnType, scale: number | null = null): Expression {
  return { kind: 'cast', type, arg, ...(scale !== null && { scale }) }
}

/** `then` where the condition holds, else the other. */
export function choose(condition: Expression, then: Expression, otherwise: Expression): Expression {
  return call('case', condition, then, otherwise)
}

/** Rows a filter is true for. @throws StepRefusal */
export function condition(relation: Relation, filter: Filter): Expression {
  return predicateOf(filter, schemaOf(relation), '', (_, detail) => refuse('step.bad_filter', { detail }))
}

/** A value a person gave, as one of the column's type. @throws StepRefusal */
export function valueFor({ name, type }: RecipeColumn, value: string | number | boolean): Expression {
  const found = literalFor(type, value) ?? (typeof value === 'string' ? null : literalFor(type, String(value)))
  return found ?? refuse('step.bad_value', { value: String(value), column: name })
}

/** A column's cells beside a value a person gave, both of one type: digits behind the point are kept. */
export function beside(source: RecipeColumn, given: string | number | boolean) {
  const [cell, value] = [column(source.id), valueFor(source, given)]
  const isDouble = value.kind === 'literal' && value.type === 'double'
  if (source.type === 'text' || source.type === 'double' || !isNumeric(source)) return { cell, value, as: {} }
  if (isDouble) return { cell: cast(cell, 'double'), value, as: { type: 'double' as const, scale: null } }
  const digits = /\.(\d+)$/.exec(String(given))?.[1]?.length ?? 0
  if (digits <= (source.scale ?? 0)) return { cell, value, as: {} }
  const exact = (of: Expression) => cast(of, 'decimal', digits)
  return { cell: exact(cell), value: exact(value), as: { type: 'decimal' as const, scale: digits } }
}

/** A condition on the table as it stands. @throws StepRefusal also for a column that is gone */
export function conditionIn(scene: Scene, filter: Filter): Expression {
  for (const id of columnsIn(filter)) {
    if (!scene.table.columns.some(c => c.id === id)) refuse('step.no_column', { column: scene.nameOf(id) })
  }
  return condition(scene.table.relation, filter)
}

function columnsIn(filter: Filter): string[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.flatMap(columnsIn)
    case 'not':
      return columnsIn(filter.of)
    default:
      return [filter.column]
  }
}
