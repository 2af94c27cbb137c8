import { join } from 'node:path'
import type { Repair } from '../../../contract/receipt.ts'
import { findSeparation, ONE_COLUMN } from '../../../core/grid/dialect.ts'
import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { findSpacing, type Spacing } from '../../../core/grid/spacing.ts'
import { repair } from '../landing/finish.ts'
import { CUT, cutText } from './cutText.ts'
import { layoutOf, type TextLayout, type Utf8Text } from './textLayout.ts'
import { textSamples } from './textSamples.ts'
import type { TextSource } from './textSource.ts'

export interface CellText {
  text: Utf8Text
  layout: TextLayout
  /** The dialect as it is told: where columns are set with spaces it is not the one the cells were written in. */
  separation: Separation
  repairs: Repair[]
}

/** The layout of a text. One whose columns are set with spaces is cut into cells first, and then read as any other. */
export async function asCells(
  text: Utf8Text,
  { workDir, signal }: Pick<TextSource, 'workDir' | 'signal'>,
): Promise<CellText> {
  const { head, tail } = await textSamples(text.path)
  const samples = tail === null ? [head] : [head, tail]
  const separation = findSeparation(samples)
  const spacing = findSpacing(samples, separation)
  if (spacing === null) {
    const layout = await layoutOf(text, signal, separation ?? ONE_COLUMN)
    return { text, layout, separation: layout.separation, repairs: [] }
  }
  const cut = { path: join(workDir, 'cells.csv'), bomBytes: 0 }
  await cutText(text, cut.path, spacing, signal)
  const layout = await layoutOf(cut, signal, CUT)
  return { text: cut, layout, separation: shown(spacing), repairs: [said(spacing, layout.width)] }
}

function shown(spacing: Spacing): Separation {
  return { delimiter: spacing.kind === 'fixed' ? '' : ' ', quote: '', escape: '' }
}

function said(spacing: Spacing, columns: number): Repair {
  return repair(spacing.kind === 'fixed' ? 'ingest.fixed_width' : 'ingest.spaced', columns)
}
