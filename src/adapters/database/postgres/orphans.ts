import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Ends the children of a killed postmaster that are too busy to notice. PostgreSQL's own answer to a lost postmaster
 * is that they quit; only processes named postgres, working in this cluster and without a living parent are touched.
 * Linux only: elsewhere they leave by themselves when their statement ends.
 */
export function killOrphans(cluster: string): void {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name) && isOrphan(name, cluster)) quit(Number(name))
  }
}

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It went by itself in the meantime.
  }
}

function isOrphan(pid: string, cluster: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== cluster) return false
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
    const parentCwd = parent && parent !== '1' ? readlinkSync(`/proc/${parent}/cwd`) : undefined
    return (
      /^Name:\s+postgres/m.test(status) &&
      parentCwd !== cluster &&
      !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('-D')
    )
  } catch {
    return false
  }
}
