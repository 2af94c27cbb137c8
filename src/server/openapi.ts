import { z } from 'zod'
import { api } from '../contract/api.ts'
import { Problem, type ProblemCode, problems } from '../contract/problem.ts'
import type { Route } from '../contract/route.ts'

type Json = Record<string, unknown>
const PROBLEM = { $ref: '#/components/schemas/Problem' }

/** The OpenAPI 3.1 document, derived from the contract and from nothing else. */
export function openapi(version: string): Json {
  const paths: Record<string, Json> = {}
  const schemas = new Schemas()
  schemas.of(Problem, 'output')
  for (const [tag, routes] of Object.entries<Record<string, Route>>(api))
    for (const [name, route] of Object.entries(routes)) {
      const at = paths[route.path] ?? {}
      at[route.method] = { operationId: `${tag}.${name}`, tags: [tag], ...operation(route, schemas) }
      paths[route.path] = at
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'DataInsight',
      version,
      description:
        'Requests that change something carry the header `x-datainsight: 1`. The header `workspace-id` (or the query `workspace`) chooses the workspace; without it, the first one.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: schemas.named,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'datainsight' } },
    },
  }
}

function operation(route: Route, schemas: Schemas): Json {
  const isPublic = route.access === 'public'
  return {
    summary: route.summary,
    description: isPublic
      ? 'For everybody.'
      : `For ${route.access === 'signedIn' ? 'everybody signed in' : `the role ${route.access} and above`}.`,
    security: isPublic ? [] : [{ session: [] }],
    parameters: [...parameters('path', route.params, schemas), ...parameters('query', route.query, schemas)],
    ...requestBody(route, schemas),
    responses: { [route.status]: success(route, schemas), ...failures(route) },
  }
}

function parameters(place: 'path' | 'query', schema: z.ZodType, schemas: Schemas): Json[] {
  return Object.entries(fieldsOf(schema)).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemas.of(field, 'input'),
  }))
}

function requestBody(route: Route, schemas: Schemas): Json {
  if (route.kind === 'upload') {
    const file = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } }
  }
  if (Object.keys(fieldsOf(route.body)).length === 0) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemas.of(route.body, 'input') } } },
  }
}

function success(route: Route, schemas: Schemas): Json {
  if (route.kind === 'file') {
    const type = String(route.response.meta()?.contentType ?? 'application/octet-stream')
    return { description: 'The file', content: { [type]: { schema: { type: 'string', format: 'binary' } } } }
  }
  const schema = schemas.of(route.response, 'output')
  if (route.kind === 'events')
    return { description: 'Server-sent events, each of this schema', content: { 'text/event-stream': { schema } } }
  return { description: 'Done', content: { 'application/json': { schema } } }
}

/** Problems by status; several codes may share one. */
function failures(route: Route): Json {
  const codes = new Set<ProblemCode>(['invalid_request', ...route.problems, 'internal'])
  if (route.method !== 'get') codes.add('cross_site')
  if (route.access !== 'public') codes.add('not_signed_in')
  if (route.access !== 'public' && route.access !== 'signedIn') codes.add('not_allowed').add('not_found')
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      status,
      {
        description: those.map(code => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    ]),
  )
}

function fieldsOf(schema: z.ZodType): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? schema.shape : {}
}

/** Named schemas are said once, below components; everything else refers to them. */
class Schemas {
  readonly named: Json = {}

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
    for (const [name, definition] of Object.entries($defs)) this.named[name] ??= refer(definition)
    if (own.id === undefined) return refer(own)
    this.named[own.id] ??= refer(own)
    return { $ref: `#/components/schemas/${own.id}` }
  }
}

/** References moved from where zod puts definitions to where OpenAPI does; their `id` is their name there. */
function refer(schema: object): Json {
  const { id: _, ...rest } = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as Json
  return rest
}
