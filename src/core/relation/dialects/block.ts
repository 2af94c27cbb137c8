/** One SELECT in the making. `columns` null means all; an empty `group` is one group of all rows. */
export interface Block {
  columns: readonly string[] | null
  from: string
  where: readonly string[]
  group: string | null
  order: string | null
  limit: string | null
  offset: string | null
}

/** Everything of a table or table function. */
export function bare(from: string): Block {
  return { columns: null, from, where: [], group: null, order: null, limit: null, offset: null }
}

/** Everything of another SELECT. */
export function wrap(select: string): Block {
  return bare(`(\n${indented(select)}\n)`)
}

/** The text of a SELECT, a clause a line. */
export function blockSql(block: Block): string {
  const lines = [
    `SELECT ${(block.columns ?? ['*']).join(', ')}`,
    `FROM ${block.from}`,
    ...(block.where.length === 0 ? [] : [`WHERE ${block.where.join(' AND ')}`]),
    ...(block.group === null || block.group === '' ? [] : [`GROUP BY ${block.group}`]),
    ...(block.order === null ? [] : [`ORDER BY ${block.order}`]),
    ...(block.limit === null ? [] : [`LIMIT ${block.limit}`]),
    ...(block.offset === null ? [] : [`OFFSET ${block.offset}`]),
  ]
  return lines.join('\n')
}

function indented(text: string): string {
  return text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n')
}
