import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const password = 'open sesame please'

/** Addresses of links of one published dashboard, and the way to end them. */
let made: { open: Made; locked: Made; asking: Made }
interface Made {
  id: string
  address: string
}
let owner: Page

test.beforeAll(async ({ browser, server }) => {
  owner = await browser.newPage()
  await enterAsOwner(owner, server)
  await openFile(owner, server, sample)
  const datasetId = new URL(owner.url()).pathname.split('/').at(-1) ?? ''
  made = await owner.evaluate(shareDashboard, { datasetId, password })
})
test.afterAll(() => owner.close())

/** In the page of somebody signed in: a dashboard with a filter on genres, published, with three links. */
async function shareDashboard({ datasetId, password }: { datasetId: string; password: string }) {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-datainsight': '1' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    return answer.json()
  }
  const { id, revision, document } = await ask('POST', '/dashboards', { from: { kind: 'automatic', datasetId } })
  const { source } = document.tiles.find((tile: { config: { question?: unknown } }) => tile.config.question).config
    .question
  const { tablesOfVersion } = await ask('GET', `/datasets/${datasetId}`)
  const genre = tablesOfVersion[0].columns.find((column: { name: string }) => column.name === 'Genre')
  const item = {
    ...{ id: 'genre', label: 'Genre', order: 1, kind: 'category', tabId: null, targets: {}, value: null, metrics: [] },
    column: { datasetId: source.datasetId, tableId: source.tableId, columnId: genre.id },
  }
  const operations = [{ op: 'putFilter', item }]
  const changed = await ask('POST', `/dashboards/${id}/operations`, {
    batchId: `shared-${id}`,
    base: revision,
    operations,
  })
  await ask('POST', `/dashboards/${id}/publish`, { revision: changed.revision })
  const link = async (given: object) => {
    const { link, address } = await ask('POST', `/dashboards/${id}/links`, { kind: 'public', ...given })
    return { id: link.id as string, address: address as string }
  }
  return {
    open: await link({ allowsExport: true }),
    locked: await link({ lockedValues: { genre: { kind: 'values', values: ['Puzzle'] } } }),
    asking: await link({ password }),
  }
}

/** Somebody who never was here. */
async function stranger(browser: Browser, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-US',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  return context.newPage()
}

const rowsOf = (page: Page) => page.getByRole('group', { name: 'Rows', exact: true })

test('a public link draws the dashboard for somebody without an account, filters it and gives its figures away', async ({
  browser,
}) => {
  const page = await stranger(browser)
  await page.goto(made.open.address)
  await expect(rowsOf(page)).toContainText('4,000')
  expect(await page.context().cookies()).toEqual([])
  await axe(page)
  await picture(page, 'link-1440')
  await page.getByRole('button', { name: 'Genre: all' }).click()
  await page.getByRole('checkbox', { name: /^Action/ }).check()
  await expect(rowsOf(page)).not.toContainText('4,000')
  await page.keyboard.press('Escape')
  expect(new URL(page.url()).searchParams.get('f')).toContain('Action')
  await page
    .getByRole('group', { name: /by Genre/ })
    .getByRole('button', { name: /menu|actions/i })
    .first()
    .click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download data' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  await page.context().close()
})

test('on a phone it is one column without faults, and its filters stand in a sheet', async ({ browser }) => {
  const page = await stranger(browser, { width: 390, height: 844 })
  await page.goto(made.open.address)
  await expect(rowsOf(page)).toContainText('4,000')
  await axe(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'link-390')
  await page.getByRole('button', { name: /^Filters/ }).click()
  await page.getByRole('checkbox', { name: /^Action/ }).check()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(rowsOf(page)).not.toContainText('4,000')
  await page.context().close()
})

test('what a link locks is neither shown nor offered', async ({ browser }) => {
  const page = await stranger(browser)
  await page.goto(made.locked.address)
  await expect(rowsOf(page)).not.toContainText('4,000')
  await expect(rowsOf(page)).toContainText(/\d/)
  await expect(page.getByRole('button', { name: /^Genre/ })).toHaveCount(0)
  expect(await page.locator('main').textContent()).not.toContain('Action')
  await page.context().close()
})

test('a password is asked for, a wrong one opens nothing', async ({ browser }) => {
  const page = await stranger(browser)
  await page.goto(made.asking.address)
  await page.getByLabel('Password').fill('not the right one')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This password is not right.')).toBeVisible()
  await axe(page)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toContainText('4,000')
  await page.context().close()
})

test('a link that was ended is over at once, for those who look at it too', async ({ browser }) => {
  const page = await stranger(browser)
  await page.goto(made.open.address)
  await expect(rowsOf(page)).toContainText('4,000')
  await owner.evaluate(
    id => fetch(`/api/v1/links/${id}`, { method: 'DELETE', headers: { 'x-datainsight': '1' } }).then(r => r.status),
    made.open.id,
  )
  await page.getByRole('button', { name: 'Genre: all' }).click()
  await expect(page.getByText('This link has ended').first()).toBeVisible()
  await page.goto(made.open.address)
  await expect(page.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
  await axe(page)
  await page.context().close()
})
