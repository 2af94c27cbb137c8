/** The embedded database cannot be had; the message is one sentence for the person who started the server. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault'
}

const KNOWN: readonly (readonly [RegExp, (where: string) => string])[] = [
  [
    /No space left on device|disk quota exceeded|ENOSPC|EDQUOT/i,
    where => `The disk that holds ${where} is full: free some space and start again.`,
  ],
  [
    /Read-only file system|EROFS/i,
    where => `The folder ${where} is on a read-only disk: set DATA_DIR to a folder that can be written.`,
  ],
  [
    /database files are incompatible|initialized by PostgreSQL version/i,
    where =>
      `The database in ${where} was made by another version of PostgreSQL: start the version that made it, write a backup and restore it here.`,
  ],
  [
    /could not look up effective user ID/i,
    () =>
      'The user this runs as has no entry in /etc/passwd, which PostgreSQL wants: start as a named user or as root, or set DATABASE_URL.',
  ],
  [
    /spawn \S+ ENOENT|GLIBC|GLIBCXX|error while loading shared libraries|ENOEXEC|ld-linux/i,
    () =>
      'The PostgreSQL that comes with the package does not run on this system (it needs glibc, so no Alpine): set DATABASE_URL to a PostgreSQL server of your own.',
  ],
  [
    /could not create shared memory|No space left on device.*shmget|could not resize shared memory/i,
    () =>
      'The system grants no shared memory to PostgreSQL: raise the limit (in Docker: --shm-size=128m) or set DATABASE_URL.',
  ],
  [
    /Permission denied|EACCES|EPERM|has wrong ownership|has invalid permissions/i,
    where =>
      `The folder ${where} cannot be written by the database's user: give it the right owner, or set DATA_DIR to another folder.`,
  ],
]

/** What a program's dying words or a system error mean to a person. */
export function explain(words: string, where: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(words))
  if (known) return known[1](where)
  const last = words.trim().split('\n').filter(Boolean).slice(-3).join(' | ')
  return `The embedded PostgreSQL in ${where} did not start${last ? `: ${last}` : '.'}`
}

/** Wraps whatever was thrown so that the person reads one sentence and the log keeps the cause. */
export function toFault(error: unknown, where: string): DatabaseFault {
  if (error instanceof DatabaseFault) return error
  const words = error instanceof Error ? `${'code' in error ? String(error.code) : ''} ${error.message}` : String(error)
  return new DatabaseFault(explain(words, where), { cause: error })
}
