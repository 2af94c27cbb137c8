import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { OWNER } from '../../src/adapters/database/postgres/initialise.ts'
import { readLockFile } from '../../src/adapters/database/postgres/lockFile.ts'
import { DATABASE } from '../../src/adapters/database/target.ts'
import type { Ledger } from './ledger.ts'
import { clusterOf } from './victims.ts'

type Row = Record<string, string | number>

/** Each answers rows that ought not to be. */
const impossible: Readonly<Record<string, string>> = {
  'a completed upload without its dataset':
    "select u.id from upload u left join dataset d on d.id = u.dataset_id where u.status = 'completed' and d.id is null",
  'an upload that ended without a reason or a time':
    "select id from upload where (status in ('failed', 'cancelled') and reason is null) or (status not in ('pending', 'processing') and finished_at is null)",
  'a dataset of no first upload, or of several':
    "select d.id from dataset d where (select count(*) from upload u where u.dataset_id = d.id and u.proposal_id is null and u.status = 'completed') <> 1",
  'a change that is open or merged without a whole version':
    "select p.id from proposal p where p.status in ('open', 'merged') and not exists (select from version v join version_table t on t.version_id = v.id where v.id = p.version_id and v.dataset_id = p.dataset_id)",
  'a version with a number that was not merged, or merged without one':
    "select p.id from proposal p join version v on v.id = p.version_id where (p.status = 'merged') <> (v.number is not null)",
  'a dataset that does not stand at its newest version':
    'select d.id from dataset d join version v on v.id = d.version_id where v.number is distinct from (select max(w.number) from version w where w.dataset_id = d.id)',
  'versions with holes between their numbers':
    'select dataset_id as id from version where number is not null group by 1 having max(number) <> count(*)',
  'a dataset of other rows than its version':
    'select d.id from dataset d where d.rows <> (select sum(t.row_count) from version_table t where t.version_id = d.version_id)',
  'a change that was merged twice':
    "select detail ->> 'proposalId' as id from audit_event where action = 'proposal.merged' group by 1 having count(*) > 1",
  'an upload that made several datasets':
    "select detail ->> 'uploadId' as id from audit_event where action = 'dataset.created' group by 1 having count(*) > 1",
  'a dataset whose version, table or ingestion is missing':
    'select d.id from dataset d left join version v on v.id = d.version_id and v.dataset_id = d.id left join ingestion i on i.id = v.ingestion_id and i.dataset_id = d.id where v.id is null or i.id is null or not exists (select from version_table t where t.version_id = v.id)',
  'a version without its dataset':
    'select v.id from version v left join dataset d on d.id = v.dataset_id where d.id is null',
  'a job that ended otherwise than its upload':
    "select u.id from upload u join job j on j.id = u.job_id where j.status <> u.status and j.status not in ('pending', 'processing')",
}

/** What the metadata and the files say, past the API. */
export class StoreTruth {
  readonly #dataDir: string

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  /** Uploads and jobs that have not ended. */
  async open(): Promise<string[]> {
    const rows = await this.#query(
      "select id || ' ' || status as id from upload where status in ('pending', 'processing') union all select id || ' ' || status || ', attempt ' || attempt from job where status in ('pending', 'processing') union all select id || ' ' || status from proposal where status = 'preparing'",
    )
    return rows.map(row => String(row['id']))
  }

  async faults(ledger: Ledger): Promise<string[]> {
    const faults: string[] = []
    for (const [what, sql] of Object.entries(impossible))
      for (const { id } of await this.#query(sql)) faults.push(`${what}: ${id}`)
    for (const { key, bytes } of await this.#query(partKeys))
      if (!this.#has(String(key), Number(bytes))) faults.push(`a part is missing or empty: ${key}`)
    const known = new Set((await this.#query('select id from upload')).map(row => row['id']))
    const newer = [...ledger.refreshes.values()].map(({ uploadId }) => uploadId)
    for (const id of [...ledger.files.keys(), ...newer])
      if (!known.has(id)) faults.push(`acknowledged upload ${id} is gone`)
    return [...faults, ...(await this.#lostDeeds(ledger)), ...(await this.#lostMerges(ledger))]
  }

  /** What kills left behind that nobody can see: folders of versions that never came to be, temporary work. */
  async remains(): Promise<{ versionFolders: number; temporary: number }> {
    const datasets = new Set((await this.#query('select id from dataset')).map(row => row['id']))
    const folders = list(join(this.#dataDir, 'versions')).flatMap(w => list(join(this.#dataDir, 'versions', w)))
    return {
      versionFolders: folders.filter(id => !datasets.has(id)).length,
      temporary: list(join(this.#dataDir, 'tmp')).length,
    }
  }

  /** Each acknowledged edit has its line in the audit. */
  async #lostDeeds(ledger: Ledger): Promise<string[]> {
    const rows = await this.#query(
      "select target_id as id, count(*)::int as n from audit_event where action = 'dataset.edited' group by 1",
    )
    const written = new Map(rows.map(row => [row['id'], Number(row['n'])]))
    return [...ledger.edits].flatMap(([id, edits]) => {
      const acknowledged = edits.filter(edit => edit.isAcknowledged).length
      const found = written.get(id) ?? 0
      return found >= acknowledged && found <= edits.length
        ? []
        : [`${id}: ${acknowledged} edits acknowledged of ${edits.length}, ${found} in the audit`]
    })
  }

  /** Each acknowledged merge has its line in the audit, and no other change has one. */
  async #lostMerges({ refreshes }: Ledger): Promise<string[]> {
    const rows = await this.#query(
      "select detail ->> 'proposalId' as id from audit_event where action = 'proposal.merged'",
    )
    const merged = new Set(rows.map(row => row['id']))
    return [...refreshes.values()].flatMap(({ proposalId, end }) =>
      end === null || merged.has(proposalId) === (end === 'merged')
        ? []
        : [`${proposalId} was ${end}, the audit differs`],
    )
  }

  #has(key: string, minBytes: number): boolean {
    const path = join(this.#dataDir, key)
    return existsSync(path) && statSync(path).size >= minBytes
  }

  async #query(sql: string): Promise<Row[]> {
    const lock = readLockFile(clusterOf(this.#dataDir))
    if (lock === undefined) throw new Error('the database does not run')
    const client = new pg.Client({ host: lock.socketFolder, port: lock.port, user: OWNER, database: DATABASE })
    await client.connect()
    try {
      return (await client.query<Row>(sql)).rows
    } finally {
      await client.end()
    }
  }
}

// A Parquet file is never shorter than its two marks and the length of its footer.
const partKeys = `select p ->> 'key' as key, 12 as bytes from version_table t, jsonb_array_elements(t.parts) p
  union all select rejects_key, 12 from version_table where rejects_key is not null
  union all select skipped_key, 12 from version_table where skipped_key is not null
  union all select 'files/' || workspace_id || '/' || (file ->> 'sha256'), (file ->> 'bytes')::bigint from ingestion`

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
