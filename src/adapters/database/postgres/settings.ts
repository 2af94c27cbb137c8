/** How PostgreSQL runs beside us: small in memory, few processes, nothing acknowledged before it is on disk. */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '32MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  huge_pages: 'off',
  jit: 'off',
  // One process reads, nobody replicates, nothing runs in parallel: nine helper processes fewer.
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '2',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  TimeZone: 'UTC',
}

/** Arguments of `postgres`; `extra` wins. */
export function settingArguments(extra: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries({ ...SETTINGS, ...extra }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
