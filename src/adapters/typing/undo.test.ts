import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TableReading } from '../../contract/reading.ts'
import type { Repair } from '../../contract/receipt.ts'
import { ReadSettings } from '../../contract/settings.ts'
import { mergeSettings } from '../../core/settings/mergeSettings.ts'
import { readFile } from '../readers/readFile.ts'
import { rowsOf, text } from './sql.ts'

/* Every repair of a messy file is taken back, through the same door as a person's own change. */

const NONE = ReadSettings.parse({})

/** A column for each repair of typing, twelve rows long. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  when: ['13/04/2025', '01/02/2025', '03/04/2025'],
  either: ['01/02/2025', '03/04/2025', '05/06/2025'],
  short: ['25/12/24', '13/01/25', '30/06/25'],
  worded: ['3. März 2025', '14 octobre 2024', '2 мая 2023'],
  moment: ['2025-03-04T10:00:00+02:00', '2025-03-05T10:00:00Z', '2025-01-01T00:00:00-05:00'],
  epoch_time: ['1700000000', '1710000000', '1720000000'],
  price: ['$1,234.50', '($3.10)', '$7.00'],
  preis: ['1.234,50 €', '7,25 €', '12,00 €'],
  thousands: ['1,234', '5,678', '9,012'],
  share: ['12 %', '7.5 %', '100 %'],
  weight: ['12 kg', '3.5 kg', '7 kg'],
  paid: ['ja', 'nein', 'ja'],
  count: ['5', 'N/A', '7', '-', '9', '11'],
  place: [' Berlin', 'Paris ', 'n/a', 'Rome', 'null', 'Oslo'],
  title: ['Rod &amp; Reel', 'Caf&eacute;', 'Plain &#39;text&#39;'],
  alarm: ['9:05 AM', '11:30 pm', '12:00 am'],
  took: ['36:10:00', '01:00:00', '-02:30:05'],
}

const ROWS = 12

function messyFile(): string {
  const names = Object.keys(COLUMNS)
  const rows = Array.from({ length: ROWS }, (_, i) =>
    names.map(name => {
      const cells = COLUMNS[name] ?? []
      return `"${cells[i % cells.length]}"`
    }),
  )
  return [names, ...rows].map(row => row.join(';')).join('\n')
}

let folder = ''
let path = ''
let readings = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undo-'))
  path = join(folder, 'messy.csv')
  await writeFile(path, messyFile())
})
afterAll(() => rm(folder, { recursive: true }))

interface Seen {
  table: TableReading
  /** By column id and row: the value as text, and where it was set aside, the text it had. */
  cells: Map<string, Map<number, string>>
}

async function readWith(settings: ReadSettings): Promise<Seen> {
  const outDir = join(folder, `r${readings++}`)
  await mkdir(outDir)
  const { tables } = await readFile({ path, outDir, settings })
  const [table] = tables
  if (table === undefined) throw new Error('no table')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  const rows = (part: string) => rowsOf(connection, `SELECT * FROM read_parquet(${text(join(outDir, part))})`)
  const cells = new Map<string, Map<number, string>>()
  for (const { id } of table.columns) cells.set(id, new Map())
  for (const row of await rows(table.parts.data)) {
    for (const { id } of table.columns) {
      if (row[id] !== null) cells.get(id)?.set(Number(row['_row']), String(row[id]))
    }
  }
  for (const row of table.parts.rejects === null ? [] : await rows(table.parts.rejects)) {
    cells.get(String(row['column_id']))?.set(Number(row['_row']), String(row['raw']))
  }
  return { table, cells }
}

const undoable = ({ table }: Seen) => table.receipt.repairs.filter(({ undo }) => undo !== undefined)
const called = ({ message, columnId }: Repair) => `${message.code} ${columnId} ${message.params['marker'] ?? ''}`

describe('undoing', () => {
  let found: Seen
  let raw: Seen
  beforeAll(async () => {
    found = await readWith(NONE)
    raw = await readWith({ ...NONE, raw: true })
  })

  it('is offered for every repair of typing there is', () => {
    const codes = new Set(undoable(found).map(({ message }) => message.code))
    expect([...codes].sort()).toEqual(
      'boolean_words clock_twelve currency_stripped date_format date_numbers date_order_ambiguous decimal_comma duration_seconds entities missing_marker negatives percent separator_ambiguous short_year sorted thousands_separator trimmed unit_stripped zone_to_utc'
        .split(' ')
        .map(code => `repair.${code}`),
    )
  })

  it('shows up to three cells as they stood and as they were read', () => {
    for (const repair of undoable(found).filter(({ message }) => message.code !== 'repair.sorted')) {
      expect([called(repair), repair.examples?.length]).toEqual([called(repair), expect.any(Number)])
      for (const { row, raw: written } of repair.examples ?? []) {
        expect(raw.cells.get(repair.columnId ?? '')?.get(row)).toBe(written)
      }
    }
  })

  it('gives the raw text of the column back, and leaves the other columns as they were', async () => {
    for (const repair of undoable(found)) {
      const undone = await readWith(mergeSettings(NONE, repair.undo ?? NONE))
      for (const { id } of found.table.columns) {
        const isTouched = id === repair.columnId && repair.message.code !== 'repair.sorted'
        if (!isTouched)
          expect([called(repair), id, undone.cells.get(id)]).toEqual([called(repair), id, found.cells.get(id)])
        else expectUndone(repair, undone)
      }
    }
  }, 60_000)

  function expectUndone(repair: Repair, undone: Seen): void {
    const id = repair.columnId ?? ''
    const { code, params } = repair.message
    if (code === 'repair.missing_marker' || code === 'repair.trimmed' || code === 'repair.entities') {
      // What was taken away is there again; what other repairs did to the column stands.
      for (const { row, raw: written } of repair.examples ?? []) expect(undone.cells.get(id)?.get(row)).toBe(written)
      expect(undone.table.receipt.repairs.map(called)).not.toContain(called(repair))
      expect(params['column']).toBe(undone.table.columns.find(column => column.id === id)?.name)
    } else expect([called(repair), undone.cells.get(id)]).toEqual([called(repair), raw.cells.get(id)])
  }

  it('of all repairs together, in any order, is reading everything raw', async () => {
    for (const repairs of [undoable(found), [...undoable(found)].reverse()]) {
      const settings = repairs.reduce((before, { undo }) => mergeSettings(before, undo ?? NONE), NONE)
      const undone = await readWith(settings)
      expect(undone.table.columns.map(({ type }) => type)).toEqual(raw.table.columns.map(({ type }) => type))
      expect(undone.cells).toEqual(raw.cells)
      expect(undone.table.sortedBy).toBeNull()
    }
  })

  it('is not needed when everything is read raw', () => {
    expect(raw.table.columns.map(({ type }) => type)).toEqual(Object.keys(COLUMNS).map(() => 'text'))
    expect(raw.table.receipt.repairs.filter(({ message }) => message.code.startsWith('repair.'))).toEqual([])
    expect(raw.table.receipt.cells).toMatchObject({ missing: 0, rejected: 0 })
  })
})

describe('a choice', () => {
  it('is obeyed, shows what it reads, and leaves nothing in doubt', async () => {
    const found = await readWith(NONE)
    for (const repair of found.table.receipt.repairs) {
      for (const choice of repair.choices ?? []) {
        const chosen = await readWith(mergeSettings(NONE, choice.change))
        if (choice.isLikely) expectShown(repair, { choice, chosen })
        const doubts = chosen.table.receipt.repairs.filter(({ choices }) => choices?.some(({ isLikely }) => isLikely))
        expect(doubts.map(({ columnId }) => columnId)).not.toContain(repair.columnId)
      }
    }
  }, 60_000)
})

type Choice = NonNullable<Repair['choices']>[number]

function expectShown(repair: Repair, { choice, chosen }: { choice: Choice; chosen: Seen }): void {
  const cells = chosen.cells.get(repair.columnId ?? '')
  for (const { row, raw } of repair.examples ?? []) {
    expect(choice.message.params['examples']).toContain(`${raw} is ${cells?.get(row)}`)
  }
}
