import type { VersionDiff } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { brokenCharts } from '../charts/brokenCharts.ts'
import { brokenTiles } from '../dashboards/brokenTiles.ts'
import type { VersionState } from '../datasets/proposalBase.ts'
import { compareTable } from './compareTable.ts'
import { type Compared, loadCompared, tablesInBoth } from './sides.ts'

interface Input {
  datasetId: string
  from: string
  to: string
}

/** Two versions of a dataset beside each other. @throws DomainError not_found, took_too_long, out_of_memory, busy */
export async function compareVersions(ctx: Context, input: Input): Promise<VersionDiff> {
  const compared = await loadCompared(ctx, input)
  const { datasetId, from, to } = compared
  const tables: VersionDiff['tables'] = []
  for (const table of tablesInBoth(compared)) tables.push(await compareTable(ctx, compared, table))
  return {
    datasetId,
    from: { versionId: from.version.id, number: from.version.number },
    to: { versionId: to.version.id, number: to.version.number },
    tables,
    tablesAdded: onlyIn(to, from),
    tablesRemoved: onlyIn(from, to),
    broken: [
      ...(await brokenBy(compared, 'chart', asked => brokenCharts(ctx, asked))),
      ...(await brokenBy(compared, 'tile', asked => brokenTiles(ctx, asked))),
      ...faultySteps(to),
    ],
  }
}

function onlyIn({ tables }: VersionState, others: VersionState): VersionDiff['tablesAdded'] {
  return tables
    .filter(({ tableId }) => !others.tables.some(other => other.tableId === tableId))
    .map(({ tableId, name, rowCount }) => ({ tableId, name, rows: rowCount }))
}

type Broken = VersionDiff['broken'][number]

/** What the newer version breaks; what was broken before is not its fault. */
async function brokenBy(
  { datasetId, from, to }: Compared,
  kind: Broken['kind'],
  find: (asked: { datasetId: string; tables: VersionState['tables'] }) => Promise<Omit<Broken, 'kind'>[]>,
): Promise<Broken[]> {
  const now = await find({ datasetId, tables: to.tables })
  if (now.length === 0) return []
  const before = new Set((await find({ datasetId, tables: from.tables })).map(({ id }) => id))
  return now.filter(({ id }) => !before.has(id)).map(one => ({ kind, ...one }))
}

function faultySteps({ tables }: VersionState): VersionDiff['broken'] {
  return tables.flatMap(({ faults, recipe }) =>
    faults.map(({ stepId, message }) => ({
      kind: 'step' as const,
      id: stepId,
      name: recipe.steps.find(({ id }) => id === stepId)?.step.kind ?? '',
      missing: Object.values(message.params).filter(value => typeof value === 'string'),
    })),
  )
}
