import type { MiddlewareHandler } from 'hono'

/**
 * What the page may load and do: its own files, and nothing of anybody else's. Only pages that are made to be embedded
 * may stand in a frame.
 */
export function contentPolicy({ nonce, isFramed = false }: { nonce?: string; isFramed?: boolean } = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `frame-ancestors ${isFramed ? '*' : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

/** Headers of every answer. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const always: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
  return async (c, next) => {
    await next()
    // An answer that is made for other places (an embedded page) says so itself.
    for (const [name, value] of Object.entries({ 'content-security-policy': contentPolicy(), ...always }))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
