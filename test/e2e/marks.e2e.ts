import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const bars = 'Global_Sales by Genre'
const course = 'Global_Sales over time'

let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []
let dashboard = ''

test.beforeAll(async ({ browser, server }) => {
  const page = await browser.newPage()
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  cookies = await page.context().cookies()
  dashboard = `${server.url}${new URL(page.url()).pathname}`
  await page.close()
})

test.beforeEach(({ context }) => context.addCookies(cookies))

const chart = (page: Page, title: string): Locator => page.getByRole('group', { name: title }).getByRole('img')
const card = (page: Page): Locator => page.getByRole('dialog', { name: 'Where this comes from' })
const zoomed = (page: Page): Locator => page.getByText('Only rows where')

/** The dashboard, with a chart drawn. */
async function open(page: Page, title: string): Promise<Locator> {
  await page.goto(dashboard)
  await expect(page.getByRole('group', { name: title }).locator('canvas')).toBeVisible()
  return chart(page, title)
}

test('a mark is walked to, says where it comes from, and is zoomed into, by keys alone', async ({ page }) => {
  const place = await open(page, bars)
  await place.focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  await expect(card(page)).toContainText('where Genre is Sports')
  await axe(page)
  await page.keyboard.press('Escape')
  await expect(place).toBeFocused()
  await page.keyboard.press('Enter')
  await card(page).getByRole('button', { name: 'Zoom into this' }).press('Enter')
  await expect(zoomed(page)).toBeVisible()
  await expect(page.getByText('Genre is Sports').first()).toBeVisible()
})

test('a finger opens a mark as well', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  await context.addCookies(cookies)
  const page = await context.newPage()
  const place = await open(page, bars)
  await place.scrollIntoViewIfNeeded()
  await place.tap({ position: { x: 130, y: 30 } })
  await expect(card(page)).toContainText('Sum of Global_Sales, where Genre is')
  await context.close()
})

test('drawing over a course zooms into its years; Escape lets go', async ({ page }) => {
  const place = await open(page, course)
  const { x, y, width, height } = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const draw = async () => {
    await page.mouse.move(x + width * 0.4, y + height * 0.3)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.6, y + height * 0.5, { steps: 4 })
  }
  await draw()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(zoomed(page)).toBeHidden()
  await draw()
  await page.mouse.up()
  await expect(zoomed(page)).toBeVisible()
  await expect(page.getByText(/Year from \d{4} to \d{4}/).first()).toBeVisible()
})

test('a chart is saved as a picture, a drawing, a page and its data', async ({ page }) => {
  await open(page, bars)
  const save = async (item: string) => {
    await page.getByRole('button', { name: `Actions for ${bars}` }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    const file = await download
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
  }
  const png = await save('Export PNG')
  expect(png.name).toBe(`${bars}.png`)
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect((await save('Export SVG')).bytes.toString()).toContain('Source: video-game-sales.csv, version 1')
  expect((await save('Export PDF')).bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await save('Export data as CSV')).bytes.toString()).toContain('Action,252.41')
  await expect(page.getByText(`${bars}.csv is saved.`)).toBeVisible()
})

test('an export that fails says why, and can be tried again', async ({ page }) => {
  await open(page, bars)
  await page.route('**/api/v1/charts/export', route => route.abort())
  await page.getByRole('button', { name: `Actions for ${bars}` }).click()
  await page.getByRole('menuitem', { name: 'Export PNG' }).click()
  await expect(page.getByText('It could not be exported.')).toBeVisible()
  await page.unroute('**/api/v1/charts/export')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Try again' }).click()
  expect((await download).suggestedFilename()).toBe(`${bars}.png`)
})
