import type { Client } from 'pg'
import type { Manifest } from './manifest.ts'

type Table = Manifest['tables'][number]

/** Tables people's rows are in. The migration record and the job queue's schema are made anew, not copied. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name, coalesce(
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' order by 1, 2`)
  return rows
}

/** Sequences that were used, with the last number each gave out. */
export async function listSequences(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query(
    `select schemaname as schema, sequencename as name, last_value::text as value
     from pg_sequences where schemaname = 'public' and last_value is not null order by 1, 2`,
  )
  return rows
}

/** `"schema"."name"` */
export function qualified(client: Client, { schema, name }: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
}

/** `"schema"."name" ("column", ...)`, as COPY and SELECT name what they move. */
export function columnList(client: Client, { columns }: Table): string {
  return columns.map(column => client.escapeIdentifier(column)).join(', ')
}
