import type { Context as Exchange } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { StartedSession } from '../../ports/authentication.ts'

/** With https the name's prefix makes browsers hold the cookie to this host, this path and https. */
export const cookieName = (publicUrl: string) => (publicUrl.startsWith('https:') ? '__Host-datainsight' : 'datainsight')

/** The session's token, if the request carries one. */
export function readSession(c: Exchange, publicUrl: string): string | undefined {
  return getCookie(c, cookieName(publicUrl))
}

/** Sends the session's cookie, or ends it. */
export function writeSession(c: Exchange, publicUrl: string, session: StartedSession | null): void {
  setCookie(c, cookieName(publicUrl), session?.token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    ...(session ? { expires: session.expiresAt } : { maxAge: 0 }),
  })
}
