import { chooseFamily, type FamilyFit, REQUIRED_FIT } from '../../core/column/chooseType.ts'
import { BLANKS, type Family, familyKey, type TextCount } from '../../core/column/family.ts'
import { LONGEST_MARKER, MISSING_MARKERS } from '../../core/column/missingMarkers.ts'
import { proposeFamilies } from '../../core/column/propose.ts'
import type { RawColumn, RawTable } from '../readers/raw.ts'
import { type ColumnSize, cellsOf } from './cells.ts'
import { digitsSql, matchesSql } from './familySql.ts'
import { exactText, int, name, type Row, rowOf, rowsOf, text, textOf } from './sql.ts'

const SAMPLE_CELLS = 2000
const SAMPLE_TEXTS = 500
const MAX_ROUNDS = 4
const TYPED_LOOK = '^[^\\p{L}]{0,4}\\d|[\\d%)]$'

export interface ColumnFits {
  column: RawColumn
  nonNull: number
  /** Every family measured over all cells; empty for plain text. */
  fits: readonly FamilyFit[]
  best: FamilyFit | null
  /** Distinct texts from the head of the column and those no family read; for shapes, never for decisions on type. */
  texts: readonly TextCount[]
}

/** What was found, with the cells at hand; they are those of the column inspected last. */
export interface InspectedColumn extends ColumnFits {
  /** SQL, as `cellsOf` answers. */
  cells: string
}

/**
 * Measures over all cells of a column the families its texts ask for, until no cell asks for another one.
 *
 * A sample says what to measure first; then the cells that did not fit say what to measure next.
 */
export async function inspectColumn(raw: RawTable, column: RawColumn, size: ColumnSize): Promise<InspectedColumn> {
  const measured = new Map<string, FamilyFit>()
  const { cells, nonNull } = await cellsOf(raw, column, size)
  let texts = await sampleTexts(raw, column)
  for (let round = 0; round < MAX_ROUNDS && nonNull > 0; round++) {
    const news = await measureFresh(raw, { column, cells, nonNull, texts }, measured)
    if (round > 0 && news === 0) break
    const more = await unread(raw, { cells, nonNull, best: leader([...measured.values()]) })
    if (more.length === 0) break
    texts = [...texts, ...more]
  }
  const fits = [...measured.values()]
  return { column, cells, nonNull, fits, best: chooseFamily(fits, nonNull), texts }
}

/** Measures the families the texts ask for and nobody measured yet; answers how many. */
async function measureFresh(
  raw: RawTable,
  { column, cells, nonNull, texts }: Pick<InspectedColumn, 'column' | 'cells' | 'nonNull' | 'texts'>,
  measured: Map<string, FamilyFit>,
): Promise<number> {
  const proposals = proposeFamilies({ name: column.name, kinds: column.kinds, texts })
  const fresh = proposals.filter(family => !measured.has(familyKey(family)))
  for (const family of fresh) {
    const fit = await measure(raw, { cells, nonNull }, family)
    measured.set(familyKey(family), fit)
    if (fit.fits === nonNull && isUnambiguous(family)) break
  }
  return fresh.length
}

/** Texts the leading family does not read; where there is none, those that look as if one should. */
async function unread(
  raw: RawTable,
  { cells, nonNull, best }: Pick<InspectedColumn, 'cells' | 'nonNull' | 'best'>,
): Promise<TextCount[]> {
  if (best === null) return await typedLooking(raw, cells, nonNull)
  return best.fits === nonNull ? [] : await distinctWhere(raw, cells, `NOT ${matchesSql(best.family, 'x')}`)
}

/** Whether reading every cell settles it: day and month, comma and point may still be read the other way round. */
function isUnambiguous(family: Family): boolean {
  if (family.kind === 'number') return !family.isDressed
  return (family.kind !== 'date' && family.kind !== 'timestamp') || family.order === 'ymd'
}

function leader(fits: readonly FamilyFit[]): FamilyFit | null {
  return fits.reduce<FamilyFit | null>((best, fit) => (best === null || fit.fits > best.fits ? fit : best), null)
}

/** Cells from the head of the table and some spread over it. */
async function sampleTexts(raw: RawTable, column: RawColumn): Promise<TextCount[]> {
  const x = name(column.source)
  const head = `SELECT ${x} AS x FROM ${name(raw.relation)} WHERE ${x} IS NOT NULL LIMIT ${SAMPLE_CELLS}`
  const rows = await rowsOf(
    raw.connection,
    `SELECT ${exactText('x')} AS x, count(*) AS n FROM (${head}) GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${SAMPLE_TEXTS}`,
  )
  return rows.map(textCount)
}

async function measure(
  raw: RawTable,
  { cells, nonNull }: Pick<InspectedColumn, 'cells' | 'nonNull'>,
  family: Family,
): Promise<FamilyFit> {
  const value = family.kind === 'number' ? digitsSql(family, 'x') : 'x'
  const values = `SELECT CASE WHEN ${matchesSql(family, 'x')} THEN ${value} END AS v, n FROM ${cells}`
  const point = `strpos(v, '.')`
  const numeric = `,
    max(CASE WHEN ${point} > 0 THEN strlen(v) - ${point} ELSE 0 END) FILTER (e = 0) AS fraction,
    max((CASE WHEN ${point} > 0 THEN ${point} - 1 ELSE strlen(v) END) - CAST(v[1] IN ('-', '+') AS INTEGER))
      FILTER (e = 0) AS whole,
    max(strlen(v)) AS length, sum(n) FILTER (e > 0) AS exponents`
  const isNumber = family.kind === 'number'
  const e = isNumber && family.hasExponent ? `greatest(strpos(v, 'e'), strpos(v, 'E'))` : '0'
  const row = await rowOf(
    raw.connection,
    `SELECT sum(n) AS fits ${isNumber ? numeric : ''} FROM (SELECT v, n, ${e} AS e FROM (${values}) WHERE v IS NOT NULL)`,
  )
  const fits = int(row['fits'])
  return {
    family,
    fits,
    missing: fits === nonNull ? 0 : await missingAmong(raw, cells, family),
    maxWhole: int(row['whole']),
    maxFraction: int(row['fraction']),
    maxLength: int(row['length']),
    exponents: int(row['exponents']),
  }
}

async function missingAmong(raw: RawTable, cells: string, family: Family): Promise<number> {
  const markers = await markersOf(raw, cells, family)
  return markers.reduce((sum, { count }) => sum + count, 0)
}

/** Texts that stand for "missing" where the family does not read them, most frequent first. */
export async function markersOf(raw: RawTable, cells: string, family: Family): Promise<TextCount[]> {
  const markers = MISSING_MARKERS.map(text).join(', ')
  const rows = await rowsOf(
    raw.connection,
    `SELECT ${exactText('x')} AS x, sum(n) AS n FROM ${cells}
     WHERE CASE WHEN ${matchesSql(family, 'x')} OR strlen(x) > ${LONGEST_MARKER} THEN false
       ELSE lower(trim(x, ${text(BLANKS)})) IN (${markers}) END
     GROUP BY 1 ORDER BY n DESC, 1`,
  )
  return rows.map(textCount)
}

/** Cells that begin or end like numbers and dates, when nearly all of the column does; else none. */
async function typedLooking(raw: RawTable, cells: string, nonNull: number): Promise<TextCount[]> {
  const look = `regexp_matches(x, ${text(TYPED_LOOK)})`
  const row = await rowOf(raw.connection, `SELECT sum(n) FILTER (${look}) AS n FROM ${cells}`)
  if (int(row['n']) < REQUIRED_FIT * nonNull * 0.5) return []
  return await distinctWhere(raw, cells, look)
}

async function distinctWhere(raw: RawTable, cells: string, condition: string): Promise<TextCount[]> {
  // Groups come in no order, so that none may be cut off before they are ranked; they are few.
  const enough = cells.startsWith('(') ? `LIMIT ${SAMPLE_CELLS * 10}` : ''
  const rows = await rowsOf(
    raw.connection,
    `SELECT ${exactText('x')} AS x, sum(n) AS n FROM (SELECT x, n FROM ${cells} WHERE ${condition} ${enough})
     GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${SAMPLE_TEXTS}`,
  )
  return rows.map(textCount)
}

function textCount(row: Row): TextCount {
  return { text: textOf(row['x']), count: int(row['n']) }
}
