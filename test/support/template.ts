import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { Client } from 'pg'
import { finishSchema, migrate, readMigrations } from '../../src/adapters/database/migrate.ts'
import type { DatabaseTarget } from '../../src/adapters/database/target.ts'

/** The database every test database is a copy of. */
export const TEMPLATE = 'datainsight_template'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const MIGRATIONS = join(PROJECT, 'migrations')

/** Makes the template from the migrations; straight from the table files, with a warning, when those lag behind. */
export async function buildTemplate({ owner, runtime }: DatabaseTarget): Promise<void> {
  const server = new Client({ ...owner, database: 'postgres' })
  await server.connect()
  await server.query(`create database ${TEMPLATE}`)
  await server.end()
  const target = { owner: { ...owner, database: TEMPLATE }, runtime: { ...runtime, database: TEMPLATE } }
  const lag = await schemaDrift()
  if (!lag) {
    await migrate({ target, folder: MIGRATIONS, log: () => undefined })
    return
  }
  console.warn(`${lag} Test databases are made from src/domains/*/tables.ts.`)
  const client = new Client(target.owner)
  await client.connect()
  for (const statement of await generateMigration(generateDrizzleJson({}), await currentTables())) {
    await client.query(statement)
  }
  await finishSchema(client, target)
  await client.end()
}

/** A sentence when the table files say something the migrations do not, undefined when they agree. */
export async function schemaDrift(folder = MIGRATIONS): Promise<string | undefined> {
  const newest = readMigrations(folder).at(-1)
  const tables = await currentTables()
  if (!newest) return 'There are no migrations yet (npm run migration).'
  const path = join(folder, 'meta', `${newest.tag.split('_')[0]}_snapshot.json`)
  const snapshot = JSON.parse(readFileSync(path, 'utf8')) as typeof tables
  const same = JSON.stringify(content(snapshot)) === JSON.stringify(content(tables))
  return same ? undefined : 'The migrations lag behind the table files (npm run migration -- --name what_it_does).'
}

/** A snapshot without what names it, keys in one order. */
function content(snapshot: object): unknown {
  const { id: _id, prevId: _prevId, ...rest } = snapshot as Record<string, unknown>
  return sorted(rest)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]))
}

async function currentTables(): Promise<ReturnType<typeof generateDrizzleJson>> {
  const domains = join(PROJECT, 'src', 'domains')
  const files = readdirSync(domains, { recursive: true, encoding: 'utf8' }).filter(file =>
    /^[^/\\]+[/\\]tables\.ts$/.test(file),
  )
  const modules = await Promise.all(files.sort().map(file => import(pathToFileURL(join(domains, file)).href)))
  return generateDrizzleJson(Object.assign({}, ...modules))
}
