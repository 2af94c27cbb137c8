import { openAsBlob } from 'node:fs'
import { basename, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'

/** As much of a Postman collection (v2.1) as ours has. */
export interface Collection {
  item: { name: string; item: Item[] }[]
  variable: { key: string; value: string }[]
}

interface Item {
  name: string
  request: {
    method: string
    header: { key: string; value: string }[]
    url: { raw: string }
    body?: { mode: 'raw'; raw: string } | { mode: 'formdata'; formdata: { key: string; src: string }[] }
  }
  event: { script: { exec: string[] } }[]
}

interface Answer {
  status: number
  headers: Headers
  text: string
}

/** One test of one request, and why it failed. */
interface Verdict {
  request: string
  test: string
  fault: string | null
}

type Variables = Map<string, string>

/**
 * Sends the requests of a collection in their order, as Postman does: variables are put in, cookies kept, and each
 * request's own script judges its answer.
 *
 * @param options.folder  what the paths of uploaded files start from
 */
export async function runCollection(
  collection: Collection,
  { values, folder }: { values: Record<string, string>; folder: string },
): Promise<Verdict[]> {
  const variables: Variables = new Map(collection.variable.map(({ key, value }) => [key, value]))
  for (const [key, value] of Object.entries(values)) variables.set(key, value)
  const verdicts: Verdict[] = []
  const cookies = new Map<string, string>()
  for (const item of collection.item.flatMap(({ item }) => item)) {
    const answer = await send(item, { variables, cookies, folder })
    verdicts.push(...judge(item, answer, variables))
  }
  return verdicts
}

function fill(text: string, variables: Variables): string {
  return text.replace(/\{\{(\w+)\}\}/g, (written, name: string) => variables.get(name) ?? written)
}

interface Sending {
  variables: Variables
  cookies: Map<string, string>
  folder: string
}

async function send({ request }: Item, { variables, cookies, folder }: Sending): Promise<Answer> {
  const headers = new Headers(request.header.map(({ key, value }): [string, string] => [key, fill(value, variables)]))
  if (cookies.size > 0) headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '))
  if (request.body?.mode === 'raw') headers.set('content-type', 'application/json')
  const body = await bodyOf(request.body, variables, folder)
  const response = await fetch(fill(request.url.raw, variables), {
    method: request.method,
    headers,
    ...(body !== undefined && { body }),
  })
  for (const set of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    cookies.set(name, value)
  }
  return { status: response.status, headers: response.headers, text: await response.text() }
}

async function bodyOf(body: Item['request']['body'], variables: Variables, folder: string) {
  if (body === undefined) return undefined
  if (body.mode === 'raw') return fill(body.raw, variables)
  const form = new FormData()
  for (const { key, src } of body.formdata) form.append(key, await openAsBlob(join(folder, src)), basename(src))
  return form
}

/** Runs the request's script with as much of Postman's `pm` as it uses. */
function judge({ name, event }: Item, answer: Answer, variables: Variables): Verdict[] {
  const verdicts: Verdict[] = []
  const run = (test: string, check: () => void) => {
    try {
      check()
      verdicts.push({ request: name, test, fault: null })
    } catch (fault) {
      verdicts.push({ request: name, test, fault: `${fault} · ${answer.status} ${answer.text.slice(0, 300)}` })
    }
  }
  const pm = {
    test: run,
    expect: (actual: unknown) => ({
      to: {
        eql: (wanted: unknown) => require(actual === wanted, `${actual} is not ${wanted}`),
        include: (part: string) => require(String(actual).includes(part), `${actual} lacks ${part}`),
      },
    }),
    response: {
      json: () => JSON.parse(answer.text) as unknown,
      headers: answer.headers,
      to: {
        have: {
          status: (wanted: number) => require(answer.status === wanted, `${answer.status} is not ${wanted}`),
          jsonSchema: (schema: unknown) => matches(schema, JSON.parse(answer.text)),
        },
      },
    },
    collectionVariables: {
      get: (key: string) => variables.get(key),
      set: (key: string, value: unknown) => void variables.set(key, String(value)),
    },
  }
  run('has a script that runs', () => {
    for (const { script } of event) runInNewContext(script.exec.join('\n'), { pm })
  })
  return verdicts
}

function require(isTrue: boolean, fault: string): void {
  if (!isTrue) throw new Error(fault)
}

/** References go to `components`, as in the description; zod looks for them in `$defs`. */
function matches(schema: unknown, value: unknown): void {
  const text = JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/$defs/')
  const { components, ...own } = JSON.parse(text) as {
    components: { schemas: Record<string, z.core.JSONSchema.JSONSchema> }
  }
  const { error } = z.fromJSONSchema({ ...own, $defs: components.schemas }).safeParse(value)
  if (error) throw new Error(JSON.stringify(error.issues.slice(0, 3)))
}
