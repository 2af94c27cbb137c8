import { proposeBooleans } from './booleanText.ts'
import { proposeDates } from './dateText.ts'
import { type Family, familyMatcher, type TextCount, trimCell } from './family.ts'
import { isMissing } from './missingMarkers.ts'
import { mixedDates } from './mixedDates.ts'
import { plainNumber, proposeNumbers } from './numberText.ts'

/** What is known of a column before its type is. */
export interface ColumnEvidence {
  name: string
  /** How many cells of each kind a workbook declared; null for text files. */
  kinds: Readonly<Record<string, number>> | null
  texts: readonly TextCount[]
}

/** A family is worth measuring when it reads half of the texts seen; a type needs far more of the whole file. */
const WORTH_MEASURING = 0.5

/**
 * Ways of reading a column that the texts seen so far ask for, the preferred first. Empty: text.
 *
 * Texts seen only order the work: whoever calls measures each proposal over all cells, and proposes again with the
 * cells that did not fit.
 */
export function proposeFamilies(evidence: ColumnEvidence): Family[] {
  const { texts, name, kinds } = evidence
  const cells = texts.filter(({ text }) => !isMissing(trimCell(text)))
  const total = cells.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return []
  const families = [...proposeBooleans(cells), ...workbookFamilies(kinds)]
  if (cells.some(({ text }) => /\d/.test(text))) {
    const dates = proposeDates(cells, name)
    families.push(...dates, ...mixedDates(dates, cells), ...proposeNumbers(cells))
  }
  return families.filter(family => {
    const fits = familyMatcher(family)
    const fitting = cells.reduce((sum, { text, count }) => (fits(text) ? sum + count : sum), 0)
    return fitting >= total * WORTH_MEASURING
  })
}

/** The ways that a workbook's own kinds of cells ask for. */
export function workbookFamilies(kinds: ColumnEvidence['kinds']): Family[] {
  if (kinds === null) return []
  const filled = Object.entries(kinds).reduce((sum, [kind, n]) => (kind === 'blank' ? sum : sum + n), 0)
  const isMostly = (kind: string) => (kinds[kind] ?? 0) >= filled * 0.99 && filled > 0
  if (isMostly('percent')) return [{ ...plainNumber(false, true), isPercent: true, isFraction: true }]
  if (isMostly('duration')) {
    return [{ kind: 'duration', pattern: '-?\\d+:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3})?', trim: false }]
  }
  return []
}
