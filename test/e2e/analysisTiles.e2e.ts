import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const name = 'What sells in Europe'

/** In the page of somebody signed in. */
async function ask(page: Page, method: string, path: string, body?: unknown) {
  return page.evaluate(
    async asked => {
      const answer = await fetch(`/api/v1${asked.path}`, {
        method: asked.method,
        headers: { 'content-type': 'application/json', 'x-datainsight': '1' },
        ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    },
    { method, path, body },
  )
}

/** A filter on genres, and the dashboard published with it; the address of a link to it. */
async function publish(page: Page, dashboardId: string, column: object): Promise<string> {
  const { revision } = await ask(page, 'GET', `/dashboards/${dashboardId}`)
  const item = {
    ...{ id: 'genre', label: 'Genre', order: 1, kind: 'category', tabId: null, targets: {}, value: null, metrics: [] },
    column,
  }
  const operations = [{ op: 'putFilter', item }]
  const sent = { batchId: `genre-${dashboardId}`, base: revision, operations }
  const changed = await ask(page, 'POST', `/dashboards/${dashboardId}/operations`, sent)
  await ask(page, 'POST', `/dashboards/${dashboardId}/publish`, { revision: changed.revision })
  const link = { kind: 'public', allowsExport: true }
  return (await ask(page, 'POST', `/dashboards/${dashboardId}/links`, link)).address
}

test('a regression is kept on a new dashboard, follows its filters, is published, and is taken away', async ({
  page,
  browser,
  server,
}) => {
  test.slow()
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  const datasetId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { tablesOfVersion } = await ask(page, 'GET', `/datasets/${datasetId}`)
  const { id: tableId, columns } = tablesOfVersion[0]
  const idOf = (wanted: string) => columns.find((column: { name: string }) => column.name === wanted).id
  const request = { type: 'regression', y: idOf('EU_Sales'), x: [idOf('NA_Sales')] }

  await page.goto(`${server.url}/datasets/${datasetId}?tab=findings&a=${encodeURIComponent(JSON.stringify(request))}`)
  const answer = page.getByRole('region', { name: 'Answer' }).or(page.locator('[aria-label="Answer"]')).first()
  const whole = (await answer.locator('p').first().textContent()) ?? ''
  expect(whole).toContain('EU_Sales')
  await axe(page)
  await picture(page, 'analysis-page')
  await answer.getByRole('button', { name: 'Add to a dashboard' }).click()
  await page.getByLabel('Search dashboards').fill(name)
  await page.getByRole('button', { name: `New dashboard: ${name}` }).click()
  await expect(page.getByText(`Added to ${name}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Open', exact: true }).click()

  const tile = page.getByRole('group', { name: /^Regression: EU_Sales, NA_Sales/ }).first()
  await expect(tile.getByText(whole)).toBeVisible()
  await expect(tile.locator('canvas')).toBeVisible()
  await axe(page)
  await tile.focus()
  await page.keyboard.press('e')
  await page.getByLabel('Shows', { exact: true }).selectOption({ label: 'The answer in words' })
  await expect(tile.locator('canvas')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(tile.locator('canvas')).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await picture(page, 'analysis-tile-built')

  const dashboardId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const address = await publish(page, dashboardId, { datasetId, tableId, columnId: idOf('Genre') })
  await page.goto(`${server.url}/dashboards/${dashboardId}`)
  await expect(tile.getByText(whole)).toBeVisible()
  await page.getByRole('button', { name: 'Genre: all' }).click()
  await page.getByRole('checkbox', { name: /^Puzzle/ }).check()
  await page.keyboard.press('Escape')
  await expect(tile.getByText(whole)).toHaveCount(0)
  await expect(tile.getByText(/EU_Sales/).nth(1)).toBeVisible()
  const ofPuzzles = (await tile.locator('p').first().textContent()) ?? ''
  expect(ofPuzzles).not.toBe(whole)
  await axe(page)

  for (const [item, ending] of [
    ['Export PNG', 'png'],
    ['Export all tables for Excel', 'xlsx'],
    ['Export everything as JSON', 'json'],
  ] as const) {
    await tile
      .getByRole('button', { name: /more|menu|actions/i })
      .first()
      .click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ])
    expect(file.suggestedFilename().endsWith(`.${ending}`)).toBe(true)
  }

  await tile
    .getByRole('button', { name: /more|menu|actions/i })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Where does this come from' }).click()
  await expect(page.getByText(/Only rows where/)).toBeVisible()
  await page.getByRole('button', { name: 'Open the analysis' }).click()
  await expect(answer.getByText(ofPuzzles)).toBeVisible()
  await page.getByRole('button', { name: /Remove.*Puzzle/ }).click()
  await expect(answer.getByText(whole)).toBeVisible()

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US' })
  const stranger = await context.newPage()
  await stranger.goto(address)
  await expect(stranger.getByText(whole)).toBeVisible()
  await expect(stranger.locator('canvas').first()).toBeVisible()
  await axe(stranger)
  expect(await stranger.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(stranger, 'analysis-link-390')
  await context.close()
})
