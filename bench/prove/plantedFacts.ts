import type { Insight } from '../../src/contract/insight.ts'
import type { TableReading } from '../../src/contract/reading.ts'
import { findCandidates } from '../../src/core/insight/findInsights.ts'
import { judge } from '../../src/core/insight/judge.ts'
import { standingAmong } from '../../src/core/insight/standing.ts'
import type { Analyst } from '../../test/factories/analyst.ts'
import { type Planted, type PlantedTable, plantedCourses } from '../../test/factories/planted.ts'
import { plantedShapes } from '../../test/factories/plantedShapes.ts'

export interface PlantedResult {
  seeds: number
  /** By kind of fact: in how many tables it is among the first ten findings. */
  found: Record<string, number>
  /** By kind of table: in how many of chance alone anything was said of. */
  noisy: Record<string, number>
  missed: string[]
}

const tables = { courses: plantedCourses, shapes: plantedShapes }

/** Hides facts in tables of each seed and looks for them; the same seeds again without facts. */
export async function lookForFacts(
  analyst: Analyst,
  { from, seeds, say }: { from: number; seeds: number; say: (line: string) => void },
): Promise<PlantedResult> {
  const result: PlantedResult = { seeds, found: {}, noisy: { courses: 0, shapes: 0 }, missed: [] }
  for (let seed = from; seed < from + seeds; seed++) {
    for (const [name, tableOf] of Object.entries(tables)) await lookInto(analyst, { seed, name, tableOf }, result)
    if (seed % 20 === 0)
      say(
        `  ${seed - from + 1} tables, ${result.missed.length} facts missed, ${JSON.stringify(result.noisy)} of chance`,
      )
  }
  return result
}

interface Made {
  seed: number
  name: string
  tableOf: (seed: number, options: { withFacts: boolean }) => PlantedTable
}

async function lookInto(analyst: Analyst, { seed, name, tableOf }: Made, result: PlantedResult): Promise<void> {
  const { csv, planted } = tableOf(seed, { withFacts: true })
  const { found, table } = await findingsOf(analyst, csv)
  for (const fact of planted) {
    const isFound = found.slice(0, 10).some(finding => shows(finding, fact, table))
    result.found[fact.kind] = (result.found[fact.kind] ?? 0) + (isFound ? 1 : 0)
    if (!isFound) result.missed.push(`${seed} ${fact.kind}`)
  }
  const chance = await findingsOf(analyst, tableOf(seed, { withFacts: false }).csv)
  if (chance.found.length === 0) return
  result.noisy[name] = (result.noisy[name] ?? 0) + 1
  result.missed.push(`${seed} ${name} told ${chance.found.map(({ id }) => id).join()}`)
}

async function findingsOf(analyst: Analyst, csv: string): Promise<{ found: Insight[]; table: TableReading }> {
  const table = await analyst.table(csv)
  const candidates = await analyst.run(table, findCandidates)
  return { found: judge(standingAmong(candidates).standing, { datasetId: 'd1', tableId: 't1' }), table }
}

/** A driver is also told by a group of the same two columns that differs from the rest. */
function shows({ kind, columns, id }: Insight, fact: Planted, { columns: all }: TableReading): boolean {
  const ids = fact.columns.map(name => all.find(column => column.name === name)?.id ?? '')
  const isKind = kind === fact.kind || (fact.kind === 'driver' && kind === 'group')
  return (
    isKind && ids.every(column => columns.includes(column)) && (fact.about === undefined || id.endsWith(fact.about))
  )
}
