import type { FileFacts, Reading } from '../../contract/reading.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import { mergeSettings } from '../../core/settings/mergeSettings.ts'
import type { Context } from '../../ports/context.ts'
import type { ReadRequest } from '../../ports/reader.ts'
import { keepReading } from './keepReading.ts'
import type { Base } from './proposalBase.ts'
import { type Newer, named, type ReadAs, readNewer, tablesBefore } from './readNewer.ts'
import { readOriginal } from './readOriginal.ts'
import type { IncomingTable } from './tables.ts'

/** A file of a proposal, read and put in its place, before it meets the rows that are there. */
export interface Arrival {
  ingestionId: string
  /** What its row will say; null where it was written when the proposal was prepared before. */
  read: Pick<Reading, 'others' | 'warnings'> | null
  file: FileFacts
  settings: ReadSettings
  sheets: string[] | null
  tables: IncomingTable[]
}

export interface Work extends Pick<ReadRequest, 'password' | 'onProgress'> {
  /** A new empty folder that is removed when all is done. */
  folder: () => Promise<string>
  sheets?: string[] | undefined
  /** The newer file of a refresh. */
  sent?: { sha256: string; name: string } | undefined
}

/** Reads the newer file of a refresh, so that it meets the older one. */
export async function arriveNewer(ctx: Context, base: Base, work: Work): Promise<Arrival> {
  const { sent, sheets = null } = work
  if (sent === undefined) throw new Error('a refresh without a file')
  const read = readerOf(ctx, { ...sent, sheets }, work)
  const newer = await readNewer(tablesBefore(base), openEnded(base.read.settings), read)
  return place(ctx, base, { ...newer, sheets })
}

/** Reads the kept file again, with a change of its settings. */
export async function arriveAgain(ctx: Context, base: Base, work: Work): Promise<Arrival> {
  const { file, sheets } = base.read
  const settings = mergeSettings(base.read.settings, base.proposal.change ?? { tables: [] })
  const read = readerOf(ctx, { sha256: file.sha256, name: file.name, sheets }, work)
  const known = tablesBefore(base)
  return place(ctx, base, { ...named(await read({ settings, known }), settings, known), sheets })
}

function readerOf(
  ctx: Context,
  { sheets, ...file }: { sha256: string; name: string; sheets: string[] | null },
  { folder, password, onProgress }: Work,
): ReadAs {
  return async request => {
    const outDir = await folder()
    const more = { password, ...(sheets && { sheets }), ...(onProgress && { onProgress }) }
    return { reading: await readOriginal(ctx, { ...file, ...request, ...more, outDir }), outDir }
  }
}

interface Placed extends Newer {
  sheets: string[] | null
}

async function place(ctx: Context, base: Base, { settings, sheets, ...newer }: Placed): Promise<Arrival> {
  const ingestionId = ctx.newId('in')
  const tables = await keepReading(ctx, { ...newer, datasetId: base.dataset.id, ingestionId })
  const { file, others, warnings } = newer.reading
  return { ingestionId, read: { others, warnings }, file, settings, sheets, tables }
}

/** A newer file may have more rows: a range that a person drew for the older one ends no more. */
function openEnded(settings: ReadSettings): ReadSettings {
  const open = (range: string) => range.replace(/(:\$?[A-Za-z]+)\$?\d+$/, '$1')
  const tables = settings.tables.map(t => ({ ...t, ...(t.range && { range: open(t.range) }) }))
  return { ...settings, tables }
}
