import { open } from 'node:fs/promises'
import { SAMPLE_BYTES } from './scanFile.ts'

/** The beginning of a UTF-8 text and, when that is not all of it, its end; each cut at line ends. */
export interface TextSamples {
  head: string
  tail: string | null
  isWhole: boolean
}

export async function textSamples(path: string): Promise<TextSamples> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = await bytesAt(file, 0)
    if (size <= SAMPLE_BYTES) return { head: decode(head), tail: null, isWhole: true }
    const tail = await bytesAt(file, Math.max(SAMPLE_BYTES, size - SAMPLE_BYTES))
    return { head: beforeLastLineEnd(decode(head)), tail: afterFirstLineEnd(decode(tail)), isWhole: false }
  } finally {
    await file.close()
  }
}

type Opened = Awaited<ReturnType<typeof open>>

async function bytesAt(file: Opened, position: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, position)
  return buffer.subarray(0, bytesRead)
}

function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8').decode(bytes)
}

function beforeLastLineEnd(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return end < 0 ? text : text.slice(0, end + 1)
}

function afterFirstLineEnd(text: string): string {
  const end = text.search(/[\r\n]/)
  return end < 0 ? text : text.slice(end + 1).replace(/^\n/, '')
}
