import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Page } from '@playwright/test'
import { enterAsOwner } from './support/person.ts'
import { expect, test } from './support/test.ts'

/* Three million rows, from the file in the browser to the last row on the screen; prints how long each step took. */

const file = join(import.meta.dirname, '../../../shared/data/json_parquet_ts/flights-3m.parquet')
const rows = 3_000_000

test('three million rows become a dashboard, and the grid goes to the last of them', async ({ page, server }) => {
  test.skip(!existsSync(file), 'flights-3m.parquet is not here')
  test.setTimeout(180_000)
  await enterAsOwner(page, server)
  const clock = stopwatch()
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.waitForURL(/\/datasets\//, { timeout: 120_000 })
  clock('file chosen to dataset open')
  await expect(page.getByText('3,000,000 rows').first()).toBeVisible()
  await page.locator('canvas').first().waitFor({ timeout: 60_000 })
  clock('dataset open to first chart')
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 60_000 })
  clock('first chart to all of the dashboard')
  const { last, second, most } = await ends()

  await page
    .getByRole('link', { name: 'Data', exact: true })
    .or(page.getByRole('tab', { name: 'Data' }))
    .first()
    .click()
  const grid = page.getByRole('grid')
  await expect(rowOf(page, 1)).toContainText(/\d/)
  await grid.focus()
  clock('dashboard to rows')
  await page.keyboard.press('Control+End')
  await expectRow(page, rows, last)
  clock('Ctrl+End to the last row')
  await page.keyboard.press('Control+Home')
  await expect(rowOf(page, 1)).toBeVisible()

  clock('back')
  await grid.evaluate(element => element.scrollTo({ top: element.scrollHeight }))
  await expectRow(page, rows, last)
  clock('bar pulled to the bottom, to the last row')
  await expectRow(page, rows - 1, second)
  await expect(page.locator(`[role=row][aria-rowindex="${rows + 2}"]`)).toHaveCount(0)
  const bottom = await rowOf(page, rows).boundingBox()
  const frame = await grid.boundingBox()
  expect((bottom?.y ?? 0) + (bottom?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0) + 1)

  const byDelay = grid.getByRole('columnheader', { name: /delay/ })
  for (const direction of ['ascending', 'descending']) {
    await byDelay.getByRole('button', { name: 'delay', exact: true }).click()
    await expect(byDelay).toHaveAttribute('aria-sort', direction)
  }
  await grid.evaluate(element => element.scrollTo({ top: 0 }))
  await expect(rowOf(page, 1).getByRole('gridcell').nth(1)).toHaveText(most)
  clock('sorted by delay, the longest first')
})

/** Prints what each step took. */
function stopwatch(): (step: string) => void {
  let before = performance.now()
  return step => {
    const now = performance.now()
    console.log(`${step}: ${((now - before) / 1000).toFixed(2)} s`)
    before = now
  }
}

const rowOf = (page: Page, row: number) => page.locator(`[role=row][aria-rowindex="${row + 1}"]`)

/** The number of the row in the file, then what stands in it. */
async function expectRow(page: Page, row: number, cells: string[] = []): Promise<void> {
  await expect(rowOf(page, row).getByRole('rowheader')).toHaveText(row.toLocaleString('en'))
  const found = rowOf(page, row).getByRole('gridcell')
  await expect(found.nth(4)).toHaveText(cells[3] ?? '')
  expect((await found.allInnerTexts()).slice(1)).toEqual(cells)
}

/** The last two rows of the file, without their date, and its longest delay, as the grid writes them. */
async function ends(): Promise<{ last: string[]; second: string[]; most: string }> {
  const connection = await (await DuckDBInstance.create()).connect()
  const ask = async (sql: string) => (await connection.runAndReadAll(sql, [file])).getRows()
  const tail = `select delay, distance, origin, destination from read_parquet($1, file_row_number = true)
    where file_row_number >= ${rows - 2} order by file_row_number desc`
  const [last = [], second = []] = (await ask(tail)).map(row => row.map(shown))
  const [[most = null] = []] = await ask('select max(delay) from read_parquet($1)')
  connection.closeSync()
  return { last, second, most: shown(most) }
}

function shown(cell: unknown): string {
  return typeof cell === 'string' ? cell : Number(cell).toLocaleString('en').replace('-', '−')
}
