import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a stand-in model writes; null never answers. */
type Write = (asked: { system: string; data: unknown }) => string | null

export interface StandInModel {
  url: string
  /** How often it was asked. */
  calls(): number
  /** What it is asked last. */
  last(): { system: string; data: unknown } | null
  writes(write: Write): void
  stop(): Promise<void>
}

/** An endpoint on this machine that speaks as OpenAI's does and says what a test wants it to. */
export async function standInModel(): Promise<StandInModel> {
  let write: Write = () => '{}'
  let calls = 0
  let last: ReturnType<StandInModel['last']> = null
  const server = createServer((request, response) => {
    void read(request).then(body => {
      calls += 1
      const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] }
      const said = (role: string) => messages.find(message => message.role === role)?.content ?? ''
      last = { system: said('system'), data: JSON.parse(said('user')) }
      const content = write(last)
      if (content === null) return
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          id: 'c1',
          object: 'chat.completion',
          created: 0,
          model: 'stand-in',
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
          usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
        }),
      )
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: () => calls,
    last: () => last,
    writes: next => {
      write = next
    },
    stop: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
