import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DuckDbEngine } from '../../src/adapters/engine/createEngine.ts'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import type { ColumnType, Scalar } from '../../src/contract/column.ts'
import type { Relation, Scan } from '../../src/contract/relation.ts'
import { columnsOf } from '../../src/core/relation/schema.ts'
import { changedBags, countBags, readBags } from '../../src/core/versions/compareBags.ts'
import { type ChangeKind, changedRows, countChanges, readChanges } from '../../src/core/versions/compareRows.ts'
import { overlapRelation, tellsApart, uniquenessRelation } from '../../src/core/versions/keyRelations.ts'
import { appendRows, upsertRows } from '../../src/core/versions/mergeRows.ts'
import { ROWS_OF_A_FILE } from '../../src/core/versions/rowNumbers.ts'
import { authorised } from '../factories/authorised.ts'
import { Draw } from './draw.ts'
import { writePart } from './table.ts'

type Row = Record<string, Scalar>
interface Side {
  columns: { id: string; type: ColumnType }[]
  rows: Row[]
}

const folder = mkdtempSync(join(tmpdir(), 'versions-'))
let engine: DuckDbEngine
beforeAll(() => {
  const store = { localPath: async (key: string) => join(folder, key) }
  engine = createEngine({ store, poolSize: 1, folder, cacheBytes: 0 })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const columns: Side['columns'] = [
  { id: 'k', type: 'text' },
  { id: 'l', type: 'integer' },
  { id: 'n', type: 'integer' },
  { id: 's', type: 'text' },
]

/** Rows whose k and l together are unique; other cells repeat, and are sometimes missing. */
function side(draw: Draw, more: Side['columns'], without: string[] = []): Side {
  const all = [...columns, ...more].filter(({ id }) => !without.includes(id))
  const rows: Row[] = []
  for (let i = 0; i < 60; i++) {
    if (draw.chance(0.4)) continue
    const cells: Row = { k: `k${i % 20}`, l: Math.floor(i / 20), n: draw.whole(0, 3), s: draw.one(['a', 'b', null]) }
    const row: Row = { _row: rows.length + 2 }
    for (const { id } of all)
      row[id] =
        draw.chance(0.1) && id !== 'k' && id !== 'l' ? null : id in cells ? (cells[id] ?? null) : draw.whole(0, 9)
    rows.push(row)
  }
  return { columns: all, rows }
}

async function scanOf(of: Side, name: string): Promise<Scan> {
  const all = of.columns.map(c => ({ ...c, name: c.id, scale: null }))
  await writePart({ columns: all, rows: of.rows }, folder, name)
  const at = { workspaceId: 'w', datasetId: 'd', versionId: name, tableId: 't' }
  return { op: 'scan', ...at, parts: [name], columns: all }
}

async function ask(relation: Relation) {
  return (await engine.run(authorised(relation))).table
}

async function rowsOf(relation: Relation): Promise<Row[]> {
  const ids = columnsOf(relation).map(({ id }) => id)
  const { data, rowCount } = await ask(relation)
  return Array.from({ length: rowCount }, (_, i) => Object.fromEntries(ids.map((id, c) => [id, data[c]?.[i] ?? null])))
}

const key = ['k', 'l']
const keyOf = (row: Row) => JSON.stringify(key.map(id => row[id]))
const sorted = (rows: readonly Row[]) => rows.map(row => JSON.stringify(row, Object.keys(row).sort())).sort()
const isSame = (a: Row, b: Row, ids: readonly string[]) => ids.every(id => a[id] === b[id])

/** What an upsert is, row by row. */
function upserted(older: Side, newer: Side, file: number): Row[] {
  const ids = [...new Set([...older.columns, ...newer.columns].map(({ id }) => id))]
  const shared = older.columns.map(({ id }) => id).filter(id => newer.columns.some(c => c.id === id))
  const theirs = new Map(newer.rows.map(row => [keyOf(row), row]))
  const known = new Set(older.rows.map(keyOf))
  const numbered = (row: Row) => Number(row._row) + file * ROWS_OF_A_FILE
  const there = older.rows.map(row => {
    const again = theirs.get(keyOf(row))
    const cells = Object.fromEntries(ids.map(id => [id, again && id in again ? again[id] : (row[id] ?? null)]))
    return { ...cells, _row: again && !isSame(row, again, shared) ? numbered(again) : row._row } as Row
  })
  const fresh = newer.rows.filter(row => !known.has(keyOf(row)))
  return [
    ...there,
    ...fresh.map(row => ({ ...Object.fromEntries(ids.map(id => [id, row[id] ?? null])), _row: numbered(row) })),
  ]
}

describe.each(Array.from({ length: 12 }, (_, i) => i + 1))('two random states of a table, seed %i', seed => {
  const draw = new Draw(seed)
  const older = side(draw, seed % 2 ? [{ id: 'old', type: 'integer' }] : [])
  const newer = side(draw, seed % 3 ? [{ id: 'fresh', type: 'integer' }] : [], seed % 4 === 0 ? ['s'] : [])
  const shared = older.columns.map(({ id }) => id).filter(id => newer.columns.some(c => c.id === id))
  const pairs = () => {
    const theirs = new Map(newer.rows.map(row => [keyOf(row), row]))
    return older.rows.map(row => ({ row, again: theirs.get(keyOf(row)) }))
  }

  test('are merged by key as row by row, and appended one below the other', async () => {
    const merging = { older: await scanOf(older, `o${seed}`), newer: await scanOf(newer, `n${seed}`), file: 3 }
    expect(sorted(await rowsOf(upsertRows(merging, key)))).toEqual(sorted(upserted(older, newer, 3)))
    const appended = await rowsOf(appendRows(merging))
    expect(appended).toHaveLength(older.rows.length + newer.rows.length)
    expect(new Set(appended.map(row => row._row)).size).toBe(appended.length)
  })

  test('are compared by key: rows, and what they do to a sum', async () => {
    const [from, to] = [await scanOf(older, `o${seed}`), await scanOf(newer, `n${seed}`)]
    const [there, added] = countChanges({ from, to, key }, ['n'])
    const { rows, parts } = readChanges([await ask(there), await ask(added)], ['n'])
    const both = pairs()
    const changed = both.filter(({ row, again }) => again && !isSame(row, again, shared))
    const gone = both.filter(({ again }) => !again)
    expect(rows).toEqual({
      new: newer.rows.length - (both.length - gone.length),
      changed: changed.length,
      gone: gone.length,
      unchanged: both.length - gone.length - changed.length,
    })
    const sum = (side: Side) => side.rows.reduce((total, { n }) => total + Number(n ?? 0), 0)
    const [part] = parts
    expect(Number(part?.byNew) + Number(part?.byChanged) + Number(part?.byGone)).toBe(sum(newer) - sum(older))
    for (const kind of ['new', 'changed', 'gone'] as ChangeKind[])
      expect(await rowsOf(changedRows({ from, to, key }, kind, { offset: 0, rows: 1000 }))).toHaveLength(rows[kind])
  })

  test('are compared as a whole where nothing tells their rows apart', async () => {
    const [from, to] = [await scanOf(older, `o${seed}`), await scanOf(newer, `n${seed}`)]
    const { rows, parts } = readBags(await ask(countBags({ from, to }, ['n'])), ['n'])
    const count = new Map<string, number>()
    const bag = (row: Row) => JSON.stringify(shared.map(id => row[id]))
    for (const row of older.rows) count.set(bag(row), (count.get(bag(row)) ?? 0) - 1)
    for (const row of newer.rows) count.set(bag(row), (count.get(bag(row)) ?? 0) + 1)
    const surplus = [...count.values()]
    const total = (test: (n: number) => boolean) => surplus.filter(test).reduce((a, b) => a + Math.abs(b), 0)
    expect(rows).toMatchObject({ new: total(n => n > 0), gone: total(n => n < 0), changed: 0 })
    expect(rows.unchanged).toBe(newer.rows.length - rows.new)
    const sum = (side: Side) => side.rows.reduce((all, { n }) => all + Number(n ?? 0), 0)
    expect(Number(parts[0]?.byNew) + Number(parts[0]?.byGone)).toBe(sum(newer) - sum(older))
    const listed = await rowsOf(changedBags({ from, to }, 'new', { offset: 0, rows: 1000 }))
    expect(listed).toHaveLength(surplus.filter(n => n > 0).length)
  })

  test('share as many keys as can be counted by hand', async () => {
    const [from, to] = [await scanOf(older, `o${seed}`), await scanOf(newer, `n${seed}`)]
    expect(tellsApart(await ask(uniquenessRelation(from, key)), older.rows.length)).toBe(true)
    expect(tellsApart(await ask(uniquenessRelation(from, ['k'])), older.rows.length)).toBe(false)
    const matched = pairs().filter(({ again }) => again).length
    expect((await ask(overlapRelation(from, to, key))).data[0]?.[0]).toBe(matched)
  })
})
