import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { asCells } from '../text/asCells.ts'
import { asUtf8 } from '../text/asUtf8.ts'
import { readRecords } from '../text/records.ts'
import { scanFile } from '../text/scanFile.ts'
import { detectEncoding, type TextEncoding } from '../text/textEncoding.ts'
import type { Utf8Text } from '../text/textLayout.ts'
import type { Step } from './step.ts'
import type { Stretches } from './stretches.ts'

/** Hands the records of a text over until no later one is wanted. */
export async function passText(step: Step, wanted: Stretches): Promise<void> {
  const { text } = await asUtf8({ ...step, encoding: knownEncoding(step) ?? detectEncoding(await scanFile(step.path)) })
  const known = knownSeparation(step)
  const { path, separation } = known === null ? await cellsOf(text, step) : { path: text.path, separation: known }
  let row = 0
  for await (const batch of readRecords(path, separation, step.signal)) {
    for (const cells of batch) if (!wanted.pass(++row, cells)) return
  }
}

function knownEncoding({ file }: Step): TextEncoding | null {
  return file?.encoding ? { encoding: file.encoding, bomBytes: 0, isDamaged: false } : null
}

/** The dialect of a text with delimiters; one whose columns are set with spaces has to be cut again. */
function knownSeparation({ file }: Step): Separation | null {
  if (!file?.dialect) return null
  const { delimiter, quote, escape: mark, isFenced = false, isOneLine = false } = file.dialect
  const isSpaced = delimiter.trim() === '' && delimiter !== '\t'
  return isSpaced ? null : { delimiter, quote, escape: mark, isFenced, isOneLine }
}

async function cellsOf(text: Utf8Text, { workDir, signal }: Step): Promise<{ path: string; separation: Separation }> {
  const cut = await asCells(text, { workDir, signal })
  return { path: cut.text.path, separation: cut.layout.separation }
}
