import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { browserArguments, browserEnvironment, browserPath } from '../test/e2e/support/chromium.ts'
import { openFile } from '../test/e2e/support/person.ts'
import { startServer } from '../test/e2e/support/server.ts'
import unpack from '../test/e2e/support/unpack.ts'
import { keepResult } from './machine.ts'

/*
 * Lighthouse (desktop preset) on every page of the built server, signed in: `tsx bench/lighthouse.ts [FILE [PAGE...]]`.
 * Scores are 0 to 100; of the faults found, the names are printed. Where pages are named, only those are measured, and the
 * record of the others stays.
 */

const [, , file = join(import.meta.dirname, '../samples/video-game-sales.csv'), ...only] = process.argv
const isWanted = (page: string) => only.length === 0 || only.includes(page)

interface Scores {
  page: string
  /** When it was measured. */
  date: string
  /** How many processes wanted a processor in the minute before: above the number of cores, the page had to share. */
  load: number
  accessibility: number
  performance: number
  firstPaintMs: number
  largestPaintMs: number
  speedIndexMs: number
  blockedMs: number
  /** How far what is seen jumps about: cumulative layout shift, to 3 digits. */
  shift: number
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
  const figure = (name: string) => audits[name]?.numericValue ?? Number.NaN
  const faults = (categories.accessibility?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
    .map(({ id }) => id)
  return {
    page,
    date: new Date().toISOString().slice(0, 10),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    accessibility: score('accessibility'),
    performance: score('performance'),
    firstPaintMs: Math.round(figure('first-contentful-paint')),
    largestPaintMs: Math.round(figure('largest-contentful-paint')),
    speedIndexMs: Math.round(figure('speed-index')),
    blockedMs: Math.round(figure('total-blocking-time')),
    shift: Number(figure('cumulative-layout-shift').toFixed(3)),
    faults,
  }
}

/** What is recorded of earlier runs. */
function recorded(): Scores[] {
  const path = join(import.meta.dirname, 'results/lighthouse.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).pages : []
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

/** Made by whoever is signed in: the first eight tiles of the automatic dashboard, published, with a public link. */
async function keepEightTiles({ request }: BrowserContext, url: string, datasetId: string) {
  const ask = async (method: string, path: string, data?: unknown) => {
    const headers = { 'x-datainsight': '1', 'sec-fetch-site': 'same-origin' }
    const answer = await request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data !== undefined && { data }) })
    if (!answer.ok()) throw new Error(await answer.text())
    return answer.json()
  }
  const { tiles } = await ask('GET', `/datasets/${datasetId}/dashboard`)
  const tileIds = tiles.slice(0, 8).map((tile: { id: string }) => tile.id)
  const made = await ask('POST', '/dashboards', { from: { kind: 'automatic', datasetId, tileIds } })
  if (made.document.tiles.length !== 8) throw new Error(`${made.document.tiles.length} tiles are kept`)
  await ask('POST', `/dashboards/${made.id}/publish`, { revision: made.revision })
  const { address } = await ask('POST', `/dashboards/${made.id}/links`, { kind: 'public' })
  return { id: String(made.id), address: String(address) }
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
  const results = isWanted('sign-in') ? [await scoresOf('sign-in', `${server.url}/sign-in`, port)] : []
  const page = await browser.newPage()
  await enter(page, server.ownerLink())
  await openFile(page, server, file)
  const dataset = new URL(page.url())
  const kept = await keepEightTiles(browser, server.url, dataset.pathname.split('/').at(-1) ?? '')
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
    dashboards: '/dashboards',
    'eight-tiles': `/dashboards/${kept.id}?view=published`,
    'public-link': new URL(kept.address).pathname,
  }
  for (const [name, path] of Object.entries(pages).filter(([name]) => isWanted(name))) {
    const scores = await scoresOf(name, `${server.url}${path}`, port)
    console.log(JSON.stringify(scores))
    results.push(scores)
  }
  keepResult('lighthouse', {
    preset: 'desktop',
    pages: [...recorded().filter(({ page }) => !isWanted(page)), ...results],
  })
} finally {
  await browser.close()
  await server.stop()
  rmSync(profile, { recursive: true, force: true })
}
