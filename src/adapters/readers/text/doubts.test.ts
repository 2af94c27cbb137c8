import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReadSettings } from '../../../contract/settings.ts'
import { readFile } from '../readFile.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doubts-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function warningsOf(content: string, settings?: ReadSettings) {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  return (await readFile({ path, outDir: folder, settings })).warnings
}

const rows = (line: (i: number) => string) => Array.from({ length: 20 }, (_, i) => `${line(i)}\n`).join('')

describe('a text that can be read in two ways says so:', () => {
  test('two delimiters that cut all of its lines as evenly', async () => {
    expect(await warningsOf(`a;b,c\n${rows(i => `${i};x,${i}`)}`)).toEqual([
      { code: 'ingest.delimiter_doubtful', params: { delimiter: ',', other: ';' } },
    ])
    expect(await warningsOf(`a;b;c\n${rows(i => `${i};x,y;${i},5`)}`)).toEqual([])
  })

  test('a cell between odd quotes that holds what looks like records, where a person says how quotes are read', async () => {
    const odd = '1,"a "b, c\n2,d\n3,e" f",g\n'
    const warnings = await warningsOf(`id,note,more\n${rows(i => `${i},x,y`)}${odd}`, {
      quote: '"',
      escape: '"',
      tables: [],
    })
    expect(warnings).toEqual([{ code: 'ingest.quotes_doubtful', params: { count: 1 } }])
  })
})
