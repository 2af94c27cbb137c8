import type { Relation, SortKey } from '../../../contract/relation.ts'
import { schemaOf } from '../schema.ts'
import type { Block } from './block.ts'
import { blockSql } from './block.ts'
import type { Bind } from './expression.ts'
import { orderSql, quote } from './expression.ts'

type Sorted = Relation & { op: 'sort' }
type Limited = Relation & { op: 'limit' }

/** A page of listed rows: columns of a limit of a sort of the rows of one part. */
export type Page = Relation & { op: 'project'; input: Limited & { input: Sorted } }

/** Whether a relation is a page whose rows `_row` alone names. */
export function isPage(relation: Relation & { op: 'project' }): relation is Page {
  if (relation.input.op !== 'limit' || relation.input.input.op !== 'sort') return false
  if (relation.columns.some(c => c.value.kind !== 'column' || c.value.id !== c.as)) return false
  return isOfOnePart(relation.input.input.input)
}

/**
 * First the numbers of the page's rows, from the columns that filter and order them; then those rows alone. Reading
 * the last page of 3M rows x 13 columns so takes 76 ms instead of 470: the other columns are not sorted, and row
 * groups without a row of the page are not read.
 */
export function pageBlock(
  page: Page,
  columns: readonly string[],
  block: (relation: Relation) => Block,
  bind: Bind,
): Block {
  const sorted = page.input.input
  const order = (keys: readonly SortKey[]) => orderSql(keys, schemaOf(sorted.input), bind)
  const rows = block(sorted.input)
  const numbers = blockSql({
    ...rows,
    columns: [quote('_row')],
    order: order(sorted.by),
    limit: `CAST(${bind(String(page.input.limit))} AS BIGINT)`,
    offset: page.input.offset === 0 ? null : `CAST(${bind(String(page.input.offset))} AS BIGINT)`,
  })
  const where = [`${quote('_row')} IN (\n${numbers}\n)`]
  return { ...rows, columns, where, order: order(sorted.by) }
}

/** Only then a row number is of one row, and the rows are a SELECT that can be narrowed. */
function isOfOnePart(relation: Relation): boolean {
  if (relation.op === 'filter') return isOfOnePart(relation.input)
  return relation.op === 'scan' && relation.parts.length === 1
}
