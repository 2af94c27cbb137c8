import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'

/** One line a request: the path without its query and without a link's token, and no body or header. */
export function requestLog(log: Logger): MiddlewareHandler {
  return async (c, next) => {
    if (!log.isLevelEnabled('info')) return next()
    const startedAt = performance.now()
    await next()
    const { method, path } = c.req
    log.info(
      { method, path: withoutToken(path), status: c.res.status, durationMs: Math.round(performance.now() - startedAt) },
      'request',
    )
  }
}

/** Who reads the log is not let in by it. */
function withoutToken(path: string): string {
  return path.replace(/^(\/(?:p|embed|api\/v1\/linked)\/)[^/]+/, '$1…')
}
