import { chooseFamily, type FamilyFit, mostFitting, REQUIRED_FIT } from '../../core/column/chooseType.ts'
import { type ColumnWish, isDecided, wishedFamilies } from '../../core/column/columnWish.ts'
import { type Family, familyKey, type TextCount } from '../../core/column/family.ts'
import { areCodes } from '../../core/column/numberText.ts'
import type { RawColumn, RawTable } from '../readers/raw.ts'
import { type ColumnSize, cellsOf } from './cells.ts'
import { digitsSql, matchesSql } from './familySql.ts'
import { markersOf, saidMissing, toldMarkers, trimmedSql } from './markers.ts'
import { exactText, int, name, rowOf, rowsOf, text, textCount } from './sql.ts'

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
  wish: ColumnWish
  /** SQL, as `cellsOf` answers. */
  cells: string
  /** Texts a person said to be missing, as they stand in the cells; no family was measured on them. */
  said: readonly TextCount[]
}

/** Cells that families are measured on. */
interface Subject {
  column: RawColumn
  wish: ColumnWish
  cells: string
  nonNull: number
}

/**
 * Measures over all cells of a column the families its texts ask for, until no cell asks for another one. What a person
 * wishes is measured instead of it, and chosen however little it fits.
 *
 * A sample says what to measure first; then the cells that did not fit say what to measure next.
 */
export async function inspectColumn(
  raw: RawTable,
  column: RawColumn,
  { size, wish }: { size: ColumnSize; wish: ColumnWish },
): Promise<InspectedColumn> {
  const measured = new Map<string, FamilyFit>()
  const { cells, nonNull } = await cellsOf(raw, column, size)
  const said = await saidMissing(raw, cells, wish)
  const subject = { column, wish, ...without(said, { cells, nonNull }) }
  let texts = await sampleTexts(raw, subject)
  for (let round = 0; round < MAX_ROUNDS && subject.nonNull > 0 && wish.type !== 'text'; round++) {
    const news = await measureFresh(raw, { ...subject, texts }, measured)
    if (round > 0 && news === 0) break
    const more = await unread(raw, subject, mostFitting([...measured.values()]))
    if (more.length === 0) break
    texts = [...texts, ...more]
  }
  const fits = [...measured.values()]
  const chosen = isDecided(wish) ? mostFitting(fits) : chooseFamily(fits, subject.nonNull)
  const isCode = !isDecided(wish) && isWhole(chosen) && areCodes(texts, column.name)
  const best = isCode ? null : chosen
  return { column, wish, cells, nonNull, said, fits, best, texts }
}

function isWhole(fit: FamilyFit | null): boolean {
  return fit?.family.kind === 'number' && !fit.family.isDressed && fit.maxFraction === 0
}

/** The cells that are left when those a person said to be missing are not looked at. */
function without(
  said: readonly TextCount[],
  { cells, nonNull }: { cells: string; nonNull: number },
): { cells: string; nonNull: number } {
  if (said.length === 0) return { cells, nonNull }
  const rest = `(SELECT x, n FROM ${cells} WHERE x NOT IN (${said.map(marker => text(marker.text)).join(', ')}))`
  return { cells: rest, nonNull: nonNull - said.reduce((sum, { count }) => sum + count, 0) }
}

/** Measures the families the texts ask for and nobody measured yet; answers how many. */
async function measureFresh(
  raw: RawTable,
  { texts, ...subject }: Subject & { texts: readonly TextCount[] },
  measured: Map<string, FamilyFit>,
): Promise<number> {
  const { column, wish, nonNull } = subject
  const proposals = wishedFamilies(wish, { name: column.name, kinds: column.kinds, texts })
  const fresh = proposals.filter(family => !measured.has(familyKey(family)))
  for (const family of fresh) {
    const fit = await measure(raw, subject, family)
    measured.set(familyKey(family), fit)
    if (fit.fits === nonNull && isUnambiguous(fit)) break
  }
  return fresh.length
}

/** Texts the leading family does not read; where there is none, those that look as if one should. */
async function unread(raw: RawTable, { cells, nonNull }: Subject, best: FamilyFit | null): Promise<TextCount[]> {
  if (best === null) return await typedLooking(raw, cells, nonNull)
  return best.fits === nonNull ? [] : await distinctWhere(raw, cells, `NOT ${matchesSql(best.family, 'x')}`)
}

/** Whether reading every cell settles it: day and month, comma and point may still be read the other way round. */
function isUnambiguous({ family, maxFraction }: FamilyFit): boolean {
  if (family.kind === 'number') return !family.isDressed && maxFraction !== 3
  if (family.kind !== 'date' && family.kind !== 'timestamp') return true
  return family.order === null || (family.order === 'ymd' && !family.hasShortYear)
}

/** Cells from the head of the table and some spread over it. */
async function sampleTexts(raw: RawTable, { column, wish }: Subject): Promise<TextCount[]> {
  const x = name(column.source)
  const missing = toldMarkers(wish)
  const isLeft = missing.length === 0 ? '' : `AND ${trimmedSql(x)} NOT IN (${missing.map(text).join(', ')})`
  const head = `SELECT ${x} AS x FROM ${name(raw.relation)} WHERE ${x} IS NOT NULL ${isLeft} LIMIT ${SAMPLE_CELLS}`
  const rows = await rowsOf(
    raw.connection,
    `SELECT ${exactText('x')} AS x, count(*) AS n FROM (${head}) GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${SAMPLE_TEXTS}`,
  )
  return rows.map(textCount)
}

async function measure(raw: RawTable, { cells, nonNull, wish }: Subject, family: Family): Promise<FamilyFit> {
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
    missing: fits === nonNull ? 0 : await missingAmong(raw, { cells, family, wish }),
    maxWhole: int(row['whole']),
    maxFraction: int(row['fraction']),
    maxLength: int(row['length']),
    exponents: int(row['exponents']),
  }
}

async function missingAmong(raw: RawTable, among: Parameters<typeof markersOf>[1]): Promise<number> {
  const markers = await markersOf(raw, among)
  return markers.reduce((sum, { count }) => sum + count, 0)
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
