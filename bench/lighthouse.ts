import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { browserArguments, browserEnvironment, browserPath } from '../test/e2e/support/chromium.ts'
import { openFile } from '../test/e2e/support/person.ts'
import { startServer } from '../test/e2e/support/server.ts'
import unpack from '../test/e2e/support/unpack.ts'
import { keepResult } from './machine.ts'

/*
 * Lighthouse (desktop preset) on every page of the built server, signed in: `tsx bench/lighthouse.ts [FILE]`. Scores are
 * 0 to 100; of the faults found, the names are printed.
 */

const file = process.argv[2] ?? join(import.meta.dirname, '../samples/video-game-sales.csv')

interface Scores {
  page: string
  accessibility: number
  performance: number
  firstPaintMs: number
  faults: string[]
}

async function scoresOf(page: string, url: string, port: number): Promise<Scores> {
  const flags = { port, disableStorageReset: true, onlyCategories: ['performance', 'accessibility'], logLevel: 'error' }
  const answer = await lighthouse(url, flags as Parameters<typeof lighthouse>[1], desktopConfig)
  if (!answer) throw new Error(`no report of ${url}`)
  if (new URL(answer.lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
    throw new Error(`${url} led to ${answer.lhr.finalDisplayedUrl}`)
  const { categories, audits } = answer.lhr
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const faults = (categories.accessibility?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
    .map(({ id }) => id)
  return {
    page,
    accessibility: score('accessibility'),
    performance: score('performance'),
    firstPaintMs: Math.round(audits['first-contentful-paint']?.numericValue ?? Number.NaN),
    faults,
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Name', { exact: true }).fill('Omar Haddad')
  await page.getByLabel('E-mail').fill('omar@example.org')
  await page.getByLabel('Password', { exact: true }).fill('a long enough one')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Datasets' }).waitFor()
}

await unpack()
const server = await startServer()
const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const port = await freePort()
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: browserPath,
  env: browserEnvironment,
  args: [...browserArguments, `--remote-debugging-port=${port}`],
  locale: 'en-US',
})
try {
  const results = [await scoresOf('sign-in', `${server.url}/sign-in`, port)]
  const page = await browser.newPage()
  await enter(page, server.ownerLink())
  await openFile(page, server, file)
  const dataset = new URL(page.url())
  await page.close()
  const pages = {
    home: '/',
    dashboard: dataset.pathname,
    explore: `${dataset.pathname}?tab=explore`,
    data: `${dataset.pathname}?tab=data`,
    receipt: `${dataset.pathname}?tab=receipt`,
    charts: '/charts',
    uploads: '/uploads',
    people: '/people',
    audit: '/audit',
    account: '/account',
  }
  for (const [name, path] of Object.entries(pages)) {
    const scores = await scoresOf(name, `${server.url}${path}`, port)
    console.log(JSON.stringify(scores))
    results.push(scores)
  }
  keepResult('lighthouse', { preset: 'desktop', pages: results })
} finally {
  await browser.close()
  await server.stop()
  rmSync(profile, { recursive: true, force: true })
}
