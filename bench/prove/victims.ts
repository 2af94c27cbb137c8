import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readLockFile } from '../../src/adapters/database/postgres/lockFile.ts'
import type { BuiltServer } from './builtServer.ts'

export type Victim = 'server' | 'engine' | 'ingest' | 'postmaster'
export const VICTIMS: readonly Victim[] = ['server', 'engine', 'ingest', 'postmaster']

/** The cluster of a DATA_DIR that the database's user can reach. */
export const clusterOf = (dataDir: string) => join(dataDir, 'postgres', 'cluster')

/** The process of this kind that works for the server at this moment; null when there is none. Linux only. */
export function findVictim(victim: Victim, server: BuiltServer): number | null {
  if (victim === 'server') return server.isRunning ? server.pid : null
  if (victim === 'postmaster') return readLockFile(clusterOf(server.dataDir))?.pid ?? null
  return descendantsOf(server.pid).find(pid => commandOf(pid).includes(`programs/${victim}.`)) ?? null
}

/** Waits for such a process and a random moment of its life. @throws Error when none comes */
export async function awaitVictim(victim: Victim, server: BuiltServer, random: () => number): Promise<number> {
  for (const startedAt = performance.now(); performance.now() - startedAt < 60_000; await pause(5)) {
    const found = findVictim(victim, server)
    if (found === null) continue
    await pause(random() * 250)
    if (findVictim(victim, server) === found) return found
  }
  throw new Error(`no ${victim} process came up within a minute`)
}

/** Processes that were told of this folder and still run. */
export function processesOf(dataDir: string): string[] {
  return allProcesses()
    .filter(pid => pid !== process.pid && commandOf(pid).includes(dataDir))
    .map(pid => `${pid} ${commandOf(pid).replaceAll('\0', ' ').slice(0, 120)}`)
}

function descendantsOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const pid of allProcesses()) {
    const parent = parentOf(pid)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const found = [root]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found.slice(1)
}

function allProcesses(): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
}

function parentOf(pid: number): number | null {
  const stat = readProc(pid, 'stat')
  // The program's name stands in parentheses and may hold anything; the parent is the second word after it.
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

function commandOf(pid: number): string {
  return readProc(pid, 'cmdline')
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}
