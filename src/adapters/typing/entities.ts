import { ENTITY, letterOf } from '../../core/column/entities.ts'
import { type Answers, among } from './answers.ts'
import { int, text } from './sql.ts'

/** A character as pages of the web write it: `&amp;` is `&`. */
export interface Entity {
  written: string
  letter: string
}

export interface Entities {
  entities: readonly Entity[]
  /** Cells that hold one. */
  cells: number
}

export const NO_ENTITIES: Entities = { entities: [], cells: 0 }
const MOST = 200

/** The different entities in the cells of a column; none where some of them stand in markup, which is kept whole. */
export async function entitiesOf(cells: Answers): Promise<Entities> {
  // A filter by WHERE is quick where it is mostly false; one of an aggregate matches every cell with the pattern.
  const suspects = among(cells, from => `(SELECT x, n FROM ${from} WHERE contains(x, '&'))`)
  const has = `regexp_matches(x, ${text(ENTITY)})`
  const { n, tagged } = await suspects.row(
    from => `SELECT sum(n) AS n, sum(n) FILTER (regexp_matches(x, '<[a-zA-Z/!]')) AS tagged FROM ${from} WHERE ${has}`,
  )
  if (int(n) === 0 || int(tagged) > 0) return NO_ENTITIES
  const written = (from: string) =>
    `SELECT unnest(regexp_extract_all(x, ${text(ENTITY)})) AS e FROM ${from} WHERE ${has}`
  const rows = await suspects.rows(from => `SELECT e, count(*) AS n FROM (${written(from)}) GROUP BY e`, {
    order: 'n DESC, e',
    limit: MOST,
  })
  const entities = rows.flatMap(({ e }) => {
    const letter = letterOf(String(e))
    return letter === null ? [] : [{ written: String(e), letter }]
  })
  return entities.length === 0 ? NO_ENTITIES : { entities, cells: int(n) }
}

/** SQL of the text with its entities put into letters; `&` comes last, so that `&amp;lt;` becomes `&lt;` and no more. */
export function decodedSql(cell: string, entities: readonly Entity[]): string {
  const ordered = [...entities].sort((a, b) => Number(a.letter === '&') - Number(b.letter === '&'))
  return ordered.reduce((sql, { written, letter }) => `replace(${sql}, ${text(written)}, ${text(letter)})`, cell)
}
