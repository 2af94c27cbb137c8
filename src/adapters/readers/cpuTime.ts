import { readFile } from 'node:fs/promises'

/** Linux tells times in hundredths of a second, whatever its clock. */
const TICK_MS = 10
/** Places behind the program's name, which may itself hold anything. Source: proc(5). */
const TIMES = [11, 12]

/** Milliseconds of processors a process had, where the system says so (Linux); null elsewhere, or when it is gone. */
export async function cpuTime(pid: number): Promise<number | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return TIMES.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0) * TICK_MS
  } catch {
    return null
  }
}
