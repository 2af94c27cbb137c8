import type { Ended } from './readToTheEnd.ts'

/** A file nobody should have to fear, and how reading it must end. */
export interface HostileFile {
  /** What it is, in a few words; unique. */
  title: string
  /** The name it is uploaded under. */
  name: string
  write(path: string): Promise<void>
  /** Codes of the faults it may end in; `named`: any with a name; or what it is read as, when it is merely ugly. */
  ends: readonly string[] | 'named' | ReadAs
  /** .xls, .xlsb and .ods may take more memory: they are held whole. */
  isLegacy?: boolean
  /** Takes seconds to write or read: part of the proof, not of the tests of every day. */
  isLarge?: boolean
}

export interface ReadAs {
  /** Rows of each table. */
  rows: readonly number[]
  /** Names of the columns of the first table. */
  columns?: readonly string[]
}

/** What is wrong with how a reading ended; null when it is as it must be. */
export function wrongWith({ ends }: HostileFile, { reading, code }: Pick<Ended, 'reading' | 'code'>): string | null {
  const isReadable = ends !== 'named' && 'rows' in ends
  if (code !== null) {
    if (isReadable || code === 'unnamed') return `refused as ${code}`
    return ends === 'named' || ends.includes(code) ? null : `${code} instead of ${ends.join(', ')}`
  }
  const rows = reading?.tables.map(({ rowCount }) => rowCount) ?? []
  if (!isReadable) return `read: ${rows.slice(0, 5).join(', ')} rows`
  if (rows.join() !== ends.rows.join()) return `${rows.join(', ')} rows instead of ${ends.rows.join(', ')}`
  const columns = reading?.tables[0]?.columns.map(({ name }) => name) ?? []
  const isNamed = ends.columns === undefined || columns.join('\n') === ends.columns.join('\n')
  return isNamed ? null : `columns ${columns.join(', ')}`
}
