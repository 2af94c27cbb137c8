import { cutLineAbove, cutLineWithin, type FixedWidth, findFixedWidth } from './fixedWidth.ts'
import { RecordSplitter, type Separation } from './recordSplitter.ts'
import { findSpaced, splitSpaced, widthBetweenBlanks } from './spacedText.ts'

/** How lines that no delimiter cuts are cut: at fixed positions, or where so many spaces stand. */
export type Spacing = { kind: 'fixed'; columns: FixedWidth } | { kind: 'spaces'; least: 1 | 2 }

const LINES_LOOKED_AT = 1000
const MOSTLY = 0.5

/**
 * Whether the columns of a text are set with spaces. A comma or semicolon inside the cells of such a table looks like a
 * delimiter; what it cuts then holds wide blanks still.
 *
 * @param samples     the beginning of the text and, when that is not all of it, its end
 * @param separation  what was found by looking for a delimiter; null when none cuts the text evenly
 */
export function findSpacing(samples: readonly string[], separation: Separation | null): Spacing | null {
  const lines = samples.flatMap(sample => sample.split(/\r\n|[\r\n]/).slice(0, LINES_LOOKED_AT))
  if (separation !== null && !leavesWideBlanks(lines, separation)) return null
  const columns = findFixedWidth(lines)
  const spaced = widthBetweenBlanks(lines)
  if (spaced !== null && spaced > (columns?.starts.length ?? 0)) return { kind: 'spaces', least: 2 }
  if (columns !== null) return { kind: 'fixed', columns }
  const least = separation === null ? findSpaced(lines) : null
  return least === null ? null : { kind: 'spaces', least }
}

/** The cells of a line; `lineNumber` counts the lines that are not blank, from 0. */
export function cutSpaced(line: string, lineNumber: number, spacing: Spacing): string[] {
  if (line.trim() === '') return ['']
  if (spacing.kind === 'spaces') return splitSpaced(line, spacing.least)
  const { columns } = spacing
  return lineNumber < columns.linesAbove ? cutLineAbove(line, lineNumber, columns) : cutLineWithin(line, columns)
}

function leavesWideBlanks(lines: readonly string[], separation: Separation): boolean {
  const filled = lines.filter(line => line.trim() !== '')
  const wide = filled.filter(line => {
    const splitter = new RecordSplitter(separation)
    const cells = [...splitter.push(line), ...splitter.end()].flat()
    return cells.some(cell => /\S {2,}\S/.test(cell))
  })
  return wide.length > 0 && wide.length >= filled.length * MOSTLY
}
