import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { securityHeaders } from './headers.ts'
import { webPages } from './webPages.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'datainsight-web-'))
  await writeFile(join(root, 'index.html'), '<!doctype html><meta name="csp-nonce" content="">')
  await writeFile(join(root, 'mark.svg'), '<svg/>')
})
afterAll(() => rm(root, { recursive: true, force: true }))

const get = (path: string) =>
  new Hono().use(securityHeaders('https://di.example')).get('*', webPages(root)).request(`https://di.example${path}`)

const embed = '/embed/ln_1.eyJleHAiOjF9.c2ln'

it('lets pages of embeds stand in a frame, and no other answer', async () => {
  const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy')
  expect(await policyOf(embed)).toContain('frame-ancestors *')
  for (const path of ['/p/token', '/', '/dashboards/db_1', '/embedded/x', '/mark.svg', '/none.js'])
    expect(await policyOf(path), path).toContain("frame-ancestors 'none'")
})

it('keeps pages of links out of search engines, caches and other pages', async () => {
  for (const path of [embed, '/p/a.token', '/p/token?theme=dark']) {
    const { status, headers } = await get(path)
    expect(status, path).toBe(200)
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('set-cookie')).toBeNull()
  }
  expect((await get('/')).headers.get('x-robots-tag')).toBeNull()
})

it('takes a token for a page, and a missing file for none', async () => {
  expect((await get('/none.js')).status).toBe(404)
  expect((await get('/mark.svg')).headers.get('content-type')).toBe('image/svg+xml')
})
