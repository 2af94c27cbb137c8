import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { ChartModel } from '../src/contract/chart.ts'
import type { QuestionInput } from '../src/contract/question.ts'
import { say } from '../src/core/words/say.ts'
import { browserArguments, browserEnvironment, browserPath } from '../test/e2e/support/chromium.ts'
import { enterAsOwner } from '../test/e2e/support/person.ts'
import { startServer } from '../test/e2e/support/server.ts'
import unpack from '../test/e2e/support/unpack.ts'
import { writeCsv } from './csvFile.ts'
import { keepResult } from './machine.ts'

/*
 * A million rows in Explore: from the click on a chart's type to its first picture, in a real browser. Each question is
 * asked for the first time, so no answer is remembered. `tsx bench/firstPicture.ts [ROWS]`
 */

const rows = Number(process.argv[2] ?? 1_000_000)

interface Drawn {
  chart: string
  clickToPictureMs: number
  /** What the chart says of rows that it does not draw one by one. */
  notes: string[]
}

/** Clicks on a type and waits until a new canvas has something on it. */
async function draw(page: Page, chart: string): Promise<Drawn> {
  const button = page.getByRole('button', { name: new RegExp(`^${chart}`, 'i') }).first()
  await button.waitFor()
  const answered = page.waitForResponse(/charts\/ask$/)
  const drawn = button.evaluate(async element => {
    const old = new Set(document.querySelectorAll('canvas'))
    const started = performance.now()
    if (element instanceof HTMLElement) element.click()
    while (performance.now() - started < 60_000) {
      await new Promise(requestAnimationFrame)
      const canvas = [...document.querySelectorAll<HTMLCanvasElement>('[role=img] canvas')].find(c => !old.has(c))
      const picture = canvas?.width && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
      if (picture && new Uint32Array(picture.data.buffer).some(Boolean)) return Math.round(performance.now() - started)
    }
    throw new Error('no picture came')
  })
  const [clickToPictureMs, answer] = await Promise.all([drawn, answered])
  const { model } = (await answer.json()) as { model: ChartModel }
  const notes = model.notes.map(note => say(note, 'en'))
  return { chart, clickToPictureMs, notes }
}

await unpack()
const folder = mkdtempSync(join(tmpdir(), 'first-picture-'))
const file = join(folder, 'orders.csv')
await writeCsv(file, rows)
const server = await startServer()
const browser = await chromium.launch({ executablePath: browserPath, env: browserEnvironment, args: browserArguments })
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })).newPage()
  await enterAsOwner(page, server)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.waitForURL(/\/datasets\//, { timeout: 180_000 })
  const address = page.url().split('?')[0]
  const id = address?.split('/').pop()
  const dataset = await page.evaluate(path => fetch(path).then(r => r.json()), `/api/v1/datasets/${id}`)
  const columns: { id: string; name: string }[] = dataset.tablesOfVersion[0].columns
  const column = (name: string) => columns.find(c => c.name === name)?.id ?? name
  const raw = (name: string) => ({ role: 'raw' as const, column: column(name) })
  const sum = { role: 'value' as const, column: column('amount'), aggregate: 'sum' as const }
  const questions: Record<string, Pick<QuestionInput, 'x' | 'y'>> = {
    Points: { x: [raw('price')], y: [raw('amount')] },
    Line: { x: [raw('order_date')], y: [raw('amount')] },
    Bars: { x: [{ role: 'group', column: column('sku') }], y: [sum] },
  }
  const results: Drawn[] = []
  for (const [chart, question] of Object.entries(questions)) {
    await page.goto(`${address}?tab=explore&q=${encodeURIComponent(JSON.stringify({ ...question, type: 'table' }))}`)
    await page.getByRole('table').first().waitFor({ timeout: 60_000 })
    const drawn = await draw(page, chart)
    console.log(JSON.stringify(drawn))
    results.push(drawn)
  }
  keepResult('first-picture', { rows, charts: results })
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
