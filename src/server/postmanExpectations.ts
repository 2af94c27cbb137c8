import type { ProblemCode } from '../contract/problem.ts'
import type { Kind } from '../contract/route.ts'

interface Expected {
  status: number
  kind: Kind
  /** Of the answer, as the description has it. */
  schema: unknown
  problem: ProblemCode | undefined
  keeps: Readonly<Record<string, string>>
}

/** The lines of a request's test script: its status, the shape of its answer, and what is kept of it. */
export function expectations({ status, kind, schema, problem, keeps }: Expected): string[] {
  return [
    test(`answers ${status}`, `pm.response.to.have.status(${status})`),
    ...(problem ? [test(`is ${problem}`, `pm.expect(pm.response.json().type).to.eql('/problems/${problem}')`)] : []),
    ...(problem || kind === 'json' || kind === 'upload' ? shape(schema) : []),
    ...(kind === 'file' && !problem ? [header('content-disposition', 'attachment')] : []),
    ...(kind === 'events' && !problem ? [header('content-type', 'text/event-stream')] : []),
    ...Object.entries(keeps).map(
      ([name, path]) => `pm.collectionVariables.set('${name}', pm.response.json()${accessOf(path)})`,
    ),
  ]
}

const test = (title: string, check: string) => `pm.test('${title}', () => { ${check} })`

const header = (name: string, text: string) =>
  test(`has the ${name} ${text}`, `pm.expect(pm.response.headers.get('${name}')).to.include('${text}')`)

function shape(schema: unknown): string[] {
  if (schema === undefined) return []
  return [
    `const components = JSON.parse(pm.collectionVariables.get('components'))`,
    test('is as described', `pm.response.to.have.jsonSchema({ allOf: [${JSON.stringify(schema)}], components })`),
  ]
}

const accessOf = (path: string) =>
  path
    .split('.')
    .map(step => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
