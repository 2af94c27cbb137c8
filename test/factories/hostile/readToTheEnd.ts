import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { IngestFault } from '../../../src/adapters/readers/fault.ts'
import type { Reading } from '../../../src/contract/reading.ts'
import { sayFault } from '../../../src/core/grid/faults.ts'
import type { Reader, ReadRequest } from '../../../src/ports/reader.ts'

export interface Ended {
  reading: Reading | null
  /** Of the reader's fault; null where there was none, 'unnamed' where it was none of ours. */
  code: string | null
  /** What a person sees. */
  sentence: string
}

/** Reads a file and says how that ended, whatever happened. */
export async function readToTheEnd(reader: Reader, request: ReadRequest): Promise<Ended> {
  try {
    return { reading: await reader.read(request), code: null, sentence: '' }
  } catch (error) {
    return { reading: null, code: codeOf(error), sentence: sentenceOf(error) }
  }
}

/** Of a problem the code of the fault behind it, which tells more. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unnamed'
  const named = error.name === 'DomainError' && error.cause instanceof Error ? error.cause : error
  if (named.name !== 'IngestFault' && named.name !== 'DomainError') return 'unnamed'
  return 'code' in named ? String(named.code) : 'unnamed'
}

function sentenceOf(error: unknown): string {
  if (error instanceof IngestFault) return sayFault(error.code, error.detail)
  return error instanceof Error ? error.message : String(error)
}

/** What lies in the folder for temporary files. */
export function temporaries(): ReadonlySet<string> {
  return new Set(readdirSync(tmpdir()))
}

/** What a reading left that is none of its parts: in its folder, or among the temporary files. */
export function left({ reading }: Ended, outDir: string, before: ReadonlySet<string>): string[] {
  const parts = reading?.tables.flatMap(table => Object.values(table.parts)) ?? []
  const strays = readdirSync(outDir).filter(name => !parts.includes(name))
  const escaped = [...temporaries()].filter(name => !before.has(name) && /escaped|unpacked|duckdb|decrypted/.test(name))
  return [...strays, ...escaped].map(name => `left ${name}`)
}
