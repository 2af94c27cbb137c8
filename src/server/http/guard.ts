import { DomainError } from '../../contract/problem.ts'

const safe = new Set(['GET', 'HEAD'])

/**
 * Refuses a change that another site's page has a browser send. Three walls: our own header, which a foreign page may
 * not set without asking first (and it is never told yes); the browser's word on where the request comes from; and the
 * Origin. Programs without a browser send only the header.
 * @throws DomainError cross_site
 */
export function requireSameSite(request: Request, publicUrl: string): void {
  if (safe.has(request.method)) return
  const { headers } = request
  if (!headers.has('x-datainsight'))
    throw new DomainError('cross_site', 'Requests that change something carry the header x-datainsight: 1.')
  const from = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const isForeign = from !== null && from !== 'same-origin' && from !== 'none'
  if (isForeign || (origin !== null && !isOurs(origin, headers.get('host'), publicUrl)))
    throw new DomainError('cross_site', 'The request came from another site.')
}

function isOurs(origin: string, host: string | null, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  return new URL(origin).origin === new URL(publicUrl).origin || new URL(origin).host === host
}
