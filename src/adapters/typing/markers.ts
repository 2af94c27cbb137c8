import type { ColumnWish } from '../../core/column/columnWish.ts'
import { BLANKS, type Family, type TextCount, trimCell } from '../../core/column/family.ts'
import { isMissingInText, LONGEST_MARKER, MISSING_MARKERS, TEXT_MARKERS } from '../../core/column/missingMarkers.ts'
import type { Answers } from './answers.ts'
import { matchesSql } from './familySql.ts'
import { exactText, int, text, textCount } from './sql.ts'

/** SQL of a cell without blanks around it. */
export function trimmedSql(x: string): string {
  return `trim(${x}, ${text(BLANKS)})`
}

/** The texts a person said to be missing, as they stand in the cells. */
export async function saidMissing(cells: Answers, wish: ColumnWish): Promise<TextCount[]> {
  const markers = toldMarkers(wish)
  if (markers.length === 0) return []
  return await counted(cells, `${trimmedSql('x')} IN (${markers.map(text).join(', ')})`)
}

/** What a person said to be missing, and did not take back. */
export function toldMarkers({ missing, present }: ColumnWish): string[] {
  return (missing ?? []).map(trimCell).filter(marker => !present.includes(marker))
}

/** Texts that stand for "missing" where the family does not read them, most frequent first. */
export async function markersOf({
  cells,
  family,
  wish,
}: {
  cells: Answers
  family: Family
  wish: ColumnWish
}): Promise<TextCount[]> {
  if (wish.missing !== null) return []
  const found = await counted(
    cells,
    `CASE WHEN ${matchesSql(family, 'x')} OR strlen(x) > ${LONGEST_MARKER} THEN false
       ELSE lower(${trimmedSql('x')}) IN (${MISSING_MARKERS.map(text).join(', ')}) END`,
  )
  return found.filter(marker => !wish.present.includes(trimCell(marker.text)))
}

/** What stands around the words of a column of text. */
export interface TextEdges {
  /** Cells with blanks around them. */
  padded: number
  /** Texts that stand for "missing", most frequent first. */
  missing: TextCount[]
}

/** SQL: the cell has blanks around it. Comparing it with itself trimmed costs five times as much, a pattern twice. */
export function isPadded(x: string): string {
  return `(${[...BLANKS].map(blank => `${x} LIKE ${text(`${blank}%`)} OR ${x} LIKE ${text(`%${blank}`)}`).join(' OR ')})`
}

/** How many cells of a column of text have blanks around them, and what stands for "missing" in it. */
export async function textEdges(cells: Answers, wish: ColumnWish): Promise<TextEdges> {
  const bare = `CASE WHEN ${isPadded('x')} THEN ${trimmedSql('x')} ELSE x END`
  const row = await cells.row(
    from =>
      `SELECT sum(n) FILTER (${isPadded('x')}) AS padded, sum(n) FILTER (${isCandidate(bare)}) AS candidates FROM ${from}`,
  )
  const padded = int(row['padded'])
  if (wish.missing !== null || int(row['candidates']) === 0) return { padded, missing: [] }
  const missing = await textMarkers(cells, padded > 0 ? trimmedSql('x') : 'x')
  return { padded, missing: missing.filter(marker => !wish.present.includes(trimCell(marker.text))) }
}

function isCandidate(bare: string): string {
  const isMarker = `lower(${bare}) IN (${TEXT_MARKERS.map(text).join(', ')})`
  return `CASE WHEN strlen(x) > ${LONGEST_MARKER} THEN false ELSE ${isMarker} END`
}

async function textMarkers(cells: Answers, bare: string): Promise<TextCount[]> {
  const isMarker = isCandidate(bare)
  const found = await counted(cells, isMarker)
  if (found.length === 0) return []
  const around = await cells.row(
    from => `SELECT sum(n) AS cells, sum(n) FILTER (regexp_full_match(x, '[A-Z]{1,3}')) AS codes,
       sum(n) FILTER (regexp_full_match(x, '[^\\p{L}\\p{N}]+')) AS signs
     FROM ${from} WHERE NOT (${isMarker})`,
  )
  const surroundings = { cells: int(around['cells']), shortCodes: int(around['codes']), signs: int(around['signs']) }
  return found.filter(marker => isMissingInText(trimCell(marker.text), surroundings))
}

/** The different texts of the cells for which the condition holds, most frequent first. */
async function counted(cells: Answers, condition: string): Promise<TextCount[]> {
  const rows = await cells.rows(
    from => `SELECT ${exactText('x')} AS t, sum(n) AS n FROM ${from} WHERE ${condition} GROUP BY t`,
    { order: 'n DESC, t' },
  )
  return rows.map(textCount)
}
