import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { childReader } from '../../src/adapters/readers/childReader.ts'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import type { Reader } from '../../src/ports/reader.ts'
import { type HostileFile, wrongWith } from '../factories/hostile/hostileFile.ts'
import { hostileFiles } from '../factories/hostile/hostileFiles.ts'
import { left, readToTheEnd, temporaries } from '../factories/hostile/readToTheEnd.ts'

/* Files made to hurt. All of them, with time and memory of the child they are read in: `npm run prove hostile`. */

const quick = hostileFiles.filter(({ isLarge }) => isLarge !== true)
/** A few that go the way of the server, in a process of their own. */
const IN_A_CHILD: ReadonlySet<string> = new Set([
  'a workbook of one shared text of 40 MB',
  'a zip whose thousand entries are the same bytes',
  'a billion laughs in xl/sharedStrings.xml',
  'an .xls of which 60 % are left',
  'members of a zip that would leave their folder',
])

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function expectSurvived(file: HostileFile, reader: Reader): Promise<void> {
  const [path, outDir] = [join(folder, 'upload'), join(folder, 'out')]
  mkdirSync(outDir)
  await file.write(path)
  const before = temporaries()
  const ended = await readToTheEnd(reader, { path, name: file.name, outDir })
  expect(wrongWith(file, ended), ended.sentence).toBeNull()
  expect(ended.sentence).not.toMatch(/[{}]/)
  expect(left(ended, outDir, before)).toEqual([])
}

describe('refused by name, or read rightly where it is merely ugly:', () => {
  it.each(quick.map(file => [file.title, file] as const))('%s', (_, file) => expectSurvived(file, { read: readFile }))
})

describe('in a process of its own:', () => {
  const some = hostileFiles.filter(({ title }) => IN_A_CHILD.has(title))
  it.each(some.map(file => [file.title, file] as const))('%s', (_, file) => expectSurvived(file, childReader()))
})
