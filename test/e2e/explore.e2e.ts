import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { dropFiles, enterAsOwner, openFile } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
const mostActions = 12

/** What a person does, counted: a drop, a click, a drag, a key, a word typed. */
class Person {
  actions = 0
  async does(action: Promise<unknown>): Promise<void> {
    this.actions += 1
    await action
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

test.beforeEach(async ({ page, server }) => enterAsOwner(page, server))

test('from a dropped file to an own saved chart by mouse, in few actions', async ({ page }) => {
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
  expect(omar.actions).toBeLessThanOrEqual(mostActions)
  console.log(`by mouse: ${omar.actions} actions`)
})

test('the same without a mouse', async ({ page, server }) => {
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
  expect(mina.actions).toBeLessThanOrEqual(mostActions)
  console.log(`by keyboard: ${mina.actions} actions`)
})

test('steps are taken back and again, and the address holds what is asked', async ({ page, server }) => {
  await openFile(page, server, sample)
  await page.keyboard.press('e')
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

test('an address that cannot be read says so and is no crash', async ({ page, server }) => {
  await openFile(page, server, sample)
  const { pathname } = new URL(page.url())
  await page.goto(`${server.url}${pathname}?tab=explore&q=${encodeURIComponent('{"x":[{"role":"boss"}]}')}`)
  await expect(page.getByText('This link cannot be read as a question')).toBeVisible()
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(column(page, 'Genre')).toBeVisible()
})

test('rows are left out by choosing values, and groups by their figure', async ({ page, server }) => {
  await openFile(page, server, sample)
  await page.keyboard.press('e')
  await put(page, 'Genre', 'Global_Sales')
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.keyboard.type('Platform')
  await page.keyboard.press('Enter')
  await page.getByLabel('Search values').fill('Orb')
  await page.getByRole('dialog').getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(shelf(page, 'Filters')).toContainText('Platform is Orb')
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('option', { name: 'Sum of Global_Sales' }).click()
  await page.getByLabel('Number').fill('3')
  await page.keyboard.press('Enter')
  await expect(shelf(page, 'Filters')).toContainText('only groups where Sum of Global_Sales > 3')
  await expect(drawn(page)).toBeVisible()
})

test('a mark leads to its rows alone', async ({ page, server }) => {
  await openFile(page, server, sample)
  await page.keyboard.press('e')
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

test('a saved chart is found again, changed, and taken back to what it was', async ({ page, server }) => {
  await openFile(page, server, sample)
  await page.keyboard.press('e')
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

const looks = [
  { width: 1440, height: 900, scheme: 'light' },
  { width: 1440, height: 900, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
] as const

for (const { width, height, scheme } of looks)
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme: scheme })

    test('Explore and the list of charts are accessible and fit', async ({ page, server }) => {
      const fits = async (name: string) => {
        await axe(page)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${name} is no wider than the window`).toBeLessThanOrEqual(0)
        await picture(page, `${width}-${scheme}-${name}`)
      }
      await openFile(page, server, sample)
      await page.keyboard.press('e')
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
