import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { api } from '../contract/api.ts'
import { scopeFor } from '../contract/keyAccess.ts'
import { Problem, type ProblemCode, problems } from '../contract/problem.ts'
import type { Access, Route } from '../contract/route.ts'
import { ApiSchemas } from './apiSchemas.ts'
import { introduction, nouns } from './apiWords.ts'
import { type Example, fill, sampleValues } from './examples/example.ts'
import { requests } from './examples/requests.ts'

type Json = Record<string, unknown>

/** Answers as a server gave them to the example requests, some of them shortened, by operation. */
export const answers = JSON.parse(
  readFileSync(new URL('./examples/answers.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>

interface Operation {
  id: string
  route: Route
  example: Example
  schemas: ApiSchemas
}

/** The OpenAPI 3.1 document, derived from the contract and the examples, and from nothing else. */
export function openapi(version: string): Json {
  const schemas = new ApiSchemas()
  schemas.of(Problem, 'output')
  const { document, schemas: named } = schemas.resolve({ paths: pathsOf(schemas) })
  return {
    openapi: '3.1.0',
    info: { title: 'DataInsight', version, description: introduction },
    servers: [{ url: '/api/v1' }],
    tags: Object.entries(nouns).map(([name, description]) => ({ name, description })),
    ...document,
    components: {
      schemas: named,
      examples: problemExamples(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'datainsight' },
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'di_…' },
      },
    },
  }
}

function pathsOf(schemas: ApiSchemas): Record<string, Json> {
  const paths: Record<string, Json> = {}
  for (const [noun, routes] of Object.entries<Record<string, Route>>(api))
    for (const [name, route] of Object.entries(routes)) {
      const id = `${noun}.${name}`
      const example = fill(exampleOf(noun, name), sampleValues)
      const at = paths[route.path] ?? {}
      at[route.method] = { operationId: id, tags: [noun], ...operationOf({ id, route, example, schemas }) }
      paths[route.path] = at
    }
  return paths
}

/** The example of a route. `Examples` has one for each. */
export function exampleOf(noun: string, name: string): Example {
  return (requests as Record<string, Record<string, Example>>)[noun]?.[name] ?? {}
}

function operationOf(operation: Operation): Json {
  const { route, example, schemas } = operation
  return {
    summary: route.summary,
    description: `For ${whoMayAsk(route.access)}.${keyWord(route)}`,
    security: securityOf(route),
    parameters: [
      ...parameters('path', route.params, { example: example.params, schemas }),
      ...parameters('query', route.query, { example: example.query, schemas }),
    ],
    ...requestBody(operation),
    responses: { [route.status]: success(operation), ...failures(route) },
  }
}

function whoMayAsk(access: Access): string {
  if (access === 'public') return 'everybody'
  if (access === 'link') return 'whoever holds the link; one with a password also asks for the header `link-proof`'
  if (access === 'lockedLink') return 'whoever holds the link'
  return access === 'signedIn' ? 'everybody signed in' : `the role ${access} and above`
}

function keyWord(route: Route): string {
  const scope = scopeFor(route)
  return scope === null ? '' : ` By an API key with the scope ${scope}.`
}

function securityOf(route: Route): Json[] {
  if (!needsSession(route.access)) return []
  return scopeFor(route) === null ? [{ session: [] }] : [{ session: [] }, { key: [] }]
}

const needsSession = (access: Access) => access !== 'public' && access !== 'link' && access !== 'lockedLink'

interface Giving {
  example: Readonly<Record<string, string>> | undefined
  schemas: ApiSchemas
}

function parameters(place: 'path' | 'query', schema: z.ZodType, { example, schemas }: Giving): Json[] {
  return Object.entries(fieldsOf(schema)).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemas.of(field, 'input'),
    ...(example?.[name] !== undefined && { example: example[name] }),
  }))
}

function requestBody({ route, example, schemas }: Operation): Json {
  if (route.kind === 'upload') {
    const file = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } }
  }
  if (Object.keys(fieldsOf(route.body)).length === 0) return {}
  const content = { schema: schemas.of(route.body, 'input'), example: example.body }
  return { requestBody: { required: true, content: { 'application/json': content } } }
}

function success({ id, route, schemas }: Operation): Json {
  if (route.kind === 'file') {
    const type = String(route.response.meta()?.contentType ?? 'application/octet-stream')
    return { description: 'The file', content: { [type]: { schema: { type: 'string', format: 'binary' } } } }
  }
  const schema = schemas.of(route.response, 'output')
  if (route.kind === 'events')
    return { description: 'Server-sent events, each of this schema', content: { 'text/event-stream': { schema } } }
  const example = answers[id] === undefined ? {} : { example: answers[id] }
  return { description: 'Done', content: { 'application/json': { schema, ...example } } }
}

/** Problems by status; several codes may share one. */
function failures(route: Route): Json {
  const codes = new Set<ProblemCode>(['invalid_request', ...route.problems, 'internal'])
  const { access } = route
  if (route.method !== 'get' && access !== 'link' && access !== 'lockedLink') codes.add('cross_site')
  if (needsSession(access)) codes.add('not_signed_in')
  if (scopeFor(route) !== null) codes.add('key_needed').add('too_many_requests')
  if (needsSession(access) && access !== 'signedIn') codes.add('not_allowed').add('not_found')
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code])
  return Object.fromEntries([...byStatus].map(([status, those]) => [status, failure(those)]))
}

function failure(codes: readonly ProblemCode[]): Json {
  const examples = Object.fromEntries(codes.map(code => [code, { $ref: `#/components/examples/${code}` }]))
  return {
    description: codes.map(code => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } },
  }
}

function problemExamples(): Json {
  const codes = Object.keys(problems) as ProblemCode[]
  return Object.fromEntries(codes.map(code => [code, { summary: problems[code].title, value: problemExample(code) }]))
}

/** What a problem looks like. */
function problemExample(code: ProblemCode): Problem {
  const { title, status } = problems[code]
  const plain = { type: `/problems/${code}`, title, status }
  if (code === 'not_ready') return { ...plain, progress: { stage: 'reading', processed: 12_000, total: 60_000 } }
  if (code !== 'invalid_request') return plain
  const error = { pointer: '/query/limit', detail: 'Too big: expected number to be <=200' }
  return { ...plain, detail: `${error.pointer}: ${error.detail}`, errors: [error] }
}

function fieldsOf(schema: z.ZodType): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? schema.shape : {}
}
