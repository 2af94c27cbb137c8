import { join } from 'node:path'
import type { ReadSettings } from '../../../contract/settings.ts'
import { ONE_COLUMN, weighSeparation } from '../../../core/grid/dialect.ts'
import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { findSpacing, type Spacing } from '../../../core/grid/spacing.ts'
import { checkDialect } from './checkSettings.ts'
import { CUT, cutText } from './cutText.ts'
import { layoutOf, type TextLayout, type Utf8Text } from './textLayout.ts'
import { textSamples } from './textSamples.ts'
import type { TextSource } from './textSource.ts'

export interface CellText {
  text: Utf8Text
  layout: TextLayout
  /** The dialect as it is told: where columns are set with spaces it is not the one the cells were written in. */
  separation: Separation
  /** Set where the columns are set with spaces. */
  spacing: Spacing | null
  samples: readonly string[]
  /** Another delimiter that may be the one. */
  rival: string | null
}

/**
 * The layout of a text. One whose columns are set with spaces is cut into cells first, and then read as any other.
 * @throws IngestFault setting_delimiter, setting_quote, setting_escape, setting_header_row, setting_range
 */
export async function asCells(
  text: Utf8Text,
  { workDir, settings, signal }: Pick<TextSource, 'workDir' | 'settings' | 'signal'>,
): Promise<CellText> {
  const given = givenOf(settings)
  checkDialect(given)
  const { head, tail } = await textSamples(text.path)
  const samples = tail === null ? [head] : [head, tail]
  const weighed = isSpaces(given.delimiter) ? null : weighSeparation(samples, given)
  const separation = weighed?.separation ?? null
  const spacing = given.delimiter === undefined ? findSpacing(samples, separation) : saidSpacing(given.delimiter)
  if (spacing === null) {
    const isDecided = given.quote !== undefined || given.escape !== undefined
    const layout = await layoutOf(text, { given: separation ?? ONE_COLUMN, isDecided, settings, signal })
    return { text, layout, separation: layout.separation, spacing, samples, rival: weighed?.rival ?? null }
  }
  const cut = { path: join(workDir, 'cells.csv'), bomBytes: 0 }
  await cutText(text, cut.path, spacing, signal)
  const layout = await layoutOf(cut, { given: CUT, settings, signal })
  return { text: cut, layout, separation: shown(spacing), spacing, samples, rival: null }
}

function givenOf(settings: ReadSettings | undefined) {
  const { delimiter, quote, escape: mark } = settings ?? {}
  return { delimiter: delimiter ?? undefined, quote: quote ?? undefined, escape: mark ?? undefined }
}

function isSpaces(delimiter: string | undefined): boolean {
  return delimiter !== undefined && /^ +$/.test(delimiter)
}

function saidSpacing(delimiter: string): Spacing | null {
  return isSpaces(delimiter) ? { kind: 'spaces', least: delimiter.length === 1 ? 1 : 2 } : null
}

function shown(spacing: Spacing): Separation {
  if (spacing.kind === 'fixed') return { delimiter: '', quote: '', escape: '' }
  return { delimiter: ' '.repeat(spacing.least), quote: '', escape: '' }
}
