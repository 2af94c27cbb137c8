import type { Page } from '@playwright/test'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const prices = Array.from({ length: 60 }, (_, i) => 10 + (i % 7))
const total = prices.reduce((sum, price) => sum + price, 0)
const sales = [
  'Sales of May,,',
  'Order,Item,Revenue',
  ...prices.map((price, i) => `A-${100 + i},${i % 2 ? 'Hat' : 'Coat'},$${price}.00`),
  `Total,,$${total}.00`,
].join('\n')
// Every day is at most 12: only the person knows which is the month.
const visits = [
  'Day,Visits',
  ...Array.from({ length: 80 }, (_, i) => `0${(i % 9) + 1}/0${((i * 5) % 9) + 1}/2024,${i}`),
]

// Each change reads a file again in a program of its own: slow where the machine is busy.
test.setTimeout(150_000)

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const signature = (page: Page) => page.getByRole('list', { name: 'What is known about this version' })

test('a repair is undone: what moves is shown before, applied it is a new version, and it is taken back', async ({
  page,
  server,
}) => {
  await enterAsOwner(page, server)
  await openFile(page, server, csv('sales.csv', sales))
  await page.getByRole('tab', { name: 'Receipt' }).click()
  const file = page.getByRole('grid', { name: 'Rows of sales.csv' })
  await expect(file.getByRole('row', { name: /Sales of May/ })).toBeVisible()
  await expect(file.getByRole('gridcell', { name: '$10.00' }).first()).toBeVisible()
  await expect(page.getByText('1 of 1 money column equals the file’s own totals')).toBeVisible()
  await page.getByRole('button', { name: /Undo: .*totals/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo this repair?' })
  await expect(dialog.getByText('Sum of Revenue')).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(`$${(2 * total).toLocaleString('en-US')}.00`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(signature(page)).toContainText('61 rows')
  await expect(signature(page)).toContainText('v2')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(signature(page)).toContainText('60 rows')
  await expect(signature(page)).toContainText('v3')
})

test('a change that is looked at and not applied leaves everything as it was', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, csv('kept.csv', sales))
  await page.getByRole('tab', { name: 'Receipt' }).click()
  await page.getByRole('button', { name: 'How it is read' }).click()
  const settings = page.getByRole('dialog', { name: 'How the file is read' })
  await settings.getByLabel('Column', { exact: true }).selectOption('Revenue')
  await settings.getByLabel('Type').selectOption('text')
  await settings.getByRole('button', { name: 'Show what would change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Read it otherwise?' })
  await expect(dialog.getByText(/Revenue: .*→ text/)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(signature(page)).toContainText('v1')
})

test('a date that can be read in two ways is asked about, with the same rows under both', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, csv('visits.csv', visits.join('\n')))
  await signature(page).getByRole('button', { name: '1 question' }).click()
  const question = page.getByRole('group', { name: 'A question on how to read it' })
  // 01/01/2024 tells the two apart as little as any other day that is its own month.
  await expect(question.getByText(/^(February 6|June 2), 2024$/)).toHaveCount(2)
  await question.getByRole('button', { name: 'Read it like this' }).click()
  const dialog = page.getByRole('dialog', { name: 'Read it otherwise?' })
  await dialog.getByRole('button', { name: 'Apply' }).click({ timeout: 30_000 })
  await expect(signature(page)).toContainText('v2')
  await expect(question).toBeHidden()
})
