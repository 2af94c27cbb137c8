import { createReadStream, createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { proposalDiff } from '../src/domains/changes/proposalDiff.ts'
import { proposalRows } from '../src/domains/changes/proposalRows.ts'
import { getProposal } from '../src/domains/datasets/getProposal.ts'
import { mergeProposal } from '../src/domains/datasets/mergeProposal.ts'
import { refresh } from '../src/domains/datasets/refresh.ts'
import { restoreVersion } from '../src/domains/datasets/restoreVersion.ts'
import { post } from '../test/factories/post.ts'
import { writeCsv } from './csvFile.ts'
import { keepResult } from './machine.ts'
import { startWorld, timed } from './world.ts'

/*
 * A newer report of a million orders: `tsx bench/refresh.ts [ROWS]`. Three of a hundred orders are changed, one of a
 * hundred is new and one is gone; merged by key, compared, and taken back.
 */

const rows = Number(process.argv[2] ?? 1_000_000)
const isGone = (i: number) => i % 100 === 7
const isChanged = (i: number) => i % 100 < 3

/** The newer report: the older one without some orders, with other amounts in some, and with new ones below. */
async function writeNewer(older: string, newer: string): Promise<void> {
  const out = createWriteStream(newer)
  let i = -2
  for await (const line of createInterface({ input: createReadStream(older) })) {
    i++
    if (i >= 0 && isGone(i)) continue
    const cells = line.split(',')
    if (i >= 0 && isChanged(i)) cells[8] = (Number(cells[8]) + 1).toFixed(2)
    out.write(`${cells.join(',')}\n`)
    if (i >= 0 && i % 100 === 50) out.write(`${cells.join(',').replace('SO-', 'SX-')}\n`)
  }
  await new Promise(resolve => out.end(resolve))
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-refresh-'))
  const world = await startWorld()
  const { ctx } = world
  try {
    const [older, newer] = [join(folder, 'orders.csv'), join(folder, 'orders-2.csv')]
    await writeCsv(older, rows)
    await writeNewer(older, newer)
    const { id: datasetId, version, tablesOfVersion } = await world.ingest(older)
    const tableId = tablesOfVersion[0]?.id ?? ''
    let proposalId = ''
    const [prepareMs = 0] = await timed(1, async () => {
      const file = new File([await openAsBlob(newer)], 'orders-2.csv')
      const sent = await world.doing(asking =>
        post([file], incoming => refresh({ ...asking, limits: ctx.limits }, { datasetId, incoming, autoMerge: false })),
      )
      proposalId = sent.proposalId
    })
    const { status, mode, keyCandidates, reason } = await getProposal(ctx, { proposalId })
    if (status !== 'open') throw new Error(`${status}: ${JSON.stringify(reason)}`)
    const diffs = await timed(2, () => proposalDiff(ctx, { proposalId }))
    const { tables } = await proposalDiff(ctx, { proposalId })
    const page = await timed(2, () => proposalRows(ctx, { proposalId, tableId, kind: 'changed', limit: 50 }))
    const [mergeMs = 0] = await timed(1, () => mergeProposal(ctx, { proposalId }))
    const [restoreMs = 0] = await timed(1, () => restoreVersion(ctx, { datasetId, versionId: version.id }))
    const figures = {
      ...{ rows, mode, key: keyCandidates[0]?.names, counted: tables[0]?.rows },
      ...{ prepareMs, diffMs: diffs.at(-1), changedRowsMs: page.at(-1), mergeMs, restoreMs },
    }
    console.log(JSON.stringify(figures, null, 2))
    keepResult('refresh', figures)
  } finally {
    await world.end()
    rmSync(folder, { recursive: true })
  }
}

await run()
