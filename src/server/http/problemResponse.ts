import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { DomainError, type Problem, problems } from '../../contract/problem.ts'

/** A failure as RFC 9457 problem details. A bug's text stays in the log, under an id that the person is given. */
export function problemResponse(error: unknown, log: Logger): Response {
  if (!(error instanceof DomainError)) return respond(unexpected(error, log))
  return respond(expected(error), headersOf(error))
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
