import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const orders = join(import.meta.dirname, '../../samples/shop-orders.csv')
const DRAWN = { timeout: 20_000 }

const box = (page: Page) => page.getByLabel('Ask a question', { exact: true })
const chips = (page: Page) => page.getByRole('list', { name: 'Understood as' })
const answer = (page: Page) => page.getByRole('button', { name: 'Close the answer' })

/** Types a question by keys alone, wherever the focus is. */
async function ask(page: Page, text: string): Promise<void> {
  await box(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('a question is typed, shown as what it was understood as, changed and answered by keys alone', async ({
  page,
  server,
}) => {
  await enterAsOwner(page, server)
  await openFile(page, server, orders)
  await expect(box(page)).toBeVisible()
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('revenue by region in 2026')
  await page.keyboard.press('Enter')
  await expect(chips(page)).toContainText('Amount')
  await expect(chips(page)).toContainText('For each Region')
  await expect(answer(page)).toBeVisible(DRAWN)
  await expect(page.getByText(/Amount by Region/).first()).toBeVisible(DRAWN)
  const revenue = page.getByRole('button', { name: '“revenue”: Amount. Change' })
  await revenue.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Quantity' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Quantity' }).press('Enter')
  await expect(chips(page)).toContainText('Quantity')
  await expect(page.getByText(/Quantity by Region/).first()).toBeVisible(DRAWN)
  await picture(page, 'ask-answered')
  await axe(page)
})

test('what may mean two things is asked back, and answered once it is chosen', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, orders)
  await ask(page, 'orders above 500')
  const asked = page.getByRole('group', { name: /Which number does/ })
  await expect(asked).toBeVisible()
  await expect(answer(page)).toHaveCount(0)
  await asked.getByRole('button', { name: 'Amount' }).press('Enter')
  await expect(answer(page)).toBeVisible(DRAWN)
  await ask(page, 'revenue of West and East by month')
  await page
    .getByRole('group', { name: 'Each by itself, or together?' })
    .getByRole('button', { name: 'Together' })
    .press('Enter')
  await expect(answer(page)).toBeVisible(DRAWN)
  await expect(chips(page)).toContainText('Region is West')
})

test('a question why says first whether it is so', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, orders)
  await ask(page, 'why did revenue change in June 2026')
  await expect(page.getByText(/^Amount (rose|fell) from .* in May 2026 to .* in Jun 2026\.$/)).toBeVisible(DRAWN)
  await expect(page.getByText('Broken down by')).toBeVisible()
})

test('of what a table does not know the words are named, and questions are offered that it can answer', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await enterAsOwner(page, server)
  await openFile(page, server, orders)
  await ask(page, 'profit by planet')
  await expect(page.getByText(/Nothing in this table goes by “profit”, “planet”/)).toBeVisible()
  const offered = page.getByRole('group', { name: 'Questions like these can be answered here:' })
  await expect(offered).toBeVisible()
  await picture(page, 'ask-unknown-390')
  await axe(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await offered.getByRole('button', { name: 'Amount per month' }).press('Enter')
  await expect(box(page)).toHaveValue('Amount per month')
  await expect(answer(page)).toBeVisible(DRAWN)
  await picture(page, 'ask-answered-390')
})
