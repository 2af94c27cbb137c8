import type { Clip, Given } from './clip.ts'

/** What a paste brought with it, which can only be asked while it happens. */
export function givenBy(transfer: DataTransfer | null): Given | null {
  if (!transfer) return null
  return { files: [...transfer.files], plain: transfer.getData('text/plain'), html: transfer.getData('text/html') }
}

/** The same as data; what reads texts as tables is loaded when it is needed. */
export async function clipOf(given: Given): Promise<Clip> {
  const { clipFrom } = await import('./clip.ts')
  return clipFrom(given)
}

/** What lies in the clipboard, where the browser lets a page look; null where it does not, or nothing is there. */
export async function readClipboard(): Promise<Clip> {
  // Only pages on https or on this machine have one.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard?.read) return null
  try {
    const items = await clipboard.read()
    return await clipOf({ files: [], plain: await textIn(items, 'text/plain'), html: await textIn(items, 'text/html') })
  } catch {
    // The person said no; they can still paste by hand.
    return null
  }
}

async function textIn(items: readonly ClipboardItem[], type: string): Promise<string> {
  const item = items.find(({ types }) => types.includes(type))
  return item ? (await item.getType(type)).text() : ''
}
