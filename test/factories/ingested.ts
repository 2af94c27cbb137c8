import { contextFor } from '../../src/server/context.ts'
import type { Person } from './person.ts'
import { runUploads } from './runUploads.ts'
import type { TestServer } from './testServer.ts'

interface Sending {
  server: TestServer
  person: Person
  /** Jobs that the server's queue was told to wake. */
  woken: string[]
}

/** A CSV file that somebody sent, read as a worker would. */
export async function ingested(
  { server, person, woken }: Sending,
  file: string,
): Promise<{ datasetId: string; tableId: string }> {
  const { uploadId } = (await person.ask('post', '/uploads', { file })).body
  await runUploads(
    {
      database: server.database,
      contextFor: ({ workspaceId }, signal) =>
        contextFor(server.parts, { workspaceId, actor: { kind: 'system', id: 'ingest' }, signal }),
      now: server.parts.now,
    },
    woken.splice(0),
  )
  const { datasetId } = (await person.ask('get', `/uploads/${uploadId}`)).body
  const { tablesOfVersion } = (await person.ask('get', `/datasets/${datasetId}`)).body
  const [table] = tablesOfVersion as { id: string }[]
  return { datasetId: String(datasetId), tableId: table?.id ?? '' }
}
