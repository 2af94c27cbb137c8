import type { ClientBase } from 'pg'

/** A table whose rows belong to workspaces. */
export interface WalledTable {
  schema: string
  name: string
  /** SQL type of its `workspace_id`. */
  type: string
}

/** Changes with the policy's text: a table that carries another name gets the new one. */
const POLICY = 'workspace_wall_1'

/**
 * SQL that walls the tables off by workspace: a transaction sees and writes the rows of `app.workspace_id`, or all of
 * them when `app.scope` is `system`; without either, none. It may run any number of times.
 */
export function rowSecurity(tables: readonly WalledTable[]): string[] {
  return tables.flatMap(table => {
    const name = `${quoted(table.schema)}.${quoted(table.name)}`
    const test = `workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::${table.type}) or (select current_setting('app.scope', true)) = 'system'`
    return [
      `alter table ${name} enable row level security`,
      `alter table ${name} force row level security`,
      `drop policy if exists ${POLICY} on ${name}`,
      `create policy ${POLICY} on ${name} using (${test}) with check (${test})`,
    ]
  })
}

/** Tables with a `workspace_id` that lack the wall. None after a migration; a test asks. */
export async function findUnwalledTables(client: ClientBase): Promise<WalledTable[]> {
  const { rows } = await client.query<WalledTable>(UNWALLED, [POLICY])
  return rows
}

/** Walls off what is not walled yet. */
export async function wallTables(client: ClientBase): Promise<void> {
  for (const statement of rowSecurity(await findUnwalledTables(client))) await client.query(statement)
}

const UNWALLED = `
  select n.nspname as schema, c.relname as name, format_type(a.atttypid, a.atttypmod) as type
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
  where c.relkind in ('r', 'p')
    and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'
    and not (c.relrowsecurity and c.relforcerowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = $1))
  order by 1, 2`

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
