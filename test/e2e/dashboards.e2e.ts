import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { dropFiles, enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const mostClicks = 25
const mostKeys = 60

/** What a person does, counted: a drop or a click, or a key. */
class Counted {
  readonly #page: Page
  readonly #from = Date.now()
  clicks = 0
  keys = 0
  constructor(page: Page) {
    this.#page = page
  }
  async clicksOn(name: string | RegExp, role: 'button' | 'option' | 'menuitem' | 'link' | 'radio' = 'button') {
    this.clicks += 1
    await this.#page.getByRole(role, { name }).first().click()
  }
  /** Presses keys one after the other. */
  async presses(...keys: string[]) {
    for (const key of keys) {
      this.keys += 1
      await this.#page.keyboard.press(key)
    }
  }
  /** Types letter by letter. */
  async types(text: string) {
    this.keys += text.length
    await this.#page.keyboard.type(text)
  }
  /** Does something by its name in the palette. */
  async command(name: string) {
    await this.presses('Control+k')
    await this.types(name)
    await expect(this.#page.getByRole('option', { selected: true, name: new RegExp(name, 'i') })).toBeVisible()
    await this.presses('Enter')
  }
  /** Where the focus is can be seen: a ring, or the cursor of a text box. */
  async seesFocus(where: Locator) {
    await expect(where).toBeFocused()
    await expect(where).toBeInViewport()
    expect(await where.evaluate(node => node.matches(':focus-visible'))).toBe(true)
    expect(await where.evaluate(node => node.matches('input') || getComputedStyle(node).outlineStyle)).not.toBe('none')
  }
  says(how: string) {
    const seconds = ((Date.now() - this.#from) / 1000).toFixed(1)
    console.log(`${how}: ${this.clicks} clicks and ${this.keys} key presses in ${seconds} s`)
  }
}

let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []
let datasetId = ''

test.beforeAll(async ({ browser, server }) => {
  const page = await browser.newPage()
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  datasetId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  cookies = await page.context().cookies()
  await page.close()
})

test.beforeEach(({ context }) => context.addCookies(cookies))

const tiles = (page: Page) => page.locator('[data-tile]')
/** A dashboard of the sample with a filter on its genres, published; its address. */
async function keptDashboard(page: Page, url: string): Promise<string> {
  const id = await page.evaluate(async dataset => {
    const ask = async (method: string, path: string, body: unknown) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-datainsight': '1' },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    }
    const made = await ask('POST', '/dashboards', { from: { kind: 'automatic', datasetId: dataset } })
    const { source } = made.document.tiles.find((tile: { config: { question?: unknown } }) => tile.config.question)
      .config.question
    const columns = await fetch(`/api/v1/datasets/${dataset}`).then(r => r.json())
    const genre = columns.tablesOfVersion[0].columns.find((column: { name: string }) => column.name === 'Genre')
    const item = {
      ...{
        id: 'genre',
        label: 'Genre',
        order: 1,
        kind: 'category',
        tabId: null,
        targets: {},
        value: null,
        metrics: [],
      },
      column: { datasetId: source.datasetId, tableId: source.tableId, columnId: genre.id },
    }
    const { revision } = await ask('POST', `/dashboards/${made.id}/operations`, {
      ...{ batchId: `made-${made.id}`, base: made.revision, operations: [{ op: 'putFilter', item }] },
    })
    await ask('POST', `/dashboards/${made.id}/publish`, { revision })
    return made.id as string
  }, datasetId)
  return `${url}/dashboards/${id}`
}

test('from a dropped file to a published, filtered dashboard with a public link, by mouse', async ({
  page,
  server,
}) => {
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible()
  const omar = new Counted(page)
  omar.clicks += 1
  await dropFiles(page, [{ name: 'games-for-a-board.csv', body: readFileSync(sample, 'utf8') }])
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await omar.clicksOn('Keep as dashboard')
  await page.waitForURL(/\/dashboards\/.+edit=1/)
  await omar.clicksOn('Add a filter')
  await omar.clicksOn('Genre', 'option')
  await omar.clicksOn('Save filter')
  await omar.clicksOn('Publish')
  await omar.clicksOn(/^Publish/)
  await omar.clicksOn('Done', 'link')
  await expect(page.getByRole('button', { name: /^Genre: / })).toBeVisible()
  expect(await tiles(page).count()).toBeGreaterThanOrEqual(6)
  await omar.clicksOn('Share')
  await omar.clicksOn('New link')
  await omar.clicksOn('Make link')
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue(/\/p\//)
  omar.says('dropped to public, by mouse')
  expect(omar.clicks).toBeLessThanOrEqual(mostClicks)
})

test('from a chosen file to a published, filtered dashboard with a public link, by keyboard alone', async ({
  page,
  server,
}) => {
  const file = { name: 'games-by-keys.csv', mimeType: 'text/csv', buffer: readFileSync(sample) }
  page.on('filechooser', chooser => void chooser.setFiles(file))
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible()
  const priya = new Counted(page)
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

  await priya.presses('u')
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await expect(button('Keep as dashboard')).toBeVisible()
  await priya.command('keep')

  await page.waitForURL(/\/dashboards\/.+edit=1/)
  await priya.seesFocus(page.locator('[data-tile][tabindex="0"]'))
  await priya.presses('f')
  await priya.seesFocus(page.getByRole('combobox', { name: 'Column' }))
  await priya.types('genre')
  await expect(page.getByRole('option', { selected: true, name: 'Genre' })).toBeVisible()
  await priya.presses('Enter')
  await priya.seesFocus(page.getByLabel('Label'))
  await priya.presses('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await priya.seesFocus(button(/^Genre/))
  await priya.command('publish')
  await priya.seesFocus(
    page.getByRole('dialog', { name: 'Publish this draft' }).getByRole('button', { name: 'Publish' }),
  )
  await priya.presses('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await priya.seesFocus(link('Done'))
  await priya.presses('Enter')

  await expect(button(/^Genre: /)).toBeVisible()
  expect(await tiles(page).count()).toBeGreaterThanOrEqual(6)
  await priya.seesFocus(button('Edit'))
  await priya.command('share')
  await expect(button('New link')).toBeVisible()
  for (let i = 0; i < 20 && !(await button('New link').evaluate(node => node === document.activeElement)); i++)
    await priya.presses('Tab')
  await priya.seesFocus(button('New link'))
  await priya.presses('Enter')
  await expect(button('Make link')).toBeVisible()
  await priya.presses('Enter')
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue(/\/p\//)
  await priya.seesFocus(page.getByRole('textbox', { name: 'Address' }))
  priya.says('chosen to public, by keyboard')
  expect(priya.keys).toBeLessThanOrEqual(mostKeys)
})

test('keys pressed while the palette is still on its way reach the palette, not the page', async ({ page, server }) => {
  let arrive = () => {}
  const held = new Promise<void>(resolve => {
    arrive = resolve
  })
  await page.route(/\/Palette-[^/]*\.js$/, async route => {
    await held
    await route.continue()
  })
  await page.goto(server.url)
  await page.goto(await keptDashboard(page, server.url))
  await expect(tiles(page).first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('people', { delay: 20 })
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/dashboards\/[^/?]+$/)
  arrive()
  await page.waitForURL(/\/people/)
})

test('filters stand in the address, survive a reload and narrow what they touch', async ({ page, server }) => {
  await page.goto(server.url)
  await page.goto(await keptDashboard(page, server.url))
  const rows = page.getByRole('group', { name: 'Rows', exact: true })
  await expect(rows).toContainText('4,000')
  await page.getByRole('button', { name: 'Genre: all' }).click()
  await page.getByRole('checkbox', { name: /^Action/ }).check()
  await expect(rows).not.toContainText('4,000')
  await page.keyboard.press('Escape')
  const narrowed = await rows.textContent()
  expect(new URL(page.url()).searchParams.get('f')).toContain('Action')
  await page.reload()
  await expect(rows).not.toContainText('4,000')
  expect(await rows.textContent()).toBe(narrowed)
  await expect(page.getByRole('button', { name: 'Genre: Action' })).toBeVisible()
})

test('a mark that is clicked narrows the others, and Escape takes it back', async ({ page, server }) => {
  await page.goto(server.url)
  await page.goto(await keptDashboard(page, server.url))
  const rows = page.getByRole('group', { name: 'Rows', exact: true })
  await expect(rows).toContainText('4,000')
  const bars = page.getByRole('group', { name: /by Genre/ }).first()
  const box = await bars.locator('canvas').boundingBox()
  if (!box) throw new Error('no bars are drawn')
  await page.mouse.click(box.x + box.width / 3, box.y + 14)
  await expect(page.getByRole('list', { name: 'Chosen in tiles' })).toContainText('Action')
  await expect(rows).toContainText('of 4,000 in all')
  await picture(page, 'dashboard-cross-filtered')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'Chosen in tiles' })).toHaveCount(0)
  await expect(rows).not.toContainText('in all')
})

test('the builder shows tiles as viewers will see them, offers to mend what broke, and the past as it was', async ({
  page,
  server,
}) => {
  await page.goto(server.url)
  const address = await keptDashboard(page, server.url)
  await page.goto(`${address}?edit=1`)
  const rows = tiles(page).filter({ has: page.getByText('Rows', { exact: true }) })
  await expect(rows).toContainText('4,000')

  await test.step('a filter that is changed narrows the tiles', async () => {
    await page.getByRole('button', { name: /^Genre/ }).click()
    await page.locator('summary', { hasText: 'Values' }).click()
    await page.getByRole('checkbox', { name: /^Action/ }).check()
    await page.getByRole('button', { name: 'Save filter' }).click()
    await expect(page.getByRole('button', { name: /^Genre ?Action/ })).toBeFocused()
    await expect(rows).not.toContainText('4,000')
    await expect(rows.getByRole('img', { name: /Genre: Action/ })).toBeVisible()
  })
  const narrowed = /[\d,]{3,}/.exec((await rows.textContent()) ?? '')?.[0] ?? ''

  await test.step('a tile whose column is gone says so, and takes another', async () => {
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    const broken = await page.evaluate(async id => {
      const ask = (path: string, init?: RequestInit) => fetch(`/api/v1${path}`, init).then(r => r.json())
      const { document, revision } = await ask(`/dashboards/${id}`)
      const tile = document.tiles.find((one: { config: { question?: { type: string } } }) => {
        return one.config.question?.type === 'bar'
      })
      const { question, columns } = tile.config
      const [x] = question.x
      const config = {
        ...tile.config,
        question: { ...question, x: [{ ...x, column: 'c99' }] },
        columns: columns.map((one: { id: string }) => (one.id === x.column ? { ...one, id: 'c99' } : one)),
      }
      await ask(`/dashboards/${id}/operations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-datainsight': '1' },
        body: JSON.stringify({
          ...{ batchId: `broken-${id}`, base: revision },
          operations: [{ op: 'setTile', id: tile.id, fields: { config } }],
        }),
      })
      return tile.id as string
    }, address.split('/').at(-1))
    const tile = page.locator(`[data-tile="${broken}"]`)
    await tile.getByRole('button', { name: /^Use / }).click()
    await expect(tile.locator('canvas')).toBeVisible()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  await test.step('what was is drawn under the filters of then', async () => {
    await page.goto(`${address}?at=1`)
    const figure = page.getByRole('group', { name: 'Rows', exact: true })
    await expect(figure).toContainText('4,000')
    await page.goto(`${address}?at=3`)
    await expect(figure).toContainText(narrowed)
  })
})

test('thirty changes of a filter in a row leave what the last one asks', async ({ page, server }) => {
  await page.goto(server.url)
  const address = await keptDashboard(page, server.url)
  await page.goto(address)
  const rows = page.getByRole('group', { name: 'Rows', exact: true })
  await expect(rows).toContainText('4,000')
  await page.getByRole('button', { name: 'Genre: all' }).click()
  const values = page.getByRole('group', { name: 'Values' }).getByRole('checkbox')
  await expect(values.nth(3)).toBeVisible()
  for (let i = 0; i < 30; i++) await values.nth(i % 3).click()
  await page.keyboard.press('Escape')
  // Each of the three was clicked an even number of times: nothing is narrowed.
  await expect(rows).toContainText('4,000')
  await expect(page.locator('#board[aria-busy]')).toHaveCount(0)
  await expect(rows).toContainText('4,000')
})

test('looks right, wide and narrow, light and dark, and nothing is out of reach', async ({ page, server }) => {
  await page.goto(server.url)
  const address = await keptDashboard(page, server.url)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(address)
    await expect(page.locator('canvas').first()).toBeVisible()
    await picture(page, `dashboard-1440-${colorScheme}`, { fullPage: true })
    await axe(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await picture(page, `dashboard-390-${colorScheme}`)
    await axe(page)
    await page.getByRole('button', { name: 'Filters' }).click()
    await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible()
    await picture(page, `dashboard-390-filters-${colorScheme}`)
    await axe(page)
  }
  await page.goto(`${server.url}/dashboards`)
  await expect(page.getByRole('link', { name: /video-game-sales/ }).first()).toBeVisible()
  await axe(page)
})
