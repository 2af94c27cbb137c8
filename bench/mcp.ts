import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer } from '../test/e2e/support/server.ts'
import { connectAgent } from '../test/factories/agent.ts'
import { keepResult } from './machine.ts'
import { median, timed } from './world.ts'

/*
 * One hundred calls of an agent, one after the other, to the built server over HTTP, by the protocol's own client:
 * `tsx bench/mcp.ts`. No two queries are the same, so that none is answered from memory.
 */

const file = join(import.meta.dirname, '../samples/video-game-sales.csv')
const server = await startServer()
let cookie = ''

async function ask(path: string, init: RequestInit = {}): Promise<Record<string, string>> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    ...init,
    headers: { 'x-datainsight': '1', cookie, ...init.headers },
  })
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as Record<string, string>
}

const json = (body: object) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

async function takeIn(): Promise<string> {
  const form = new FormData()
  form.set('file', new File([readFileSync(file)], 'video-game-sales.csv'))
  const { uploadId } = await ask('/uploads', { method: 'POST', body: form })
  for (;;) {
    const { datasetId, status } = await ask(`/uploads/${uploadId}`)
    if (datasetId) return datasetId
    if (status === 'failed') throw new Error('the sample was not read')
    await wait(200)
  }
}

/** Processor seconds of the server's own process: its queries run in others. */
function cpuSeconds(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

try {
  // The link is printed a moment after the server answers.
  while (!server.output().includes('token=')) await wait(50)
  const token = new URL(server.ownerLink()).searchParams.get('token')
  const account = { name: 'Omar Haddad', username: 'omar', email: 'omar@example.org', password: 'a long enough one' }
  await ask('/owner', json({ token, ...account }))
  const dataset = await takeIn()
  const { secret } = await ask('/api-keys', json({ name: 'bench', scope: 'read' }))
  const agent = await connectAgent(server.url, String(secret))
  const call = async (name: string, input = {}) => {
    const { isError, text } = await agent.call(name, input)
    if (isError) throw new Error(text)
  }
  const measures = [{ aggregate: 'sum', column: 'Global_Sales' }]
  // From 1980 on one year less each time; then to 2016 one year less each time.
  let [from, to] = [1980, 2016]
  const calls: Record<string, () => Promise<unknown>> = {
    list_datasets: () => call('list_datasets'),
    describe_dataset: () => call('describe_dataset', { dataset }),
    run_query: () => {
      from += 1
      const where = [{ column: 'Year', is: 'ge', value: from }]
      return call('run_query', { dataset, groupBy: [{ column: 'Genre' }], measures, where })
    },
    run_analysis: () => {
      to -= 1
      const where = [{ column: 'Year', is: 'le', value: to }]
      const parameters = { group: 'Publisher', value: 'Global_Sales' }
      return call('run_analysis', { dataset, method: 'pareto', parameters, where })
    },
    list_tools: () => agent.client.listTools(),
  }
  const cpuBefore = cpuSeconds()
  const start = performance.now()
  const tools: Record<string, { medianMs: number; worstMs: number }> = {}
  for (const [name, work] of Object.entries(calls)) {
    const times = await timed(20, work)
    tools[name] = { medianMs: Math.round(median(times)), worstMs: Math.round(Math.max(...times)) }
  }
  const figures = {
    calls: 100,
    seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    serverCpuSeconds: Number((cpuSeconds() - cpuBefore).toFixed(2)),
    rows: 16_598,
    tools,
  }
  console.log(JSON.stringify(figures, null, 2))
  keepResult('mcp', figures)
  await agent.close()
} finally {
  await server.stop()
}
