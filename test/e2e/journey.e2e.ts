import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from '../support/xlsx.ts'
import { dropFiles, enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const real = join(import.meta.dirname, '../../../shared/data/templates/vgsales.csv')
const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const games = existsSync(real)
  ? { path: real, name: 'vgsales', rows: '16,598', sum: '8,920.44', years: '271', publishers: '58' }
  : { path: sample, name: 'video-game-sales', rows: '4,000', sum: '', years: '', publishers: '' }
if (!existsSync(real)) console.log(`skipped: the figures of ${real}, which is not here; the sample is dropped instead`)

test.beforeEach(async ({ page, server }) => enterAsOwner(page, server))

test('a dropped CSV becomes a true dashboard, and a figure leads to its rows', async ({ page }) => {
  await dropFiles(page, [{ name: `${games.name}.csv`, body: readFileSync(games.path, 'utf8') }])
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await expect(page.getByText(`${games.rows} rows`).first()).toBeVisible()
  for (const title of ['Global_Sales over time', 'Global_Sales by Platform', 'Global_Sales by Genre'])
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Distribution of/ })).toBeVisible()
  await expect(page.locator('canvas').first()).toBeVisible()
  await picture(page, 'dashboard-1440', { fullPage: true })
  if (games.sum === '') return
  await page
    .getByRole('button', { name: new RegExp(games.sum) })
    .first()
    .click()
  const card = page.getByRole('dialog')
  await expect(card).toContainText('Sum of Global_Sales')
  await expect(card).toContainText(`${games.rows} of ${games.rows} rows`)
  await card
    .getByRole('button', { name: 'See rows' })
    .or(card.getByRole('link', { name: 'See rows' }))
    .click()
  await expect(page.getByText('Wii Sports', { exact: true }).first()).toBeVisible()
})

test('the receipt balances and says what was missing', async ({ page, server }) => {
  await openFile(page, server, games.path)
  await page.keyboard.press('5')
  await expect(page.getByText('balanced')).toHaveCount(2)
  if (games.sum === '') return
  const receipt = page.locator('main')
  await expect(receipt).toContainText(games.rows)
  await expect(receipt).toContainText(`Year: "N/A" was taken for missing${games.years}`)
  await expect(receipt).toContainText(`Publisher: "N/A" was taken for missing${games.publishers}`)
})

test('the same data as a workbook gives the same figures', async ({ page, server }) => {
  test.skip(games.sum === '', 'the real file is not here')
  const path = join(tmpdir(), `vgsales-${process.pid}.xlsx`)
  await writeWorkbook(path)
  await openFile(page, server, path)
  await expect(page.getByText(`${games.rows} rows`).first()).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(games.sum) }).first()).toBeVisible()
})

test('the grid goes to the last row by keyboard', async ({ page, server }) => {
  await openFile(page, server, games.path)
  await page.keyboard.press('3')
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('row').nth(3)).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Control+End')
  const last = Number(games.rows.replace(',', '')) + 1
  await expect(
    grid
      .getByText(String(last), { exact: true })
      .or(grid.getByText(last.toLocaleString('en'), { exact: true }))
      .first(),
  ).toBeVisible()
})

/** Numbers as numbers, the rest as text, as Excel would save the CSV. */
async function writeWorkbook(path: string): Promise<void> {
  const lines = readFileSync(real, 'utf8').trimEnd().split(/\r?\n/)
  const escaped = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cell = (s: string) =>
    /^-?\d+(\.\d+)?$/.test(s) ? `<c><v>${s}</v></c>` : `<c t="inlineStr"><is><t>${escaped(s)}</t></is></c>`
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(m => (m[1] ?? m[2] ?? '').replaceAll('""', '"'))
  const rows = lines.map(line => `<row>${cells(line).map(cell).join('')}</row>`)
  await writeXlsx(path, { sheets: [{ name: 'vgsales', rows: rows.join('') }] })
}
