import { api } from '../contract/api.ts'
import { problems } from '../contract/problem.ts'
import type { Route } from '../contract/route.ts'
import { nouns } from './apiWords.ts'
import type { Example } from './examples/example.ts'
import { requests } from './examples/requests.ts'
import { openapi } from './openapi.ts'
import { expectations } from './postmanExpectations.ts'

type Json = Record<string, unknown>

interface Step {
  id: string
  route: Route
  example: Example
  /** What the description says of the operation. */
  described: Described
}

interface Described {
  responses: Record<string, { content: Record<string, { schema: unknown }> }>
}

/** What every other request needs: a session, a dataset and its tables. */
const start = ['access.signIn', 'uploads.upload', 'uploads.watchUpload', 'uploads.getUpload', 'datasets.getDataset']
/** An event stream that never ends would keep a run from ending. */
const leftOut = new Set(['access.changes'])

/**
 * The Postman collection (v2.1), made from the description: a folder a noun, and for every request what it expects.
 * Run in their order, each request keeps what the later ones need; signing out is the last.
 */
export function postman(version: string): Json {
  const description = openapi(version)
  const steps = stepsOf(description.paths as Record<string, Record<string, Described>>)
  const begun = start.flatMap(id => steps.filter(step => step.id === id))
  const variables = { baseUrl: 'http://localhost:3000', login: '', password: '', workspaceId: '' }
  const { schemas } = description.components as Json
  return {
    info: {
      name: 'DataInsight',
      description:
        'Set `login` and `password` to those of an owner, and the working directory of Postman to the project. A run signs in, uploads `samples/video-game-sales.csv` and asks everything in order.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      { name: 'start', description: 'Run this before anything else.', item: begun.map(itemOf) },
      ...Object.entries(nouns).map(([noun, words]) => ({
        name: noun,
        description: words,
        item: steps.filter(({ id }) => id.startsWith(`${noun}.`) && !start.includes(id)).map(itemOf),
      })),
    ].sort((a, b) => placeOf(a.name) - placeOf(b.name)),
    variable: [
      ...Object.entries(variables).map(([key, value]) => ({ key, value })),
      { key: 'components', value: JSON.stringify({ schemas }) },
    ],
  }
}

/** Folders stand in the order of the examples. */
const placeOf = (noun: string) => Object.keys(requests).indexOf(noun)

function stepsOf(paths: Record<string, Record<string, Described>>): Step[] {
  // Both tables have the same keys; their types say so to each other, not to `Object.entries`.
  const routes = api as unknown as Record<string, Record<string, Route>>
  return Object.entries<Record<string, Example>>(requests).flatMap(([noun, those]) =>
    Object.entries(those).flatMap(([name, example]) => {
      const route = routes[noun]?.[name]
      const described = route && paths[route.path]?.[route.method]
      const id = `${noun}.${name}`
      return route && described && !leftOut.has(id) ? [{ id, route, example, described }] : []
    }),
  )
}

function itemOf({ id, route, example, described }: Step): Json {
  const { refused } = example
  const status = refused ? problems[refused.with].status : route.status
  const content = described.responses[status]?.content ?? {}
  const schema = content['application/problem+json']?.schema ?? content['application/json']?.schema
  return {
    name: `${id}${refused ? ` (refused: ${refused.because})` : ''}`,
    request: {
      method: route.method.toUpperCase(),
      description: route.summary,
      header: headersOf(route),
      url: urlOf(route, example),
      ...bodyOf(route, example),
    },
    event: [
      {
        listen: 'test',
        script: {
          type: 'text/javascript',
          exec: expectations({ status, kind: route.kind, schema, problem: refused?.with, keeps: example.keeps ?? {} }),
        },
      },
    ],
  }
}

function headersOf({ method, access }: Route): Json[] {
  const isOfMembers = !['public', 'link', 'lockedLink', 'signedIn'].includes(access)
  return [
    ...(method === 'get' ? [] : [{ key: 'x-datainsight', value: '1' }]),
    ...(isOfMembers ? [{ key: 'workspace-id', value: '{{workspaceId}}' }] : []),
  ]
}

function urlOf(route: Route, { params = {}, query = {} }: Example): Json {
  const path = `/api/v1${route.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')}`
  const pairs = Object.entries(query).map(([key, value]) => ({ key, value }))
  // Braces of variables stay as they are; everything else of a value is escaped.
  const written = pairs.map(({ key, value }) => `${key}=${value.includes('{{') ? value : encodeURIComponent(value)}`)
  return {
    raw: `{{baseUrl}}${path}${pairs.length > 0 ? `?${written.join('&')}` : ''}`,
    host: ['{{baseUrl}}'],
    path: path.slice(1).split('/'),
    ...(pairs.length > 0 && { query: pairs }),
  }
}

function bodyOf({ kind }: Route, { body, file }: Example): Json {
  if (kind === 'upload') return { body: { mode: 'formdata', formdata: [{ key: 'file', type: 'file', src: file }] } }
  if (body === undefined) return {}
  const raw = JSON.stringify(body, null, 2)
  return { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } }
}
