/** How many automatic backups stay: the newest of each of the last days and weeks that have one, and the newest of all. */
export interface Keep {
  days: number
  weeks: number
}

export const KEEP: Keep = { days: 7, weeks: 4 }

const NAME = /^datainsight-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.tar\.gz$/
const WEEK_MS = 7 * 24 * 3600 * 1000

/** The name of an automatic backup; sorts by time. */
export function backupName(at: Date): string {
  return `datainsight-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`
}

/** Names among `names` that may go. Names that are no automatic backup are a person's, and stay. */
export function rotate(names: readonly string[], keep: Keep = KEEP): string[] {
  const newestFirst = names
    .filter(name => NAME.test(name))
    .sort()
    .reverse()
  const kept = new Set([
    ...newestFirst.slice(0, 1),
    ...newestOfEach(newestFirst, dayOf).slice(0, keep.days),
    ...newestOfEach(newestFirst, weekOf).slice(0, keep.weeks),
  ])
  return newestFirst.filter(name => !kept.has(name)).reverse()
}

function newestOfEach(newestFirst: readonly string[], period: (name: string) => string): string[] {
  const newest = new Map<string, string>()
  for (const name of newestFirst) if (!newest.has(period(name))) newest.set(period(name), name)
  return [...newest.values()]
}

function dayOf(name: string): string {
  return NAME.exec(name)?.[1] ?? ''
}

/** Weeks begin on Monday; the first day of 1970 was a Thursday. */
function weekOf(name: string): string {
  return String(Math.floor((Date.parse(dayOf(name)) + 3 * (WEEK_MS / 7)) / WEEK_MS))
}
