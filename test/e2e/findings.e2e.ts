import { join } from 'node:path'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')

test('findings stand with their charts and learn; a method is asked, answers in a sentence and can be asked again', async ({
  page,
  server,
}) => {
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await page.keyboard.press('6')
  const findings = page.getByRole('region', { name: 'What is worth knowing' })
  const first = findings.getByRole('listitem').first()
  await expect(first.getByRole('heading', { level: 3 }).first()).toBeVisible()
  await expect(first.locator('canvas').first()).toBeVisible({ timeout: 30_000 })
  await axe(page)
  const said = await first.getByRole('heading', { level: 3 }).first().textContent()
  await first.getByRole('button', { name: 'Less like this' }).click()
  await expect(findings.getByRole('heading', { level: 3 }).first()).not.toHaveText(said ?? '')

  await page.getByRole('button', { name: /^Few that make most/ }).click()
  await expect(page.getByText(/make \d+(\.\d+)?% of/).first()).toBeVisible()
  await expect(page.getByRole('img', { name: /^Bars of the/ })).toBeVisible()
  await axe(page)
  await page.getByLabel('Added up').selectOption('')
  await page.getByRole('button', { name: 'Analyse' }).click()
  await expect(page.getByText(/of the rows\./).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText(/of the rows\./).first()).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await axe(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
