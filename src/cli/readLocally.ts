import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { childReader } from '../adapters/readers/childReader.ts'
import { DomainError } from '../contract/problem.ts'
import type { Reading } from '../contract/reading.ts'

/** Where the person stood when they typed the command: npm moves into the project first. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

interface LocalFile {
  file: string
  password?: string | undefined
}

/** The option that opens an encrypted workbook. */
export const passwordOption = { password: { type: 'string' } } as const

/** Reads a file without server and database; `use` may look at the parts before they are removed. */
export async function readLocally<T>(
  { file, password }: LocalFile,
  use: (reading: Reading, outDir: string) => Promise<T>,
): Promise<T> {
  const path = fromHere(file)
  await access(path).catch(cause => {
    throw new DomainError('not_found', `There is no file ${path}.`, { cause })
  })
  const outDir = await mkdtemp(join(tmpdir(), 'datainsight-'))
  try {
    return await use(await childReader().read({ path, name: basename(path), outDir, password }), outDir)
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}
