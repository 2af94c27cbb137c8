import { readFileSync, type Stats, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Who the database programs run as. */
export interface ServiceUser {
  uid: number
  gid: number
}

const NOBODY: ServiceUser = { uid: 65534, gid: 65534 }

/**
 * The user the database must become, or undefined when it may stay who started the server: PostgreSQL refuses root.
 * A cluster that exists keeps its owner.
 */
export function chooseServiceUser(cluster: string): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = ownerOf(cluster)
  return owner && owner.uid !== 0 ? owner : lookUpNobody()
}

/** The folder or file can be read by `user`, as far as the permission bits of it and of all its parents tell. */
export function canReach(path: string, user: ServiceUser | undefined): boolean {
  if (!user) return true
  const target = resolve(path)
  const parents: string[] = []
  for (let at = dirname(target); ; at = dirname(at)) {
    parents.push(at)
    if (at === dirname(at)) break
  }
  try {
    return parents.every(parent => grants(statSync(parent), user, 1)) && grantsReading(statSync(target), user)
  } catch {
    return false
  }
}

/** A folder for temporary files that `user` can reach too: TMPDIR may lie under somebody's closed home. */
export function sharedTemporaryFolder(user: ServiceUser | undefined): string {
  return [tmpdir(), '/tmp', '/var/tmp'].find(folder => canReach(folder, user)) ?? tmpdir()
}

function grantsReading(entry: Stats, user: ServiceUser): boolean {
  return grants(entry, user, entry.isDirectory() ? 5 : 4)
}

function grants(entry: Stats, user: ServiceUser, bits: number): boolean {
  const shift = entry.uid === user.uid ? 6 : entry.gid === user.gid ? 3 : 0
  return ((entry.mode >> shift) & bits) === bits
}

function ownerOf(cluster: string): ServiceUser | undefined {
  const mark = statSync(join(cluster, 'PG_VERSION'), { throwIfNoEntry: false })
  return mark && { uid: mark.uid, gid: mark.gid }
}

function lookUpNobody(): ServiceUser {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find(row => row.startsWith('nobody:'))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : NOBODY
  } catch {
    return NOBODY
  }
}
