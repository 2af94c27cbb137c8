import { chooseFamily, type FamilyFit, mostFitting, REQUIRED_FIT } from '../../core/column/chooseType.ts'
import { type ColumnWish, isDecided, wishedFamilies } from '../../core/column/columnWish.ts'
import { type Family, familyKey, type TextCount } from '../../core/column/family.ts'
import { areCodes } from '../../core/column/numberText.ts'
import type { RawColumn, RawTable } from '../readers/raw.ts'
import { type Answers, among } from './answers.ts'
import { type Cells, type ColumnSize, cellsOf } from './cells.ts'
import { digitsSql, matchesSql } from './familySql.ts'
import { markersOf, saidMissing } from './markers.ts'
import { exactText, int, text, textCount } from './sql.ts'

const SAMPLE_CELLS = 2000
const SAMPLE_TEXTS = 500
const MAX_ROUNDS = 4
/** Letters of other alphabets need not be told apart: naming them costs the engine more than all the rest of a question. */
const TYPED_LOOK = '^[^a-zA-Z]{0,4}\\d|[\\d%)]$'

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
  cells: Cells
  /** Texts a person said to be missing, as they stand in the cells; no family was measured on them. */
  said: readonly TextCount[]
}

/** Cells that families are measured on. */
interface Subject {
  column: RawColumn
  wish: ColumnWish
  cells: Cells
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
  const cells = await cellsOf(raw, column, size)
  const said = await saidMissing(cells.asked, wish)
  const left = without(said, cells)
  const subject = { column, wish, cells: left, nonNull: left.nonNull }
  let texts = await sampleTexts(subject)
  for (let round = 0; round < MAX_ROUNDS && subject.nonNull > 0 && wish.type !== 'text'; round++) {
    const news = await measureFresh({ ...subject, texts }, measured)
    if (round > 0 && news === 0) break
    const more = await unread(subject, mostFitting([...measured.values()]))
    if (more.length === 0) break
    texts = [...texts, ...more]
  }
  const fits = [...measured.values()]
  const chosen = isDecided(wish) ? mostFitting(fits) : chooseFamily(fits, subject.nonNull)
  const isCode = !isDecided(wish) && isWhole(chosen) && areCodes(texts, column.name)
  const best = isCode ? null : chosen
  return { column, wish, cells, nonNull: cells.nonNull, said, fits, best, texts }
}

function isWhole(fit: FamilyFit | null): boolean {
  return fit?.family.kind === 'number' && !fit.family.isDressed && fit.maxFraction === 0
}

/** The cells that are left when those a person said to be missing are not looked at. */
function without(said: readonly TextCount[], { asked, inOrder, nonNull }: Cells): Cells {
  if (said.length === 0) return { asked, inOrder, nonNull }
  const texts = said.map(marker => text(marker.text)).join(', ')
  const rest = (all: Answers) => among(all, from => `(SELECT x, n FROM ${from} WHERE x NOT IN (${texts}))`)
  const each = rest(inOrder)
  return {
    asked: asked === inOrder ? each : rest(asked),
    inOrder: each,
    nonNull: nonNull - said.reduce((sum, { count }) => sum + count, 0),
  }
}

/** Measures the families the texts ask for and nobody measured yet; answers how many. */
async function measureFresh(
  { texts, ...subject }: Subject & { texts: readonly TextCount[] },
  measured: Map<string, FamilyFit>,
): Promise<number> {
  const { column, wish, nonNull } = subject
  const proposals = wishedFamilies(wish, { name: column.name, kinds: column.kinds, texts })
  const fresh = proposals.filter(family => !measured.has(familyKey(family)))
  for (const family of fresh) {
    const fit = await measure(subject, family)
    measured.set(familyKey(family), fit)
    if (fit.fits === nonNull && isUnambiguous(fit)) break
  }
  return fresh.length
}

/** Texts the leading family does not read; where there is none, those that look as if one should. */
async function unread({ cells, nonNull }: Subject, best: FamilyFit | null): Promise<TextCount[]> {
  if (best === null) return await typedLooking(cells, nonNull)
  return best.fits === nonNull ? [] : await distinctWhere(cells, `NOT ${matchesSql(best.family, 'x')}`)
}

/** Whether reading every cell settles it: day and month, comma and point may still be read the other way round. */
function isUnambiguous({ family, maxFraction }: FamilyFit): boolean {
  if (family.kind === 'number') return !family.isDressed && maxFraction !== 3
  if (family.kind !== 'date' && family.kind !== 'timestamp') return true
  return family.order === null || (family.order === 'ymd' && !family.hasShortYear)
}

/** Cells from the head of the table and some spread over it. */
async function sampleTexts({ cells }: Subject): Promise<TextCount[]> {
  const rows = await cells.inOrder.rows(
    from =>
      `SELECT ${exactText('x')} AS t, count(*) AS n FROM (SELECT x FROM ${from} LIMIT ${SAMPLE_CELLS}) GROUP BY t`,
    { order: 'n DESC, t', limit: SAMPLE_TEXTS },
  )
  return rows.map(textCount)
}

async function measure({ cells, nonNull, wish }: Subject, family: Family): Promise<FamilyFit> {
  const value = family.kind === 'number' ? digitsSql(family, 'x') : 'x'
  const values = `SELECT CASE WHEN ${matchesSql(family, 'x')} THEN ${value} END AS v, n FROM `
  const point = `strpos(v, '.')`
  const numeric = `,
    max(CASE WHEN ${point} > 0 THEN strlen(v) - ${point} ELSE 0 END) FILTER (e = 0) AS fraction,
    max((CASE WHEN ${point} > 0 THEN ${point} - 1 ELSE strlen(v) END) - CAST(v[1] IN ('-', '+') AS INTEGER))
      FILTER (e = 0) AS whole,
    max(strlen(v)) AS length, sum(n) FILTER (e > 0) AS exponents`
  const isNumber = family.kind === 'number'
  const e = isNumber && family.hasExponent ? `greatest(strpos(v, 'e'), strpos(v, 'E'))` : '0'
  const row = await cells.asked.row(
    from =>
      `SELECT sum(n) AS fits ${isNumber ? numeric : ''}
       FROM (SELECT v, n, ${e} AS e FROM (${values} ${from}) WHERE v IS NOT NULL)`,
  )
  const fits = int(row['fits'])
  return {
    family,
    fits,
    missing: fits === nonNull ? 0 : await missingAmong({ cells: cells.asked, family, wish }),
    maxWhole: int(row['whole']),
    maxFraction: int(row['fraction']),
    maxLength: int(row['length']),
    exponents: int(row['exponents']),
  }
}

async function missingAmong(cells: Parameters<typeof markersOf>[0]): Promise<number> {
  const markers = await markersOf(cells)
  return markers.reduce((sum, { count }) => sum + count, 0)
}

/** Cells that begin or end like numbers and dates, when nearly all of the column does; else none. */
async function typedLooking(cells: Cells, nonNull: number): Promise<TextCount[]> {
  const look = `regexp_matches(x, ${text(TYPED_LOOK)})`
  const row = await cells.asked.row(from => `SELECT sum(n) FILTER (${look}) AS n FROM ${from}`)
  if (int(row['n']) < REQUIRED_FIT * nonNull * 0.5) return []
  return await distinctWhere(cells, look)
}

async function distinctWhere({ asked, inOrder }: Cells, condition: string): Promise<TextCount[]> {
  // Groups come in no order, so that none may be cut off before they are ranked; they are few.
  const enough = asked === inOrder ? `LIMIT ${SAMPLE_CELLS * 10}` : ''
  const rows = await asked.rows(
    from =>
      `SELECT ${exactText('x')} AS t, sum(n) AS n FROM (SELECT x, n FROM ${from} WHERE ${condition} ${enough}) GROUP BY t`,
    { order: 'n DESC, t', limit: SAMPLE_TEXTS },
  )
  return rows.map(textCount)
}
