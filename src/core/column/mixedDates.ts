import { type DateFamily, type Family, familyMatcher, type TextCount } from './family.ts'

const COVERED = 0.99
const MOST_FORMS = 4

interface Reader {
  family: DateFamily
  texts: ReadonlySet<TextCount>
}

/**
 * Days that are written in several ways in one column, read by several families; one for each order of day and month
 * that they leave open. Empty where one family reads nearly all, or where some texts are no dates.
 *
 * @param families  the ways of reading dates that the texts ask for, the preferred first
 */
export function mixedDates(families: readonly Family[], texts: readonly TextCount[]): DateFamily[] {
  const readers = families.flatMap(family => {
    if ((family.kind !== 'date' && family.kind !== 'timestamp') || !isWholeDay(family)) return []
    const matches = familyMatcher(family)
    return [{ family, texts: new Set(texts.filter(({ text }) => matches(text))) }]
  })
  const enough = cellsOf(texts) * COVERED
  if (readers.some(({ texts: read }) => cellsOf([...read]) >= enough)) return []
  const found = new Map<string, DateFamily>()
  for (const order of ['mdy', 'dmy', 'ymd'] as const) {
    const able = readers.filter(({ family }) => family.order === null || family.order === order || isIso(family))
    const chosen = cover(able, texts)
    if (cellsOf(texts.filter(text => chosen.some(reader => reader.texts.has(text)))) < enough) continue
    const union = unionOf(chosen.map(({ family }) => family))
    found.set(union.pattern, union)
  }
  return [...found.values()]
}

/** Months and quarters say less than days, numbers more than is seen. */
function isWholeDay({ reading, parts }: DateFamily): boolean {
  return reading === 'iso' || parts.includes('day')
}

function isIso({ order, hasShortYear }: DateFamily): boolean {
  return order === 'ymd' && !hasShortYear
}

/** The reader of most cells, then the one of most of the others, and so on. */
function cover(readers: readonly Reader[], texts: readonly TextCount[]): Reader[] {
  const chosen: Reader[] = []
  let left = [...texts]
  while (chosen.length < MOST_FORMS && left.length > 0) {
    const gain = (reader: Reader) => cellsOf(left.filter(text => reader.texts.has(text)))
    const best = readers.reduce<Reader | null>((a, b) => (a === null || gain(b) > gain(a) ? b : a), null)
    if (best === null || gain(best) === 0) break
    chosen.push(best)
    left = left.filter(text => !best.texts.has(text))
  }
  return chosen
}

function unionOf(among: readonly DateFamily[]): DateFamily {
  const order = among.find(family => family.order !== null && !isIso(family))?.order ?? null
  return {
    kind: among.some(({ kind }) => kind === 'timestamp') ? 'timestamp' : 'date',
    pattern: among.map(({ pattern }) => `(?:${pattern})`).join('|'),
    reading: 'any',
    parts: [],
    among,
    name: among
      .map(({ name }) => name)
      .join(' or ')
      .slice(0, 60),
    order,
    hasShortYear: among.some(({ hasShortYear }) => hasShortYear),
    isZoned: among.some(({ isZoned }) => isZoned),
    trim: among.some(({ trim }) => trim),
  }
}

function cellsOf(texts: readonly TextCount[]): number {
  return texts.reduce((sum, { count }) => sum + count, 0)
}
