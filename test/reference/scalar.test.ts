import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DuckDbEngine } from '../../src/adapters/engine/createEngine.ts'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import type { ColumnType } from '../../src/contract/column.ts'
import type { Expression, Relation, ScalarFunction, Scan, Window } from '../../src/contract/relation.ts'
import { authorised } from '../factories/authorised.ts'
import type { Cell } from './table.ts'
import { writePart } from './table.ts'

/* What the functions of docs/query-plan.md answer, row by row, as this page says: written by hand. */

const texts = ["  o'BRIEN \u00a0 don't ", 'a,b,c', '', null, ' 1.50 ', '😀 été']
const numbers = [1.5, -2, 0, null, 1e300, 0.25]
const column = (id: string): Expression => ({ kind: 'column', id })
const literal = (value: string | number | boolean, type: ColumnType): Expression => ({ kind: 'literal', value, type })
const text = (value: string) => literal(value, 'text')
const whole = (value: number) => literal(value, 'integer')
const call = (fn: ScalarFunction, ...args: Expression[]): Expression => ({ kind: 'call', fn, args })
const cast = (id: string, type: ColumnType, scale?: number): Expression => ({
  kind: 'cast',
  type,
  ...(scale === undefined ? {} : { scale }),
  arg: column(id),
})

const cases: readonly [string, Expression, readonly Cell[]][] = [
  ['trim', call('trim', column('t')), ["o'BRIEN \u00a0 don't", 'a,b,c', '', null, '1.50', '😀 été']],
  ['squeeze', call('squeeze', column('t')), ["o'BRIEN don't", 'a,b,c', '', null, '1.50', '😀 été']],
  ['title', call('title', call('trim', column('t'))), ["O'Brien \u00a0 Don't", 'A,B,C', '', null, '1.50', '😀 Été']],
  ['upper', call('upper', call('trim', column('t'))), ["O'BRIEN \u00a0 DON'T", 'A,B,C', '', null, '1.50', '😀 ÉTÉ']],
  ['length', call('length', column('t')), [18, 5, 0, null, 6, 5]],
  [
    'replaceText',
    call('replaceText', column('t'), text('b'), text('\\1')),
    ["  o'BRIEN \u00a0 don't ", 'a,\\1,c', '', null, ' 1.50 ', '😀 été'],
  ],
  [
    'replaceText, folded',
    call('replaceText', column('t'), text('B'), text('\\1'), literal(true, 'boolean')),
    ["  o'\\1RIEN \u00a0 don't ", 'a,\\1,c', '', null, ' 1.50 ', '😀 été'],
  ],
  ['splitPart', call('splitPart', column('t'), text(','), whole(2)), [null, 'b', null, null, null, null]],
  [
    'splitPart and the rest',
    call('splitPart', column('t'), text(','), whole(2), literal(true, 'boolean')),
    [null, 'b,c', null, null, null, null],
  ],
  ['text as decimal', cast('t', 'decimal', 1), [null, null, null, null, 1.5, null]],
  ['text as integer', cast('t', 'integer'), [null, null, null, null, null, null]],
  ['double as integer', cast('n', 'integer'), [null, -2, 0, null, null, null]],
  ['double as decimal', cast('n', 'decimal', 1), [1.5, -2, 0, null, null, 0.3]],
  ['double as text', cast('n', 'text'), ['1.5', '-2', '0', null, '1e+300', '0.25']],
  ['double as boolean', cast('n', 'boolean'), [true, true, false, null, true, true]],
  ['double as date', cast('n', 'date'), [null, null, null, null, null, null]],
]

describe('each function of the algebra', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scalars-'))
  let engine: DuckDbEngine
  const columns = [
    { id: 't', name: 'T', type: 'text', scale: null },
    { id: 'n', name: 'N', type: 'double', scale: null },
  ] as const
  const source = { workspaceId: 'w', datasetId: 'd', versionId: 'v', tableId: 't' }
  const scan: Scan = { op: 'scan', ...source, parts: ['p.parquet'], columns }

  beforeAll(async () => {
    const rows = texts.map((t, i) => ({ _row: i + 1, t, n: numbers[i] ?? null }))
    await writePart({ columns, rows }, folder, 'p.parquet')
    const store = { localPath: async (key: string) => join(folder, key) }
    engine = createEngine({ store, poolSize: 1, folder, cacheBytes: 0, maxWaiting: 1000 })
  })
  afterAll(async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const answer = async (relation: Relation): Promise<Cell[]> => {
    const { table } = await engine.run(authorised(relation))
    return table.data.at(-1) ?? []
  }
  const inOrder = (input: Relation, value: Expression): Relation => ({
    op: 'sort',
    input: {
      op: 'project',
      input,
      columns: [
        { as: '_row', value: column('_row') },
        { as: 'x', value },
      ],
    },
    by: [{ by: column('_row'), direction: 'asc' }],
  })

  for (const [name, expression, expected] of cases)
    test(name, async () => {
      expect(await answer(inOrder(scan, expression))).toEqual(expected)
    })

  test('lastValue is the last value up to the row that is not missing', async () => {
    const value: Window = {
      fn: 'lastValue',
      arg: column('n'),
      partitionBy: [],
      orderBy: [{ by: column('_row'), direction: 'asc' }],
    }
    const filled: Relation = { op: 'window', input: scan, columns: [{ as: 'x', value }] }
    expect(await answer(inOrder(filled, column('x')))).toEqual([1.5, -2, 0, 0, 1e300, 0.25])
  })
})
