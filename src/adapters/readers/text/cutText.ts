import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { RecordSplitter, type Separation } from '../../../core/grid/recordSplitter.ts'
import { cutSpaced, type Spacing } from '../../../core/grid/spacing.ts'
import type { Utf8Text } from './textLayout.ts'

/** How the cells of lines that were cut are written down: by a character made for it, which texts do without. */
export const CUT: Separation = { delimiter: '\u001f', quote: '"', escape: '"' }
const UNSAFE = [CUT.delimiter, CUT.quote, '\u0000']
/** One cell a line, quotes being as good as any character. */
const LINES: Separation = { delimiter: '\u0000', quote: '', escape: '' }

/** Writes a UTF-8 text whose columns are set with spaces as one whose cells are delimited; every line stays a line. */
export async function cutText(
  { path, bomBytes }: Utf8Text,
  to: string,
  spacing: Spacing,
  signal?: AbortSignal,
): Promise<void> {
  let filled = 0
  const write = (lines: string[][]) =>
    lines
      .map(cells => {
        const line = cells.join('\u0000')
        const cut = cutSpaced(line, filled, spacing)
        if (line.trim() !== '') filled++
        return `${cut.map(written).join(CUT.delimiter)}\n`
      })
      .join('')
  await pipeline(
    createReadStream(path, { encoding: 'utf8', start: bomBytes, highWaterMark: 1 << 18 }),
    async function* (texts: AsyncIterable<string>) {
      const splitter = new RecordSplitter(LINES)
      for await (const text of texts) yield write(splitter.push(text))
      yield write(splitter.end())
    },
    createWriteStream(to),
    { ...(signal && { signal }) },
  )
}

function written(cell: string): string {
  return UNSAFE.some(character => cell.includes(character)) ? `"${cell.replaceAll('"', '""')}"` : cell
}
