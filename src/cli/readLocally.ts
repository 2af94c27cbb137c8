import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { childReader } from '../adapters/readers/childReader.ts'
import { DomainError } from '../contract/problem.ts'
import type { Reading } from '../contract/reading.ts'
import { ReadSettings } from '../contract/settings.ts'
import { textOf, type Words } from './words.ts'

/** Where the person stood when they typed the command: npm moves into the project first. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** Options of every command that reads a file: what opens an encrypted workbook, and what a person decided on the reading. */
export const readOptions = { password: { type: 'string' }, settings: { type: 'string' } } as const

/** Reads a file without server and database; `use` may look at the parts before they are removed. */
export async function readLocally<T>(
  { positionals: [file = ''], values }: Words,
  use: (reading: Reading, outDir: string) => Promise<T>,
): Promise<T> {
  const path = fromHere(file)
  await access(path).catch(cause => {
    throw new DomainError('not_found', `There is no file ${path}.`, { cause })
  })
  const settings = await settingsOf(textOf(values.settings))
  const outDir = await mkdtemp(join(tmpdir(), 'datainsight-'))
  const request = { path, name: basename(path), outDir, password: textOf(values.password), settings }
  try {
    return await use(await childReader().read(request), outDir)
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

/** Decisions as a receipt names them under `undo` and `change`. @throws DomainError invalid_request */
async function settingsOf(file: string | undefined): Promise<ReadSettings | undefined> {
  if (file === undefined) return undefined
  try {
    return ReadSettings.parse(JSON.parse(await readFile(fromHere(file), 'utf8')))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is no JSON'
    throw new DomainError('invalid_request', `The settings in ${file} are not understood: ${why}`, { cause })
  }
}
