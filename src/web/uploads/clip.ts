import { type Pasted, pastedOf, toTsv } from './pasted.ts'
import { rowsOfHtml } from './rowsOfHtml.ts'

/** What a paste or the clipboard holds: files, and a text as it stands and as HTML. */
export interface Given {
  files: readonly File[]
  plain: string
  html: string
}

/** What somebody pasted: files, a text, or nothing that can be used. */
export type Clip = { files: readonly File[] } | { pasted: Pasted } | null

export function clipFrom({ files, plain, html }: Given): Clip {
  // Spreadsheets put a picture of the cells beside the cells; file managers put names beside the files.
  const documents = files.filter(({ type }) => !type.startsWith('image/'))
  if (documents.length > 0) return { files: documents }
  const pasted = textOf(plain, html)
  if (pasted) return { pasted }
  return files.length > 0 ? { files } : null
}

/** Tabs are the table as the program that copied it knows it; without them a table of the HTML says more than its text. */
function textOf(plain: string, html: string): Pasted | null {
  if (plain.includes('\t') || html === '') return pastedOf(plain)
  const rows = rowsOfHtml(html)
  return pastedOf(rows ? toTsv(rows) : plain)
}
