import { stemOf } from '../../core/grid/fileName.ts'

interface Named {
  name: string
  /** Where a dropped folder had it, as in `/sales/2024/may.csv`. */
  path?: string | undefined
}

/** A beginning shorter than this says nothing. */
const LEAST_LETTERS = 3

/** What to call the dataset of several files: their folder, or how all their names begin, or the first of them. */
export function commonName(files: readonly Named[]): string {
  const folders = new Set(
    files.map(
      ({ path = '' }) =>
        path
          .replace(/^\.?\//, '')
          .split('/')
          .slice(0, -1)[0] ?? '',
    ),
  )
  const [folder] = folders
  if (folders.size === 1 && folder) return folder
  const stems = files.map(({ name }) => stemOf(name))
  const shared = sharedStart(stems).replace(/[\s\d_.,()-]+$/, '')
  return shared.length >= LEAST_LETTERS ? shared : (stems[0] ?? '')
}

function sharedStart([first = '', ...rest]: readonly string[]): string {
  let length = first.length
  for (const other of rest) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}
