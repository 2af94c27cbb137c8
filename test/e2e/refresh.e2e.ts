import type { Page } from '@playwright/test'
import { dropFiles, enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const order = (i: number, price: number) =>
  `A-${100 + i},2026-0${1 + (i % 5)}-1${i % 9},${i % 2 ? 'Hat' : 'Coat'},${price}.50`
const head = 'Order,Day,Item,Price'
const old = [head, ...Array.from({ length: 40 }, (_, i) => order(i, 10 + (i % 7)))].join('\n')
/** Two orders more, and one that costs another price. */
const newer = [head, ...Array.from({ length: 42 }, (_, i) => order(i, i === 3 ? 99 : 10 + (i % 7)))].join('\n')

// Each change reads a file again in a program of its own: slow where the machine is busy.
test.setTimeout(150_000)

const signature = (page: Page) => page.getByRole('list', { name: 'What is known about this version' })

test('a newer file is looked at, merged by key, and gone back on', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(old) })
  const dataset = page.url()
  await dropFiles(page, [{ name: 'orders-june.csv', body: newer }])
  const dialog = page.getByRole('dialog', { name: 'orders-june.csv' })
  await expect(dialog.getByRole('radio', { name: 'A newer “orders”' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await page.waitForURL(/\/changes\//)
  await expect(page.getByText(/^\+2 new, 1 changed, 0 gone\./)).toBeVisible({ timeout: 40_000 })
  await expect(page.getByRole('radio', { name: 'Merge by key' })).toBeChecked()
  await expect(page.getByLabel('Key of orders')).toContainText('Order')
  const rows = page.getByRole('group', { name: 'Rows', exact: true })
  await rows.getByRole('button', { name: /^Changed/ }).click()
  await expect(rows.locator('del')).toContainText('13.5')
  await expect(rows.locator('ins')).toContainText('99.5')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(signature(page)).toContainText('42 rows')
  await expect(signature(page)).toContainText('v2')

  await signature(page).getByRole('link', { name: 'Version 2: history' }).click()
  await expect(page.getByText(/orders-june\.csv was merged by Order/)).toBeVisible()
  await page.getByRole('link', { name: 'Compare v1 with v2' }).click()
  await expect(page.getByText(/^\+2 new, 1 changed, 0 gone\./)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'All versions' }).click()
  await page.getByRole('listitem').filter({ hasText: 'First file' }).getByRole('link', { name: 'Look at it' }).click()
  await expect(page.getByText('You are looking at version 1')).toBeVisible()
  await expect(signature(page)).toContainText('40 rows')
  await page.getByRole('link', { name: 'All versions' }).click()
  await page.getByRole('listitem').filter({ hasText: 'First file' }).getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('listitem').first()).toContainText('Went back to version 1')
  await page.goto(dataset)
  await expect(signature(page)).toContainText('40 rows')
  await expect(signature(page)).toContainText('v3')
})

test('a newer file is discarded without a trace, and a file on the page may be a dataset of its own', async ({
  page,
  server,
}) => {
  await enterAsOwner(page, server)
  await openFile(page, server, { name: 'stays.csv', mimeType: 'text/csv', buffer: Buffer.from(old) })
  const dataset = page.url()
  await page.locator('input[aria-label="Refresh stays"]').setInputFiles({
    name: 'other.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(newer),
  })
  await page.getByRole('dialog', { name: 'other.csv' }).getByRole('button', { name: 'Go on' }).click()
  await page.waitForURL(/\/changes\//)
  await page.getByRole('radio', { name: 'Replace' }).click({ timeout: 40_000 })
  await expect(page.getByText('The newer file takes the place of all rows.')).toBeVisible()
  await expect(page.getByText(/^\+\d+ new/)).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL(dataset.replace(/\?.*/, ''))
  await expect(signature(page)).toContainText('v1')
  await dropFiles(page, [{ name: 'apart.csv', body: 'x,y\n1,2\n3,4\n' }])
  const dialog = page.getByRole('dialog', { name: 'apart.csv' })
  await dialog.getByRole('radio', { name: 'A new dataset' }).check()
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { name: 'apart' })).toBeVisible({ timeout: 30_000 })
})
