import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '../../contract/problem.ts'
import type { TableReading } from '../../contract/reading.ts'
import type { Command } from '../command.ts'
import { fromHere, readLocally, readOptions } from '../readLocally.ts'
import { inspection } from '../report.ts'
import { readWords } from '../words.ts'

const usage = 'convert FILE --out DIR [--password P] [--settings FILE]'

/** Each table as Parquet, with its rejects and skipped rows, and the receipt. */
export const convert: Command = {
  usage,
  summary: 'each table as Parquet, plus receipt.json',
  async run(words) {
    const options = { out: { type: 'string' }, ...readOptions } as const
    const given = readWords(words, { usage, positionals: 1, options })
    if (typeof given.values.out !== 'string') throw new DomainError('invalid_request', `Where to? Usage: ${usage}`)
    const out = fromHere(given.values.out)
    await mkdir(out, { recursive: true })
    await readLocally(given, async (reading, outDir) => {
      const written: string[] = []
      for (const [i, table] of reading.tables.entries())
        written.push(...(await copyParts(table, { outDir, out, stem: stemOf(table, i) })))
      await writeFile(join(out, 'receipt.json'), `${JSON.stringify(inspection(reading), null, 2)}\n`)
      process.stdout.write(`${[...written, 'receipt.json'].map(name => join(out, name)).join('\n')}\n`)
    })
  },
}

async function copyParts(
  { parts }: TableReading,
  { outDir, out, stem }: { outDir: string; out: string; stem: string },
): Promise<string[]> {
  const named: [string | null, string][] = [
    [parts.data, `${stem}.parquet`],
    [parts.rejects, `${stem}.rejects.parquet`],
    [parts.skipped, `${stem}.skipped.parquet`],
  ]
  const present = named.filter((pair): pair is [string, string] => pair[0] !== null)
  for (const [from, to] of present) await copyFile(join(outDir, from), join(out, to))
  return present.map(([, to]) => to)
}

/** A file name made of the table's name; the number keeps two alike apart. */
function stemOf({ name }: TableReading, i: number): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .slice(0, 80)
  return `${String(i + 1).padStart(2, '0')}-${plain || 'table'}`
}
