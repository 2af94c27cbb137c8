import iconv from 'iconv-lite'
import type { DirtyFile, Line, Writing } from './dirtyFile.ts'

/** The file's bytes. */
export function serialise({ lines, writing }: Pick<DirtyFile, 'lines' | 'writing'>): Buffer {
  const texts = writing.setting === 'delimited' ? lines.map(line => delimited(line, writing)) : aligned(lines, writing)
  const text = `${texts.join(writing.lineEnd)}${writing.lineEnd}`
  return iconv.encode(text, writing.encoding, { addBOM: writing.hasMark })
}

function delimited({ cells, isLone, kind }: Line, writing: Writing): string {
  if (isLone && cells[0] === '') return ''
  return cells.map(cell => quoted(cell, kind, writing)).join(writing.delimiter)
}

function quoted(cell: string, kind: Line['kind'], writing: Writing): string {
  const { quote, quoting, delimiter } = writing
  if (quote === '') return cell
  const isNeeded = cell.includes(quote) || cell.includes(delimiter.trim() || delimiter) || /[\r\n]/.test(cell)
  const isText = kind === 'header' || /\p{L}/u.test(cell)
  if (!(isNeeded || quoting === 'all' || (quoting === 'texts' && isText))) return cell
  return `${quote}${escaped(cell, writing)}${quote}`
}

function escaped(cell: string, { quote, escape: mark }: Writing): string {
  if (mark === 'none') return cell
  if (mark === 'first') return cell.replace(quote, quote + quote)
  return cell.replaceAll(quote, mark === 'backslash' ? `\\${quote}` : quote + quote)
}

/** Columns set with spaces: by their widest cell, or cells two spaces apart. */
function aligned(lines: readonly Line[], { setting }: Writing): string[] {
  const rows = lines.filter(({ isLone }) => !isLone)
  const widths: number[] = []
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, [...cell].length)
  const isRight = widths.map((_, i) =>
    rows.every(({ kind, cells }) => kind !== 'data' || /^[-+$]?[\d.,]*$/.test(cells[i] ?? '')),
  )
  return lines.map(({ cells, isLone }) => {
    if (isLone) return cells[0] ?? ''
    if (setting === 'spaced') return cells.map(cell => cell || '-').join('   ')
    return cells
      .map((cell, i) => (isRight[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  })
}
