import { open } from 'node:fs/promises'

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const BINARY_PART = 'xl/workbook.bin'
/** The list of parts stands at the end of a zip. */
const TAIL_BYTES = 256 * 1024

/**
 * Whether a file is of a kind that is held in memory whole (.xls, .xlsb), which asks for a larger heap. A guess from its
 * first and last bytes: the program that reads it looks at what it really is.
 */
export async function isReadWhole(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return false
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(8)
    await file.read(head, 0, head.length, 0)
    if (head.equals(COMPOUND)) return true
    if (head.toString('latin1', 0, 2) !== 'PK') return false
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
    await file.read(tail, 0, tail.length, size - tail.length)
    return tail.includes(BINARY_PART)
  } finally {
    await file.close()
  }
}
