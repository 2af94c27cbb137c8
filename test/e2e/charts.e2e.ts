import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = readFileSync(join(import.meta.dirname, '../../samples/video-game-sales.csv'))

/** The first line names the columns; another year has other rows. */
const another = Buffer.from(
  sample
    .toString('utf8')
    .split('\n')
    .filter((_, i) => i === 0 || i % 2 === 1)
    .join('\n'),
)

/** Keeps the question that Explore offers by that name. */
async function keep(page: Page, start: string, name: string): Promise<void> {
  await page.keyboard.press('e')
  await page.getByRole('button', { name: start }).click()
  await expect(page.locator('canvas').first()).toBeVisible()
  await page.keyboard.press('Control+s')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

test('a chart is found by keys alone, deleted, and brought back from the trash', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, { name: 'games-2025.csv', mimeType: 'text/csv', buffer: sample })
  await keep(page, 'Global_Sales by Genre', 'Sales by genre')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('link', { name: /Sales by genre/ })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('2025')
  await expect(page).toHaveURL(/search=/)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: /Sales by genre/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'X', exact: true })).toContainText('Genre')
  await page.goBack()
  await expect(page.getByLabel('Search charts')).toHaveValue('2025')
  await page.getByRole('button', { name: 'Actions for Sales by genre' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Trash' }).click()
  await axe(page)
  await picture(page, 'charts-trash')
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('The trash is empty.').or(page.getByText(/No chart matches/))).toBeVisible()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await expect(page.getByRole('link', { name: /Sales by genre/ })).toBeVisible()
})

test('another upload is offered the same charts, and draws them', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, { name: 'games-2026.csv', mimeType: 'text/csv', buffer: another })
  await page.keyboard.press('e')
  await page.getByRole('link', { name: /Sales by genre.*fits/ }).click()
  await expect(page.getByRole('group', { name: 'X', exact: true })).toContainText('Genre')
  await expect(page.locator('canvas').first()).toBeVisible()
})
