import type { Scalar } from '../../src/contract/column.ts'
import { askInWords } from '../../src/core/ask/askInWords.ts'
import type { Subject } from '../../src/core/ask/subject.ts'

const COLUMNS = 60
const VALUES = 10_000
const ROUNDS = 20

const syllables =
  'al bra cho del ek fox gol hot ind jul kil lim mik nov osc pap que rom sie tan uni vic whi xan yol zul'.split(' ')
const wordOf = (i: number) => [i, i * 7 + 3, i * 13 + 5].map(k => syllables[k % syllables.length]).join('')

const questions = [
  'revenue by region',
  'top 5 products by amount in 2026 excluding cancelled orders',
  'how many orders were returned in the west last month',
  'unknwon wrods everywhre in this questoin about somethig',
  `${wordOf(5)} ${wordOf(70)} sales vs ${wordOf(11)} by month`,
]

/** How long a question takes to be understood over many columns whose names are known by the thousand. */
export function measureSpeed(narrow: Subject) {
  const subject = widened(narrow)
  for (const text of questions) askInWords(text, subject)
  const rounds = Array.from({ length: ROUNDS }, () =>
    cpuMsOf(() => {
      for (const text of questions) askInWords(text, subject)
    }),
  )
  const sorted = rounds.map(ms => ms / questions.length).sort((a, b) => a - b)
  const at = (p: number) => Math.round((sorted[Math.floor(p * (sorted.length - 1))] ?? 0) * 10) / 10
  return { columns: COLUMNS, values: VALUES, medianCpuMs: at(0.5), p95CpuMs: at(0.95) }
}

/** Time of the processor, which others who use it do not lengthen. */
function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function widened(narrow: Subject): Subject {
  const columns = Array.from({ length: COLUMNS }, (_, k) => {
    const model = narrow.columns[k % narrow.columns.length]
    if (!model) throw new Error('a table without columns')
    return k < narrow.columns.length ? model : { ...model, id: `k${k}`, name: `${wordOf(k)} ${model.name}` }
  })
  const named = columns.filter(({ type, role }) => type === 'text' && role === 'dimension')
  const values = new Map<string, Scalar[]>(named.map(({ id }) => [id, [...(narrow.values.get(id) ?? [])]]))
  for (let i = 0; i < VALUES; i++)
    values.get(named[i % named.length]?.id ?? '')?.push(`${wordOf(i)} ${wordOf(i * 3 + 1)} ${i}`)
  return { ...narrow, columns, values }
}
