import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import type { DatasetTable } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import { localAsker } from '../access/localAsker.ts'
import { lookAt } from './lookAt.ts'

const of = { workspaceId: 'w1', datasetId: 'd1', versionId: 'v1', tableId: 't1' }
const few = [
  buildColumn({ id: 'team', name: 'Team' }),
  buildMeasure('Sales', { id: 'sales', profile: { nulls: 50 } }),
  buildMeasure('Cost', { id: 'cost' }),
]

/** An engine that never answers as it should, and a clock that stands or runs. */
function looking(code: 'took_too_long' | 'busy', stepMs = 0, columns = few) {
  const named = columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
  const scan: Scan = { op: 'scan', ...of, parts: ['rows.parquet'], columns: named }
  const table = { columns, rowCount: 100 } as unknown as DatasetTable
  let asked = 0
  let ms = 0
  const fail = () => {
    asked += 1
    return Promise.reject(new DomainError(code, 'No.'))
  }
  const ctx = {
    ...localAsker('w1'),
    engine: { run: fail, runMany: fail, close: async () => undefined },
    limits: { maxUploadBytes: 0, queryTimeoutMs: 1000 },
    signal: new AbortController().signal,
    now: () => {
      ms += stepMs
      return new Date(ms)
    },
  } as unknown as Context
  return { seen: lookAt(ctx, { scan, table }), asked: () => asked }
}

describe('looking at a table', () => {
  test('tells what could be seen in time, and names what could not', async () => {
    const { candidates, warnings, isCut } = await looking('took_too_long').seen
    expect(candidates.map(({ kind }) => kind)).toEqual(['quality'])
    expect(warnings.map(({ code }) => code)).toEqual(['insight.unseen.groups', 'insight.unseen.pairs'])
    expect(isCut).toBe(true)
  })

  test('asks nothing more when time is over', async () => {
    const { seen, asked } = looking('took_too_long', 30_000)
    expect((await seen).warnings).toHaveLength(4)
    expect(asked()).toBe(0)
  })

  test('names the columns beyond the most that are looked at', async () => {
    const many = Array.from({ length: 12 }, (_, i) => buildColumn({ id: `d${i}`, name: `Group ${i}` }))
    const { warnings } = await looking('took_too_long', 0, many).seen
    expect(warnings.at(-1)).toEqual({ code: 'insight.columnsLeft', params: { names: 'Group 10, Group 11' } })
  })

  test('fails where the engine is only busy: it can be asked again', async () => {
    await expect(looking('busy').seen).rejects.toMatchObject({ code: 'busy' })
  })
})
