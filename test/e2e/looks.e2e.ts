import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const bad = Buffer.from(
  `day,units,city\n${Array.from({ length: 300 }, (_, i) => `2025-01-${String((i % 28) + 1).padStart(2, '0')},${i === 7 ? 'many' : i},${i % 2 ? 'Bern' : 'Lima'}`).join('\n')}\n`,
)
const units = { name: 'units.csv', mimeType: 'text/csv', buffer: bad }
const newer = Buffer.from(bad.toString().replace('2025-01-02,1,', '2025-01-02,1000,'))

const doors = ['/sign-in', '/sign-up', '/reset-request', '/reset?token=x', '/owner?token=x', '/no-such-page']
const rooms = ['/', '/charts', '/uploads', '/people', '/api-keys', '/audit', '/outbox', '/account']
/** Colours depend on the scheme, places on the width: two looks see each of both. */
const looks = [
  { width: 1440, height: 900, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const

/** Accessible, no wider than the window, and kept as a picture. */
async function expectToBeFit(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await axe(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${name} is no wider than the window`).toBeLessThanOrEqual(0)
  await picture(page, name)
}

/** The address at which the rows with a value are held against all others of the dataset that is open. */
async function comparing(page: Page, column: string, value: string): Promise<string> {
  const address = new URL(page.url())
  const answer = await page.request.get(`${address.origin}/api/v1${address.pathname}`)
  const [table] = (await answer.json()).tablesOfVersion
  const { id } = table.columns.find((c: { name: string }) => c.name === column)
  address.searchParams.set('table', table.id)
  address.searchParams.set('compare', JSON.stringify({ op: 'eq', column: id, value }))
  return address.href
}

for (const { width, height, scheme } of looks) {
  const look = `${width}-${scheme}`
  test.describe(look, () => {
    test.use({ viewport: { width, height }, colorScheme: scheme })

    test('every page outside is accessible and fits', async ({ page, server }) => {
      for (const path of doors) {
        await page.goto(server.url + path)
        await expect(page.getByRole('heading').first()).toBeVisible()
        await expectToBeFit(page, `${look}${path.replaceAll(/\W+/g, '-')}`)
      }
    })

    test('every page inside is accessible and fits', async ({ page, server }) => {
      // A dozen pages, each held against every rule: slow where the machine is busy.
      test.setTimeout(240_000)
      const violations: string[] = []
      page.on('console', message => {
        if (/Content Security Policy/i.test(message.text())) violations.push(message.text())
      })
      await enterAsOwner(page, server)
      for (const path of rooms) {
        await page.goto(server.url + path)
        await expect(page.getByRole('heading').first()).toBeVisible()
        await expectToBeFit(page, `${look}-in${path.replaceAll(/\W+/g, '-')}`)
      }
      await openFile(page, server, units)
      await page.keyboard.press('5')
      await expect(page.getByText('many').first()).toBeVisible()
      await expectToBeFit(page, `${look}-receipt`)
      await page
        .locator('input[aria-label="Refresh units"]')
        .setInputFiles({ ...units, name: 'newer.csv', buffer: newer })
      await page.getByRole('button', { name: 'Go on' }).click()
      await expect(page.getByText(/^\+\d+ new/)).toBeVisible({ timeout: 30_000 })
      await expectToBeFit(page, `${look}-change`)
      await page.getByRole('button', { name: 'Merge', exact: true }).click()
      await page.getByRole('link', { name: 'Version 2: history' }).click()
      await expect(page.getByText('First file: units.csv')).toBeVisible()
      await expectToBeFit(page, `${look}-history`)
      await openFile(page, server, { name: 'games.csv', mimeType: 'text/csv', buffer: readFileSync(sample) })
      await expect(page.locator('canvas').first()).toBeVisible()
      await expectToBeFit(page, `${look}-dashboard`)
      await page.goto(await comparing(page, 'Platform', 'Wii'))
      await expect(page.getByText('Compared with all other rows')).toBeVisible()
      await expect(page.locator('canvas').first()).toBeVisible()
      await expectToBeFit(page, `${look}-comparison`)
      await page.keyboard.press('2')
      await expect(page.getByRole('heading', { name: 'Ask something of these columns' })).toBeVisible()
      await expectToBeFit(page, `${look}-explore`)
      await page.keyboard.press('3')
      await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
      await expectToBeFit(page, `${look}-data`)
      await page.getByRole('button', { name: 'About Rank' }).click()
      await expect(page.getByRole('heading', { name: 'Rank' })).toBeVisible()
      await expectToBeFit(page, `${look}-column`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await expect(page.getByPlaceholder('Type a dataset or an action')).toBeFocused()
      await expectToBeFit(page, `${look}-palette`)
      expect(violations).toEqual([])
    })
  })
}

test('a person without a mouse signs in, finds a dataset and reads its data', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByPlaceholder('Type a dataset or an action')).toBeFocused()
  await page.keyboard.type('video-game')
  await expect(page.getByRole('option', { name: /video-game-sales/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/datasets\//)
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Keyboard shortcuts')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Tab')
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth)
  expect(ring).toBe('2px')
})

test('the first page takes at most 250 kB of script before charts', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await page.goto(server.url, { waitUntil: 'networkidle' })
  // What was sent compressed, also where the browser had it already.
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(e => e.name.endsWith('.js'))
      .reduce((sum, e) => sum + (e as PerformanceResourceTiming).encodedBodySize, 0),
  )
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(250_000)
})
