/** How a server signs a token for an embed: the link's id, what it says, and a signature of both. */
export function serverSnippet(address: string): string {
  const linkId = address.split('/').at(-1) ?? ''
  return `import { createHmac } from 'node:crypto'

function embedAddress(values = {}) {
  // Values lock filters: { 'filter id': { kind: 'values', values: ['JP'] } }
  const payload = { exp: Math.floor(Date.now() / 1000) + 3600, values }
  const signed = '${linkId}.' + Buffer.from(JSON.stringify(payload)).toString('base64url')
  const signature = createHmac('sha256', process.env.EMBED_SECRET).update(signed).digest('base64url')
  return '${address.slice(0, -linkId.length)}' + signed + '.' + signature
}`
}

/** How a page shows it. */
export const frameSnippet = (title: string) =>
  `<iframe src="ADDRESS" title="${title}" width="100%" height="800" style="border: 0" loading="lazy"></iframe>`
