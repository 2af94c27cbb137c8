import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Client } from 'pg'
import { inject } from 'vitest'
import { type ConnectedDatabase, connectDatabase } from '../../src/adapters/database/connect.ts'
import { finishSchema } from '../../src/adapters/database/migrate.ts'
import type { DatabaseTarget } from '../../src/adapters/database/target.ts'

export interface TestDatabase extends ConnectedDatabase {
  target: DatabaseTarget
  /** Runs SQL as the owner of the tables. */
  asOwner<T>(work: (client: Client) => Promise<T>): Promise<T>
  /** Closes the pool and removes the database. */
  drop(): Promise<void>
}

/** A database of its own for one test file, with all migrations: call it in `beforeAll`, `drop()` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await findServer()
  return create(server, server.template)
}

/** One without any table, for tests of what makes tables. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create(await findServer(), 'template0')
}

interface TestServer extends DatabaseTarget {
  template: string
}

async function create(server: TestServer, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient({ ...server.owner, database: 'postgres' }, client =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  )
  const target = { owner: { ...server.owner, database: name }, runtime: { ...server.runtime, database: name } }
  // Rights on a database are not copied with it.
  await withClient(target.owner, client => finishSchema(client, target))
  const database = await connectDatabase({ target, log: () => undefined, maxConnections: 5 })
  return {
    ...database,
    target,
    asOwner: work => withClient(target.owner, work),
    drop: async () => {
      await database.close()
      await withClient({ ...server.owner, database: 'postgres' }, client =>
        client.query(`drop database ${name} with (force)`),
      )
    },
  }
}

async function findServer(): Promise<TestServer> {
  const port = inject('databasePort')
  if (!port) throw new Error('vitest.config.ts does not name test/support/global-setup.ts as globalSetup.')
  // The answer is written by global-setup.ts of the same run.
  const answer = JSON.parse(await text(connect(port, '127.0.0.1'))) as {
    target?: DatabaseTarget
    template?: string
    fault?: string
  }
  if (!answer.target || !answer.template) throw new Error(`The test database did not start: ${answer.fault}`)
  return { ...answer.target, template: answer.template }
}

async function withClient<T>(config: DatabaseTarget['owner'], work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
