import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { FetchLike, Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { KeyScope, MadeApiKey } from '../../src/contract/apiKey.ts'
import type { Person } from './person.ts'
import type { TestServer } from './testServer.ts'

/** What a tool answered. */
export interface Told {
  isError: boolean
  text: string
  /** `untrustedData` of an answer; `problem` of a refusal. Of no shape until a test says which. */
  // biome-ignore lint/suspicious/noExplicitAny: what a tool answers is looked into freely
  data: any
}

export interface Agent {
  client: Client
  call(name: string, input?: Record<string, unknown>): Promise<Told>
  close(): Promise<void>
}

/** A key that somebody made. */
export async function keyOf(person: Person, scope: KeyScope = 'read', more = {}): Promise<MadeApiKey> {
  const { body } = await person.ask('post', '/api-keys', { body: { name: 'Agent', scope, ...more } })
  return body as unknown as MadeApiKey
}

/** An agent as it connects, speaking to the app without a socket. */
export function buildAgent({ app }: Pick<TestServer, 'app'>, secret: string): Promise<Agent> {
  return connectAgent('http://localhost:3000', secret, async (url, init) => app.request(String(url), init))
}

/** The protocol's own client on a server. */
export async function connectAgent(site: string, secret: string, fetch?: FetchLike): Promise<Agent> {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', site), {
    ...(fetch && { fetch }),
    requestInit: { headers: { authorization: `Bearer ${secret}` } },
  })
  // The package's own types disagree about an optional field.
  await client.connect(transport as Transport)
  return {
    client,
    async call(name, input = {}) {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: input })
      const [first] = content as { text: string }[]
      const { untrustedData, problem } = (structuredContent ?? {}) as Record<string, unknown>
      return { isError: isError === true, text: first?.text ?? '', data: isError === true ? problem : untrustedData }
    },
    close: () => client.close(),
  }
}
