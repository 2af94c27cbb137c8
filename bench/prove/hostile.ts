import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { childReader as sources } from '../../src/adapters/readers/childReader.ts'
import { type HostileFile, wrongWith } from '../../test/factories/hostile/hostileFile.ts'
import { hostileFiles } from '../../test/factories/hostile/hostileFiles.ts'
import { type Ended, left, readToTheEnd, temporaries } from '../../test/factories/hostile/readToTheEnd.ts'
import { keepResult } from '../machine.ts'
import { watchChildren } from './childMemory.ts'

/*
 * Files made to hurt, each through the reader as the server uses it: `npm run prove hostile [-- --only "a zip"]`. Each is
 * refused by name, or read rightly where it is merely ugly, within ten seconds and 300 MB of the child (1.2 GB where the
 * format has to be held whole), and leaves nothing behind. Seconds are those of the processor: how long the rest of the
 * machine let it wait is not the reader's doing; the clock is told, too.
 */

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const LONGEST_SECONDS = 10
const MOST_MEGABYTES = { usual: 300, legacy: 1200 }

/** What is shipped is measured, not its sources: a loader would take memory and time of its own. */
const built = join(import.meta.dirname, '../../dist/adapters/readers/childReader.js')
const { childReader } = (await import(pathToFileURL(built).href)) as { childReader: typeof sources }

interface Measured {
  title: string
  bytes: number
  /** 'read', or the code of the fault. */
  outcome: string
  cpuSeconds: number
  seconds: number
  peakMegabytes: number
  faults: string[]
}

async function measure(file: HostileFile): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-hostile-'))
  try {
    const [path, outDir] = [join(folder, 'upload'), join(folder, 'out')]
    mkdirSync(outDir)
    await file.write(path)
    const before = temporaries()
    const peak = watchChildren()
    const startedAt = performance.now()
    const ended = await readToTheEnd(childReader({ timeoutMs: 12 * LONGEST_SECONDS * 1000 }), {
      path,
      name: file.name,
      outDir,
    })
    const seconds = Math.round((performance.now() - startedAt) / 10) / 100
    const costs = peak.stop()
    const [cpuSeconds, peakMegabytes] = [costs.cpuSeconds, Math.round(costs.peakMegabytes)]
    return {
      title: file.title,
      bytes: statSync(path).size,
      outcome: ended.code ?? 'read',
      cpuSeconds,
      seconds,
      peakMegabytes,
      faults: [
        ...faultsOf(file, ended),
        ...overLimits(file, { cpuSeconds, peakMegabytes }),
        ...left(ended, outDir, before),
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function faultsOf(file: HostileFile, ended: Ended): string[] {
  const wrong = wrongWith(file, ended)
  return wrong === null ? [] : [`${wrong} (${ended.sentence})`]
}

function overLimits({ isLegacy }: HostileFile, costs: Pick<Measured, 'cpuSeconds' | 'peakMegabytes'>): string[] {
  const most = isLegacy ? MOST_MEGABYTES.legacy : MOST_MEGABYTES.usual
  return [
    ...(costs.cpuSeconds > LONGEST_SECONDS ? [`took ${costs.cpuSeconds} s`] : []),
    ...(costs.peakMegabytes > most ? [`took ${costs.peakMegabytes} MB`] : []),
  ]
}

const files = hostileFiles.filter(({ title }) => title.includes(values.only))
const measured: Measured[] = []
for (const file of files) {
  const one = await measure(file)
  measured.push(one)
  console.log(
    `${one.title}: ${one.outcome}, ${one.cpuSeconds} s of CPU, ${one.seconds} s, ${one.peakMegabytes} MB${one.faults.map(fault => `\n  FAULT ${fault}`).join('')}`,
  )
}
const faults = measured.flatMap(one => one.faults.map(fault => `${one.title}: ${fault}`))
const slowestSeconds = Math.max(...measured.map(({ cpuSeconds }) => cpuSeconds))
const peakMegabytes = Math.max(...measured.map(one => one.peakMegabytes))
if (values.only === '') keepResult('hostile', { files: files.length, slowestSeconds, peakMegabytes, faults, measured })
console.log(
  `hostile: ${files.length} files survived, the slowest in ${slowestSeconds} s of CPU, the largest in ${peakMegabytes} MB; ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
