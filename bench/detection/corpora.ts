import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExpectedTable } from '../prove/dirty/dirtyFile.ts'
import { places, sumOf } from '../prove/dirty/footer.ts'
import { DIRT_NAMES, type DirtName, mixedDirt, soil } from '../prove/dirty/soil.ts'
import { TYPES } from '../prove/dirty/table.ts'
import type { TrueTable } from './summary.ts'

/** A file and what is true of it. */
export interface KnownFile {
  corpus: string
  path: string
  truth: readonly TrueTable[]
}

const LARGEST_SUM = 1e18
const DATA = join(import.meta.dirname, '../../../shared/data')

/** Soiled tables, so many of each kind and of mixtures, written into the folder. */
export function soiledFiles(folder: string, seeds: number): KnownFile[] {
  const kinds: [string, (seed: number) => readonly DirtName[]][] = [
    ['dirty/none', () => []],
    ...DIRT_NAMES.map((name): [string, () => DirtName[]] => [`dirty/${name}`, () => [name]]),
    ['dirty/mixed', mixedDirt],
  ]
  return kinds.flatMap(([corpus, dirtOf]) =>
    Array.from({ length: seeds }, (_, seed) => {
      const { bytes, expected } = soil(seed, dirtOf(seed))
      const path = join(folder, corpus, `${seed}.csv`)
      mkdirSync(join(folder, corpus), { recursive: true })
      writeFileSync(path, bytes)
      return { corpus, path, truth: expected.map(truthOf) }
    }),
  )
}

function truthOf({ columns, rows }: ExpectedTable): TrueTable {
  return {
    rows,
    columns: columns.map(({ names, meaning, values }) => ({
      names,
      missing: values.filter(value => value === null).length,
      sum: ['integer', 'decimal'].includes(TYPES[meaning]) ? Number(sumOf(values, places(meaning))) : null,
    })),
  }
}

interface TruthFile {
  files: Record<string, { rows: number; columns: { name: string; missing: number; type: string; sum?: number }[] }>
}

/** Real text files with what an independent reader, its options set by hand, says of them; none where they are not here. */
export function realFiles(): KnownFile[] {
  const path = join(DATA, 'truth/text.json')
  if (!existsSync(path)) {
    console.log('Skipped: real files, because ../shared/data is not here.')
    return []
  }
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as TruthFile
  const known = Object.entries(files)
    .filter(([name]) => /\.(?:csv|tsv|txt)$/.test(name))
    .map(([name, { rows, columns }]) => ({
      corpus: name.split('/')[0] ?? name,
      path: join(DATA, name),
      truth: [
        {
          rows,
          columns: columns.map(column => ({
            names: [column.name],
            // Whether a dash is missing and codes of digits are numbers is a matter of taste, the sum of card numbers of none.
            ...(column.type === 'number' &&
              Math.abs(column.sum ?? 0) < LARGEST_SUM && { missing: column.missing, sum: column.sum ?? 0 }),
          })),
        },
      ],
    }))
  return [...known, ...sellerReport()]
}

/** The report's own totals are the truth of its money columns. */
function sellerReport(): KnownFile[] {
  const path = join(DATA, 'mercari/Custom-sales-report_010117-053025_all.csv')
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
  const cellsOf = (line = '') => line.replace(/^"|"$/g, '').split('","')
  const totals = cellsOf(lines.find(line => line.startsWith('"Totals:"')))
  const rows = lines.filter(line => /^"[mb]\d/.test(line)).map(cellsOf)
  const columns = cellsOf(lines[0]).map((name, i) => ({
    names: [name],
    missing: rows.filter(cells => cells[i] === '').length,
    sum: totals[i] ? Number(totals[i]) : null,
  }))
  const [first, ...others] = columns
  return [
    {
      corpus: 'mercari',
      path,
      truth: [{ rows: rows.length, columns: first ? [{ ...first, sum: null }, ...others] : [] }],
    },
  ]
}
