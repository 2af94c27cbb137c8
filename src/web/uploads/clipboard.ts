import { type Pasted, pastedOf, toTsv } from './pasted.ts'
import { rowsOfHtml } from './rowsOfHtml.ts'

/** What somebody pasted: files, a text, or nothing that can be used. */
export type Clip = { files: readonly File[] } | { pasted: Pasted } | null

/** What a paste brought with it. */
export function clipOf(transfer: DataTransfer | null): Clip {
  if (!transfer) return null
  const files = [...transfer.files]
  // Spreadsheets put a picture of the cells beside the cells; file managers put names beside the files.
  const documents = files.filter(({ type }) => !type.startsWith('image/'))
  if (documents.length > 0) return { files: documents }
  const pasted = textOf(transfer.getData('text/plain'), transfer.getData('text/html'))
  if (pasted) return { pasted }
  return files.length > 0 ? { files } : null
}

/** What lies in the clipboard, where the browser lets a page look; null where it does not, or nothing is there. */
export async function readClipboard(): Promise<Clip> {
  // Only pages on https or on this machine have one.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard?.read) return null
  try {
    const items = await clipboard.read()
    const pasted = textOf(await textIn(items, 'text/plain'), await textIn(items, 'text/html'))
    return pasted && { pasted }
  } catch {
    // The person said no; they can still paste by hand.
    return null
  }
}

/** Tabs are the table as the program that copied it knows it; without them a table of the HTML says more than its text. */
function textOf(plain: string, html: string): Pasted | null {
  if (plain.includes('\t') || html === '') return pastedOf(plain)
  const rows = rowsOfHtml(html)
  return pastedOf(rows ? toTsv(rows) : plain)
}

async function textIn(items: readonly ClipboardItem[], type: string): Promise<string> {
  const item = items.find(({ types }) => types.includes(type))
  return item ? (await item.getType(type)).text() : ''
}
