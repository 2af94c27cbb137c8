import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeXlsx } from '../support/xlsx.ts'
import { axe } from './support/axe.ts'
import { dropFiles, enterAsOwner } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const towns = { name: 'towns.csv', body: 'Town,People\nUlm,126000\nBern,134000\nGraz,291000\n' }
const points = { name: 'points.json', body: '[{"x":1,"y":2},{"x":3,"y":4}]' }

test.beforeEach(async ({ page, server }) => enterAsOwner(page, server))

test('several dropped files become one dataset with a table each, by keyboard alone', async ({ page }) => {
  await dropFiles(page, [towns, points])
  const dialog = page.getByRole('dialog', { name: '2 files' })
  await expect(dialog.getByRole('radio', { name: '2 datasets' })).toBeFocused()
  await axe(page)
  await page.keyboard.press('ArrowUp')
  await expect(dialog.getByRole('radio', { name: 'One dataset with 2 tables' })).toBeChecked()
  await expect(dialog.getByLabel('Name of the dataset')).toHaveValue('towns')
  await picture(page, 'drop-together')
  await dialog.getByLabel('Name of the dataset').fill('Towns and points')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'Towns and points' })).toBeVisible()
  await expect(page.getByText('2 tables').first()).toBeVisible()
})

test('several dropped files become a dataset each; the answer is remembered', async ({ page }) => {
  await dropFiles(page, [towns, { ...points, name: '~$Budget.xlsx' }, points])
  const dialog = page.getByRole('dialog', { name: '2 files' })
  await expect(dialog).toContainText('1 file of the system left out')
  await dialog.getByRole('radio', { name: 'One dataset with 2 tables' }).check()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await dropFiles(page, [towns, points])
  await dialog.getByRole('radio', { name: '2 datasets' }).check()
  await dialog.getByRole('button', { name: 'Upload' }).click()
  const table = page.getByRole('table')
  // Two files are read by two programs, which a busy machine starts slowly.
  for (const name of ['towns', 'points'])
    await expect(table.getByRole('link', { name, exact: true }).first()).toBeVisible({ timeout: 30_000 })
  await dropFiles(page, [towns, points])
  await expect(dialog.getByRole('radio', { name: '2 datasets' })).toBeChecked()
})

test('one dropped file is asked about by nobody', async ({ page }) => {
  await dropFiles(page, [towns])
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'towns' })).toBeVisible()
})

test('cells pasted on the page are shown, named and become a dataset', async ({ page }) => {
  await paste(page, { 'text/plain': 'Town\tPeople\r\nUlm\t126000\r\nBern\t134000\r\n' })
  const dialog = page.getByRole('dialog', { name: 'Paste data' })
  await expect(dialog.getByRole('columnheader', { name: 'Town' })).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue(/^Pasted data, \d+ \w+ \d\d:\d\d$/)
  await axe(page)
  await picture(page, 'drop-paste')
  await dialog.getByLabel('Name').fill('Towns I copied')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'Towns I copied' })).toBeVisible()
  await expect(page.getByText('2 rows').first()).toBeVisible()
})

test('a table of a web page is pasted with its columns, and the button gives a place to paste into', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Paste' }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste data' })
  await expect(dialog.getByLabel('Paste here')).toBeFocused()
  const html =
    '<p>x</p><table><tr><th colspan=2>Town</th><th>n</th></tr><tr><td>Ulm<br>Donau</td><td>D</td><td>1</td></tr></table>'
  await paste(page, { 'text/plain': 'Town n Ulm Donau D 1', 'text/html': html }, 'textarea')
  await expect(dialog.getByRole('row').nth(0).getByRole('columnheader')).toHaveText(['Town', '', 'n'])
  await expect(dialog.getByRole('row').nth(1).getByRole('cell')).toHaveText(['Ulm Donau', 'D', '1'])
  await dialog.getByRole('button', { name: 'Paste something else' }).click()
  await dialog.getByLabel('Paste here').fill('[{"a":1},{"a":2}]')
  await dialog.getByRole('button', { name: 'Show it as a table' }).click()
  await expect(dialog.getByText('JSON · 1 line')).toBeVisible()
})

test('what is pasted into a text box stays there', async ({ page }) => {
  const box = page.getByRole('searchbox').or(page.getByRole('textbox')).first()
  await box.focus()
  await paste(page, { 'text/plain': 'a\tb\n1\t2\n' }, 'input[type=search]')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a hidden sheet is named on the receipt, and becomes a dataset of its own when it is asked for', async ({
  page,
}) => {
  const path = join(tmpdir(), `hidden-${process.pid}.xlsx`)
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const rows = (name: string) => `<row>${cell('item')}${cell('note')}</row><row>${cell('rent')}${cell(name)}</row>`
  const sheets = [
    { name: 'Plan', rows: rows('seen') },
    { name: 'Costs', rows: rows('unseen'), state: 'hidden' as const },
  ]
  await writeXlsx(path, { sheets })
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await page
    .getByRole('tab', { name: 'Receipt' })
    .or(page.getByRole('link', { name: 'Receipt' }))
    .first()
    .click()
  await expect(page.getByRole('group', { name: 'Also in the file' })).toContainText('Costshidden')
  await axe(page)
  await page.getByRole('button', { name: 'Make a dataset of the sheet Costs' }).click()
  await expect(page.getByRole('heading', { name: /hidden-.*, Costs$/ })).toBeVisible({ timeout: 30_000 })
})

/** What the browser does on Ctrl+V, with a clipboard of our own. */
async function paste(page: Page, content: Record<string, string>, into = 'body'): Promise<void> {
  await page.locator(into).evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, content)
}
