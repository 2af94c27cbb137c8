import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseFault } from './fault.ts'
import { canReach, chooseServiceUser, type ServiceUser, sharedTemporaryFolder } from './serviceUser.ts'

/** Where one cluster and all that belongs to it lie. */
export interface Place {
  /** Holds the rest; nothing else is in it. */
  home: string
  cluster: string
  logFile: string
  /** Copies of the programs, when the installed ones cannot be used. */
  copies: string
  user: ServiceUser | undefined
  /** True when `home` had to be outside DATA_DIR. */
  isElsewhere: boolean
}

const SOCKET_PATH_MAX = 100

/**
 * Finds or makes the home of the cluster: `DATA_DIR/postgres`, or a folder below `stateRoot` when the database's user
 * cannot pass the folders above DATA_DIR. A note in DATA_DIR remembers it, so a moved DATA_DIR finds its cluster again.
 */
export async function findPlace(dataDir: string, stateRoot: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true })
  const inside = join(await realpath(dataDir), 'postgres')
  const note = join(inside, 'location')
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  if (noted) return openPlace(noted, true)
  const user = chooseServiceUser(join(inside, 'cluster'))
  await mkdir(inside, { recursive: true, mode: 0o755 })
  if (canReach(inside, user)) return openPlace(inside, false)
  if (existsSync(join(inside, 'cluster'))) {
    throw new DatabaseFault(
      `The database in ${inside} belongs to a user who cannot pass the folders above it any more: open them for passing (chmod o+x), or move DATA_DIR.`,
    )
  }
  const elsewhere = join(stateRoot, createHash('sha256').update(inside).digest('hex').slice(0, 16))
  const place = await openPlace(elsewhere, true)
  await writeFile(note, `${elsewhere}\n`)
  return place
}

async function openPlace(home: string, isElsewhere: boolean): Promise<Place> {
  const cluster = join(home, 'cluster')
  const user = chooseServiceUser(cluster)
  // The umask may shut a parent made by `recursive`; the database's user has to pass it.
  await mkdir(home, { recursive: true, mode: 0o755 })
  if (isElsewhere) await chmod(join(home, '..'), 0o755)
  if (user) await chown(home, user.uid, user.gid)
  if (isElsewhere) await chmod(home, 0o755)
  if (!canReach(home, user))
    throw new DatabaseFault(
      `The folder ${home} cannot be reached by the database's user: open the folders above it for passing (chmod o+x).`,
    )
  return {
    home,
    cluster,
    logFile: join(home, 'postgres.log'),
    copies: isElsewhere ? home : join(home, 'programs'),
    user,
    isElsewhere,
  }
}

/** A folder only the database's user can enter, short enough for the name of a Unix socket. */
export async function makeSocketFolder({ home, user }: Place): Promise<string> {
  const near = join(home, 'socket')
  const isShort = Buffer.byteLength(join(near, '.s.PGSQL.5432.lock')) <= SOCKET_PATH_MAX
  const folder = isShort ? near : await mkdtemp(join(sharedTemporaryFolder(user), 'datainsight-'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  if (user) await chown(folder, user.uid, user.gid)
  return folder
}
