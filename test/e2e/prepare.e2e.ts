import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')

const steps = (page: Page) => page.getByRole('region', { name: 'Steps of preparation' })
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })

/** Opens the list of kinds and chooses one by its name. */
async function add(page: Page, kind: string): Promise<void> {
  await steps(page).getByRole('button', { name: 'Add step' }).click()
  await page.keyboard.type(kind)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: kind, exact: true })).toBeVisible()
}

async function apply(page: Page): Promise<void> {
  const button = steps(page).getByRole('button', { name: 'Apply', exact: true }).last()
  await expect(button).toBeEnabled()
  await button.click()
  await expect(button).toBeHidden()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByText('Saved. The dataset has a new version.')).toBeVisible({ timeout: 30_000 })
}

test('three steps with a formula are tried out, saved, and taken out again', async ({ page, server }) => {
  test.slow()
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await page.keyboard.press('4')
  await expect(steps(page).getByText('No steps yet.')).toBeVisible()
  await expect(preview(page).getByRole('columnheader', { name: 'Global_Sales' })).toBeVisible()

  await test.step('a formula is completed, and a wrong one explained at its character', async () => {
    await add(page, 'Calculated column')
    await page.getByLabel('Name', { exact: true }).fill('Share of Europe')
    const formula = page.getByRole('textbox', { name: 'Formula' })
    await formula.pressSequentially('[eu')
    await expect(page.getByRole('option', { name: 'EU_Sales decimal number' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(formula).toHaveValue('[EU_Sales]')
    await formula.pressSequentially(' / [Globl_Sales]')
    await expect(page.getByText('There is no column [Globl_Sales]. Did you mean [Global_Sales]?')).toBeVisible()
    await formula.fill('ROUND([EU_Sales] / [Global_Sales], 2)')
    await expect(page.getByText('First row:')).toBeVisible()
    await expect(preview(page).getByRole('columnheader', { name: /Share of Europe/ })).toBeVisible()
    await axe(page)
    await apply(page)
  })

  await test.step('rows are filtered, and the step says how many are left', async () => {
    await add(page, 'Filter rows')
    await page.getByRole('button', { name: 'Condition', exact: true }).click()
    await page.getByLabel('Columns', { exact: true }).selectOption({ label: 'Platform' })
    await page.getByRole('checkbox', { name: /^Vector [\d,]+$/ }).check()
    await page
      .getByRole('region', { name: 'Filter rows' })
      .locator('form')
      .getByRole('button', { name: 'Apply' })
      .click()
    await expect(preview(page).getByText(/→/).first()).toBeVisible()
    await apply(page)
  })

  await test.step('a renamed column keeps its formula', async () => {
    await add(page, 'Rename column')
    await page.getByLabel('Column', { exact: true }).selectOption({ label: 'Platform' })
    await page.getByLabel('New name').fill('Console')
    await page.keyboard.press('Enter')
    await expect(steps(page).getByText(/to Console/)).toBeVisible()
  })

  await test.step('what is not saved survives leaving the page', async () => {
    await page.reload()
    await expect(page.getByText('These steps were changed and not saved.')).toBeVisible()
    await page.getByRole('button', { name: 'Keep changes' }).click()
    await expect(steps(page).getByRole('listitem')).toHaveCount(3)
  })

  await save(page)
  await page.keyboard.press('3')
  await expect(page.getByRole('columnheader', { name: /Share of Europe/ })).toBeVisible()

  await test.step('taking the filter out brings the rows back', async () => {
    await page.keyboard.press('4')
    await steps(page)
      .getByRole('button', { name: /^Remove step: Keep rows/ })
      .click()
    await steps(page).getByRole('button', { name: 'Undo' }).click()
    await expect(steps(page).getByRole('listitem')).toHaveCount(3)
    await steps(page).getByRole('button', { name: 'Redo' }).click()
    await expect(steps(page).getByRole('listitem')).toHaveCount(2)
    await save(page)
    await expect(preview(page).getByText(/as read/)).toBeVisible()
  })
})
