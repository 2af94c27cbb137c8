import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { detectSeparation } from '../../../core/grid/dialect.ts'
import { mendedSeparation } from './mendedSeparation.ts'
import { surveyFile } from './surveyFile.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mended-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function mended(text: string) {
  const path = join(folder, 'file.csv')
  await writeFile(path, text)
  const found = detectSeparation([text])
  return mendedSeparation(path, found, await surveyFile(path, found, { bomBytes: 0 }))
}

const rows = (line: (i: number) => string) => Array.from({ length: 12 }, (_, i) => `${line(i)}\n`).join('')

describe('quotes that are not doubled as they should be', () => {
  test('end where a delimiter of two characters stands between two of them', async () => {
    const text = rows(i => `"${i}", "${i % 4 ? 'mug' : 'said "no", then "yes"'}", "19.99"`)
    expect((await mended(text))?.separation).toMatchObject({ delimiter: ', ', isFenced: true })
  })

  test('end there in rows, too, some of which go on with empty cells', async () => {
    const text = rows(i => `"${i}","${i % 4 ? 'mug' : 'wide, ""quoted", and\nbroken'}","2024"${i % 3 ? '' : ',"",""'}`)
    expect((await mended(text))?.separation).toMatchObject({ isFenced: true })
  })

  test('swallow no rows that have none', async () => {
    const text = `Filter: status\n\n${rows(i => `${i};O'Brien's chair;2024;${i % 3 ? '' : ';'}`)}99;"5" pipe";2024;\n`
    expect((await mended(text))?.separation.isFenced ?? false).toBe(false)
  })

  test('are left alone where a backslash before each of them says all', async () => {
    const first = rows(i => `${i},a,b,c,d,e,f`)
    const second = rows(i => `${i},a,b,c,${i === 5 ? '"said \\"no\\", then \\"yes\\""' : 'd'},e`)
    expect(await mended(`${first}\n${second}`)).toBeNull()
  })
})
