import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { ChartType } from '../../src/contract/chart.ts'
import { axe } from './support/axe.ts'
import { dropFiles, enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const mostActions = 12

/** What a person does, counted: a drop, a click, a drag, a key, a word typed. */
class Person {
  actions = 0
  readonly #from = Date.now()
  async does(action: Promise<unknown>): Promise<void> {
    this.actions += 1
    await action
  }
  ends(how: string): void {
    console.log(`${how}: ${this.actions} actions in ${((Date.now() - this.#from) / 1000).toFixed(1)} s`)
    expect(this.actions).toBeLessThanOrEqual(mostActions)
  }
}

const column = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Columns' }).getByRole('button', { name, exact: true })
const shelf = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true })
const drawn = (page: Page): Locator => page.locator('canvas').first()

/** Puts columns where they fit, one after the other. */
async function put(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await column(page, name).focus()
    await page.keyboard.press('Enter')
  }
}

/** Signed in once, with one dataset that all but the first tests ask. */
let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []
let explore = ''

test.beforeAll(async ({ browser, server }) => {
  const page = await browser.newPage()
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  cookies = await page.context().cookies()
  explore = `${server.url}${new URL(page.url()).pathname}?tab=explore`
  await page.close()
})

test.beforeEach(({ context }) => context.addCookies(cookies))

/** Explore, with nothing asked yet. */
async function open(page: Page): Promise<void> {
  await page.goto(explore)
  await expect(page.getByRole('region', { name: 'Shelves' })).toBeVisible()
}

const addressOf = (question: object) => `${explore}&q=${encodeURIComponent(JSON.stringify(question))}`

/** Goes to an address of the page that is open, as a link inside it would. */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(to => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
}

test('from a dropped file to an own saved chart by mouse, in few actions', async ({ page, server }) => {
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible()
  const omar = new Person()
  await omar.does(dropFiles(page, [{ name: 'games-by-mouse.csv', body: readFileSync(sample, 'utf8') }]))
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await omar.does(page.getByRole('tab', { name: 'Explore' }).click())
  await omar.does(column(page, 'Genre').dblclick())
  await omar.does(column(page, 'Global_Sales').dragTo(shelf(page, 'Y')))
  await expect(drawn(page)).toBeVisible()
  await omar.does(column(page, 'Platform').click())
  await omar.does(page.getByRole('menuitem', { name: 'Put on Colour' }).click())
  await expect(shelf(page, 'Colour')).toContainText('Platform')
  await omar.does(page.getByRole('button', { name: 'Save chart' }).click())
  await omar.does(page.getByLabel('Name', { exact: true }).fill('Sales by genre and platform'))
  await omar.does(page.keyboard.press('Enter'))
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  omar.ends('by mouse')
})

test('the same without a mouse', async ({ page, server }) => {
  await page.goto(server.url)
  const mina = new Person()
  await mina.does(
    openFile(page, server, { name: 'games-by-key.csv', mimeType: 'text/csv', buffer: readFileSync(sample) }),
  )
  await mina.does(page.keyboard.press('e'))
  await expect(column(page, 'Genre')).toBeVisible()
  await mina.does(page.keyboard.press('/'))
  await mina.does(page.keyboard.type('Plat'))
  await mina.does(page.keyboard.press('Enter'))
  await mina.does(page.keyboard.type('Glob'))
  await mina.does(page.keyboard.press('Enter'))
  await expect(drawn(page)).toBeVisible()
  await mina.does(page.keyboard.press('Control+s'))
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await mina.does(page.keyboard.type('Sales by platform'))
  await mina.does(page.keyboard.press('Enter'))
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  mina.ends('by keyboard')
})

const group = (id: string, more = {}) => ({ role: 'group', column: id, ...more })
const sum = (id: string) => ({ role: 'value', column: id, aggregate: 'sum' })
const [platform, year, genre, northAmerica, europe, everywhere] = ['c3', 'c4', 'c5', 'c7', 'c8', 'c11'] as const
const few = { leading: { n: 5, other: true, by: 0 } }

const names: Record<ChartType, string> = {
  metric: 'Key figure',
  bar: 'Bars',
  line: 'Line',
  area: 'Area',
  scatter: 'Points',
  pie: 'Pie',
  histogram: 'Histogram',
  box: 'Boxes',
  heatmap: 'Heatmap',
  treemap: 'Treemap',
  table: 'Table',
  pivot: 'Pivot table',
}

/** One question of each type, as an address holds it. */
const questions: Record<ChartType, object> = {
  metric: { y: [sum(everywhere)] },
  bar: { x: [group(genre)], y: [sum(everywhere)], colour: group(platform, few), stack: 'percent' },
  line: { x: [group(year)], y: [sum(northAmerica), sum(europe)] },
  area: { x: [group(year)], y: [sum(everywhere)], colour: group(genre, few) },
  scatter: { x: [{ role: 'raw', column: northAmerica }], y: [{ role: 'raw', column: europe }] },
  pie: { x: [group(genre, few)], y: [sum(everywhere)] },
  histogram: { x: [group(year, { bins: 20 })] },
  box: { x: [group(genre)], y: [{ role: 'raw', column: year }] },
  heatmap: { x: [group(year)], y: [group(genre)], colour: sum(everywhere) },
  treemap: { x: [group(genre), group(platform, few)], y: [sum(everywhere)] },
  table: { x: [group(genre), group(platform)], y: [sum(everywhere)] },
  pivot: { x: [group(platform, few)], y: [group(genre), sum(everywhere)] },
}

/** What is seen of the answer: the words of the chart, or the figures of a table. */
const answer = (page: Page): Locator =>
  page
    .getByRole('img')
    .or(page.locator('#content').getByRole('table'))
    .or(page.getByRole('button', { name: /Where does this come from/ }))
    .first()

test('every type is drawn from its address, and a fault is heard of nowhere', async ({ page }) => {
  const faults: string[] = []
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', error => faults.push(error.message))
  await open(page)
  for (const type of ChartType.options) {
    await follow(page, addressOf({ type, ...questions[type] }))
    await expect(
      page.getByRole('group', { name: 'Chart type' }).getByRole('button', { pressed: true }),
      type,
    ).toHaveAccessibleName(new RegExp(`^${names[type]}`))
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expect(answer(page), type).toBeVisible()
    await expect(page.getByRole('alert'), type).toHaveCount(0)
    await picture(page, `explore-${type}`)
  }
  expect(faults).toEqual([])
})

test('an address shows another person the same view', async ({ browser, page }) => {
  await open(page)
  await put(page, 'Genre', 'Global_Sales', 'Platform')
  await page.getByRole('combobox', { name: 'Series' }).selectOption('percent')
  await expect(shelf(page, 'Colour')).toContainText('Platform')
  await expect(drawn(page)).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  const context = await browser.newContext()
  await context.addCookies(cookies)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(drawn(other)).toBeVisible()
  const seen = async (where: Page) => [
    await where.getByRole('region', { name: 'Shelves' }).textContent(),
    await answer(where).getAttribute('aria-label'),
  ]
  expect(await seen(other)).toEqual(await seen(page))
  await expect(other.getByRole('combobox', { name: 'Series' })).toHaveValue('percent')
  await context.close()
})

test('a tile of the dashboard opens as the question it answers', async ({ page }) => {
  await page.goto(explore.replace('?tab=explore', ''))
  await page.getByRole('button', { name: 'Actions for Global_Sales by Genre' }).click()
  await page.getByRole('menuitem', { name: 'Open in Explore' }).click()
  await expect(shelf(page, 'X')).toContainText('Genre')
  await expect(shelf(page, 'Y')).toContainText('Sum of Global_Sales')
  await expect(drawn(page)).toBeVisible()
})

test('steps are taken back and again, and the address holds what is asked', async ({ page }) => {
  await open(page)
  await put(page, 'Genre', 'Global_Sales')
  await expect(shelf(page, 'Y')).toContainText('Sum of Global_Sales')
  await expect(drawn(page)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(shelf(page, 'Y')).not.toContainText('Global_Sales')
  await page.keyboard.press('Control+Shift+z')
  await expect(shelf(page, 'Y')).toContainText('Sum of Global_Sales')
  await page.goBack()
  await expect(shelf(page, 'Y')).not.toContainText('Global_Sales')
  await page.goForward()
  await page.reload()
  await expect(shelf(page, 'X')).toContainText('Genre')
  await expect(shelf(page, 'Y')).toContainText('Sum of Global_Sales')
  await expect(drawn(page)).toBeVisible()
})

test('an address that cannot be read says so and is no crash', async ({ page }) => {
  await page.goto(`${explore}&q=${encodeURIComponent('{"x":[{"role":"boss"}]}')}`)
  await expect(page.getByText('This link cannot be read as a question')).toBeVisible()
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(column(page, 'Genre')).toBeVisible()
})

test('rows are left out by choosing values, and groups by their figure', async ({ page }) => {
  await open(page)
  await put(page, 'Genre', 'Global_Sales')
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.keyboard.type('Platform')
  await page.keyboard.press('Enter')
  await page.getByLabel('Search values').fill('Cube')
  await page.getByRole('dialog').getByRole('checkbox', { name: /^Cube/ }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(shelf(page, 'Filters')).toContainText('Platform is Cube')
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('option', { name: 'Sum of Global_Sales' }).click()
  await page.getByRole('spinbutton', { name: 'Number' }).fill('3')
  await page.keyboard.press('Enter')
  await expect(shelf(page, 'Filters')).toContainText('only groups where Sum of Global_Sales > 3')
  await expect(drawn(page)).toBeVisible()
})

test('a mark leads to its rows alone', async ({ page }) => {
  await open(page)
  await put(page, 'Genre', 'Global_Sales')
  await expect(drawn(page)).toBeVisible()
  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'View data' }).click()
  await page.getByRole('dialog').getByRole('cell').getByRole('button').first().click()
  await page
    .getByRole('button', { name: 'Filter to this' })
    .or(page.getByRole('menuitem', { name: 'Filter to this' }))
    .click()
  await expect(shelf(page, 'Filters')).toContainText('Genre is')
})

test('a saved chart is found again, changed, and taken back to what it was', async ({ page }) => {
  await open(page)
  await put(page, 'Genre', 'Global_Sales')
  await page.keyboard.press('Control+s')
  await page.getByLabel('Name', { exact: true }).fill('To be found again')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Charts' }).click()
  await page.getByLabel('Search charts').fill('found again')
  await page.getByRole('link', { name: /To be found again/ }).click()
  await expect(shelf(page, 'X')).toContainText('Genre')
  await put(page, 'Platform')
  await expect(page.getByText('Unsaved changes')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'More about this chart' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(shelf(page, 'Colour')).not.toContainText('Platform')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height } })

    test('Explore and the list of charts are accessible in both themes, and fit', async ({ page, server }) => {
      const fits = async (name: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await axe(page)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(overflow, `${name} is no wider than the window`).toBeLessThanOrEqual(0)
          await picture(page, `${width}-${colorScheme}-${name}`)
        }
      }
      await open(page)
      await expect(page.getByRole('button', { name: 'Global_Sales by Genre' })).toBeVisible()
      await fits('explore-empty')
      await page.getByRole('button', { name: 'Global_Sales by Genre' }).click()
      await expect(drawn(page)).toBeVisible()
      await fits('explore')
      await page.keyboard.press('Control+s')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      await page.goto(`${server.url}/charts`)
      await expect(page.getByRole('link', { name: /Global_Sales/ }).first()).toBeVisible()
      await fits('charts')
    })
  })
