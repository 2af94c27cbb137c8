import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { DomainError, type Problem, problems } from '../../contract/problem.ts'

/** A failure as RFC 9457 problem details. A bug's text stays in the log, under an id that the person is given. */
export function problemResponse(error: unknown, log: Logger): Response {
  return respond(toProblem(error, log), error instanceof DomainError ? headersOf(error) : {})
}

/** What is told of a failure; a bug is logged. */
export function toProblem(error: unknown, log: Logger): Problem {
  return error instanceof DomainError ? expected(error) : unexpected(error, log)
}

function headersOf({ code, retryAfterS }: DomainError): Record<string, string> {
  return {
    ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
    ...(code === 'key_needed' && { 'www-authenticate': 'Bearer realm="DataInsight", error="invalid_token"' }),
  }
}

function expected({ code, message, errors, progress }: DomainError): Problem {
  const { status, title } = problems[code]
  const detail = message && message !== title ? { detail: message } : {}
  return {
    type: `/problems/${code}`,
    title,
    status,
    ...detail,
    ...(errors.length > 0 && { errors: [...errors] }),
    ...(progress && { progress }),
  }
}

function unexpected(error: unknown, log: Logger): Problem {
  const id = randomUUID()
  log.error({ err: error, id }, 'a request failed')
  const { status, title } = problems.internal
  return {
    type: '/problems/internal',
    title,
    status,
    detail: `Tell the operator this number: ${id}.`,
    instance: `urn:uuid:${id}`,
  }
}

function respond(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
