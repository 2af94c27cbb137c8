import type { VersionOrigin } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Conclusion } from '../jobs/job.ts'
import { applyRecipe } from './applyRecipe.ts'
import { type Arrival, arriveAgain, arriveNewer, type Work } from './arrive.ts'
import { type Candidate, concludeProposal } from './concludeProposal.ts'
import { filesOf, sourceOf } from './layers.ts'
import { meetAgain, meetNewer } from './meet.ts'
import { asRead, type Draft, type Making, mergeFiles } from './mergeFiles.ts'
import type { Base } from './proposalBase.ts'
import { hashOf, sizeOf } from './versionRows.ts'

/** Makes the version that a proposed change would become; it is there once the job has concluded, and seen by nobody. */
export async function prepareProposal(ctx: Context, base: Base, work: Work): Promise<Conclusion> {
  const outDir = await work.folder()
  const making: Making = { versionId: ctx.newId('v'), outDir, ...(work.onProgress && { onProgress: work.onProgress }) }
  const file = await readFor(ctx, base, work)
  const drafts = file === null ? asBefore(base) : await mergeFiles(ctx, base, { ...file, making })
  const tables: Candidate['tables'] = []
  for (const [position, draft] of drafts.entries())
    tables.push({ ...(await applyRecipe(ctx, base, { draft, making })), workspaceId: ctx.workspaceId, position })
  const { versionId } = making
  const sizeBytes = await sizeOf(ctx, tables)
  const candidate = {
    versionId,
    hash: hashOf(logOf(base, file, tables)),
    origin: originOf(base, file),
    tables,
    sizeBytes,
    file,
  }
  return tx => concludeProposal(ctx, tx, base, candidate)
}

async function readFor(ctx: Context, base: Base, work: Work): Promise<Candidate['file']> {
  if (base.proposal.kind === 'recipe') return null
  if (base.proposal.kind === 'reread')
    return { arrival: await arriveAgain(ctx, base, work), meeting: await meetAgain(ctx, base) }
  const arrival = arrivedBefore(base) ?? (await arriveNewer(ctx, base, work))
  return { arrival, meeting: await meetNewer(ctx, base, arrival) }
}

/** What an earlier preparation of the same newer file left; it was read to meet the tables of then. */
function arrivedBefore({ proposal, arrived }: Base): Arrival | null {
  if (arrived === null || proposal.incoming === null) return null
  const { id, file, settings, sheets } = arrived
  return { ingestionId: id, read: null, file, settings, sheets, tables: proposal.incoming }
}

function asBefore({ tables, read }: Base): Draft[] {
  return tables.map(table => ({ ...asRead(table), files: filesOf(table, read), rows: sourceOf(table) }))
}

/** What the version's data is made of, and nothing else: the same again has the same hash. */
function logOf({ version }: Base, file: Candidate['file'], tables: Candidate['tables']) {
  const recipes = tables.flatMap(({ tableId, recipe }) => (recipe?.steps.length ? [{ tableId, recipe }] : []))
  if (file === null) return { of: version.hash, recipes }
  const { arrival, meeting } = file
  const { mode, keys, onto } = meeting
  return {
    onto: onto?.version.hash ?? null,
    file: arrival.file.sha256,
    settings: arrival.settings,
    mode,
    keys,
    recipes,
  }
}

function originOf({ proposal, tables }: Base, file: Candidate['file']): VersionOrigin {
  const { kind, what, recipe, tableId } = proposal
  if (kind === 'reread') return { kind, what }
  if (kind === 'recipe' || file === null) {
    const table = tables.find(t => t.tableId === tableId)?.name ?? ''
    return { kind: 'recipe', table, steps: recipe?.steps.length ?? 0, what }
  }
  const { arrival, meeting } = file
  const names = meeting.keys.flatMap(({ tableId: id, columns }) => {
    const table = arrival.tables.find(t => t.tableId === id)
    return columns.map(column => table?.columns.find(c => c.id === column)?.name ?? column)
  })
  return { kind, mode: meeting.mode, fileName: arrival.file.name, key: [...new Set(names)] }
}
