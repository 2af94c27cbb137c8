import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')
/** How many changes two browsers make at random; more of them for a proof. */
const rounds = Number(process.env.BUILDER_OPERATIONS ?? 30)

const tiles = (page: Page) => page.locator('[data-tile]')
const isSaved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 30_000 })

/** The automatic dashboard of a table, kept to be built on. */
async function keepAutomatic(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep as dashboard' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/dashboards\/.*edit/)
  await expect(tiles(page).first()).toBeVisible()
}

const topOf = (page: Page, tile: string) =>
  page.locator(`[data-tile="${tile}"]`).evaluate(element => (element as HTMLElement).style.top)

test('a dashboard is built by the keyboard alone', async ({ page, server }) => {
  test.slow()
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await keepAutomatic(page)
  const count = await tiles(page).count()
  const entry = page.locator('[data-tile][tabindex="0"]')
  await entry.focus()
  const first = (await entry.getAttribute('data-tile')) ?? ''
  const said = page.locator('[aria-live=polite].sr-only').first()

  await test.step('a tile is moved and resized, and what happens is spoken', async () => {
    await page.keyboard.press('m')
    await expect(said).toHaveText(/Arrow keys move/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(said).toHaveText(/row 2, .* high/)
    await page.keyboard.press('Enter')
    await expect(said).toHaveText(/^Placed at column 1, row 2/)
    expect(await topOf(page, first)).toBe('40px')
    await isSaved(page)
  })

  await test.step('every step is taken back, and done again', async () => {
    await page.keyboard.press('Control+z')
    expect(await topOf(page, first)).toBe('0px')
    await page.keyboard.press('Control+Shift+z')
    expect(await topOf(page, first)).toBe('40px')
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await topOf(page, first)).toBe('40px')
  })

  await test.step('a tile is duplicated and removed', async () => {
    await page.keyboard.press('d')
    await expect(tiles(page)).toHaveCount(count + 1)
    await page.keyboard.press('Delete')
    await expect(tiles(page)).toHaveCount(count)
    await page.keyboard.press('Control+z')
    await expect(tiles(page)).toHaveCount(count + 1)
  })

  await test.step('a text is added and written, a filter and a suggestion too', async () => {
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.type('Text')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Text settings' })).toBeVisible()
    await page.getByLabel('Text (Markdown)').fill('## About\n\nWritten by **hand**. <script>alert(1)</script>')
    await expect(page.getByRole('heading', { name: 'About' }).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.type('Filter Genre')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(tiles(page)).toHaveCount(count + 3)
    await isSaved(page)
    await axe(page)
  })

  await test.step('it is published from the palette, and stands after a reload', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Publish')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Publish this draft' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Published. Everybody sees it now.')).toBeVisible()
    await page.reload()
    await expect(tiles(page)).toHaveCount(count + 3)
    expect(await topOf(page, first)).toBe('40px')
  })
})

test('tiles are chosen by drawing an area from empty space, and by Shift and arrow keys', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await keepAutomatic(page)
  const chosen = page.locator('[data-tile][aria-label$=", selected"]')
  const figures = tiles(page)
  const [first, second] = await Promise.all([0, 1].map(i => figures.nth(i).boundingBox()))
  if (!first || !second) throw new Error('nothing is drawn')
  const gap = { x: first.x + first.width + 8, y: first.y + 10 }

  await page.mouse.move(gap.x, gap.y)
  await page.mouse.down()
  await page.mouse.move(gap.x + 40, gap.y + 30, { steps: 4 })
  await expect(chosen).toHaveCount(1)
  await page.mouse.move(first.x + 20, gap.y + 30, { steps: 4 })
  await expect(chosen).toHaveCount(1)
  await page.mouse.up()
  await expect(figures.nth(0)).toBeFocused()

  await test.step('Shift adds, and Escape leaves what was chosen', async () => {
    const next = { x: second.x + second.width + 8, y: second.y + 10 }
    await page.keyboard.down('Shift')
    await page.mouse.move(next.x, next.y)
    await page.mouse.down()
    await page.mouse.move(next.x + 40, next.y + 30, { steps: 4 })
    await expect(chosen).toHaveCount(2)
    await page.keyboard.press('Escape')
    await expect(chosen).toHaveCount(1)
    await page.mouse.up()
    await page.mouse.move(next.x, next.y)
    await page.mouse.down()
    await page.mouse.move(next.x + 40, next.y + 30, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await expect(chosen).toHaveCount(2)
    await page.mouse.click(gap.x, gap.y)
    await expect(chosen).toHaveCount(0)
  })

  await test.step('the keyboard chooses a block, and what is chosen is one', async () => {
    const count = await tiles(page).count()
    await figures.nth(0).focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(chosen).toHaveCount(3)
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(chosen).toHaveCount(2)
    await page.keyboard.press('Delete')
    await expect(tiles(page)).toHaveCount(count - 2)
    await page.keyboard.press('Control+z')
    await expect(tiles(page)).toHaveCount(count)
  })
})

test('tabs are put in another order by the mouse and by keys', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await keepAutomatic(page)
  const strip = page.getByRole('navigation', { name: 'Tabs' })
  for (const name of ['Second', 'Third']) {
    await strip.getByRole('button', { name: 'Add tab' }).click()
    await page.getByRole('textbox', { name: 'Name of the tab' }).fill(name)
    await page.keyboard.press('Enter')
  }
  const tab = (name: string) => strip.getByRole('button', { name, exact: true })
  const names = () => strip.locator('[data-tab] > button:first-child').allTextContents()
  await tab('Tab 1').focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('First')
  await page.keyboard.press('Enter')
  expect(await names()).toEqual(['First', 'Second', 'Third'])

  await test.step('carried by the mouse, and put back by Escape', async () => {
    const [from, to] = await Promise.all([tab('Third').boundingBox(), tab('First').boundingBox()])
    if (!from || !to) throw new Error('there are no tabs')
    const carry = async () => {
      await page.mouse.move(from.x + 10, from.y + 10)
      await page.mouse.down()
      await page.mouse.move(to.x + 4, to.y + 12, { steps: 5 })
    }
    await carry()
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await names()).toEqual(['First', 'Second', 'Third'])
    await carry()
    await page.mouse.up()
    expect(await names()).toEqual(['Third', 'First', 'Second'])
    await isSaved(page)
  })

  await test.step('and by keys, where the focus stays', async () => {
    await tab('Third').focus()
    await page.keyboard.press('Alt+ArrowRight')
    expect(await names()).toEqual(['First', 'Third', 'Second'])
    await expect(tab('Third')).toBeFocused()
    await page.keyboard.press('Control+z')
    expect(await names()).toEqual(['Third', 'First', 'Second'])
    await isSaved(page)
    await page.reload()
    await expect(tab('Second')).toBeVisible()
    expect(await names()).toEqual(['Third', 'First', 'Second'])
  })
})

test('the builder is accessible in both themes, and on a phone all of it is in reach', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await keepAutomatic(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(page.locator('canvas').first()).toBeVisible()
    await axe(page)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await axe(page)
    await page.getByRole('button', { name: 'Phone layout' }).click()
    for (const what of ['Read later', 'Hide'])
      await expect(page.getByRole('button', { name: new RegExp(`^${what}: `) }).first()).toBeInViewport({ ratio: 1 })
    await axe(page)
    await page.keyboard.press('Escape')
  }
})

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One change by keys, on a tile that happens to be there. */
async function changeSomething(page: Page, random: () => number): Promise<void> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const ids = await tiles(page).evaluateAll(all => all.map(element => (element as HTMLElement).dataset.tile ?? ''))
  if (ids.length === 0) return void (await page.keyboard.press('Control+z'))
  await page
    .locator(`[data-tile="${pick(ids)}"]`)
    .focus({ timeout: 2000 })
    .catch(() => {})
  const arrow = () => pick(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowUp'])
  const kind = random()
  if (kind < 0.55) for (const key of ['m', arrow(), arrow(), 'Enter']) await page.keyboard.press(key)
  else if (kind < 0.7) await page.keyboard.press(ids.length < 14 ? 'd' : 'Delete')
  else if (kind < 0.8) await page.keyboard.press(ids.length > 4 ? 'Delete' : 'd')
  else if (kind < 0.92) await page.keyboard.press('Control+z')
  else await page.keyboard.press('Control+Shift+z')
}

const standing = (page: Page) =>
  tiles(page).evaluateAll(all =>
    all
      .map(element => `${element.getAttribute('data-tile')} ${element.getAttribute('style')}`)
      .sort()
      .join('\n'),
  )

async function secondBrowser(context: BrowserContext, page: Page): Promise<Page> {
  const browser = context.browser()
  if (!browser) throw new Error('there is no browser')
  const other = await browser.newContext({
    storageState: await context.storageState(),
    viewport: { width: 1440, height: 900 },
  })
  const second = await other.newPage()
  await second.goto(page.url())
  await expect(tiles(second).first()).toBeVisible()
  return second
}

/** The ids of all changes that a page sends, whether they arrive or not. */
function sentBy(page: Page): Set<string> {
  const sent = new Set<string>()
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/operations')) sent.add(request.postDataJSON().batchId)
  })
  return sent
}

/** The ids of all changes that the server has, each as often as it has it. */
async function keptOf(page: Page): Promise<string[]> {
  const id = new URL(page.url()).pathname.split('/').at(-1)
  return page.evaluate(async dashboardId => {
    const ids: string[] = []
    let cursor = ''
    do {
      const found = await fetch(`/api/v1/dashboards/${dashboardId}/revisions?limit=100${cursor}`).then(r => r.json())
      ids.push(...found.items.map((item: { batchId: string }) => item.batchId))
      cursor = found.nextCursor ? `&cursor=${encodeURIComponent(found.nextCursor)}` : ''
    } while (cursor)
    return ids
  }, id)
}

test('two browsers change one dashboard while the network is cut, and end with the same', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(120_000 + rounds * 3000)
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await keepAutomatic(page)
  const second = await secondBrowser(context, page)
  const sent = [sentBy(page), sentBy(second)]
  const random = seeded(7)
  for (let i = 0; i < rounds; i++) {
    if (i === Math.floor(rounds / 4)) await context.setOffline(true)
    if (i === Math.floor(rounds / 2)) {
      await expect(page.getByText(/^Offline: \d+ changes? waits?$/)).toBeVisible({ timeout: 30_000 })
      await context.setOffline(false)
      await second.context().setOffline(true)
    }
    if (i === Math.floor((rounds * 3) / 4)) await second.context().setOffline(false)
    await changeSomething(random() < 0.5 ? page : second, random)
  }
  await context.setOffline(false)
  await second.context().setOffline(false)
  await isSaved(page)
  await isSaved(second)
  await expect(async () => expect(await standing(second)).toBe(await standing(page))).toPass({ timeout: 30_000 })

  await test.step('nothing is lost, and nothing is done twice', async () => {
    const kept = await keptOf(page)
    const [mine = [], theirs = []] = sent.map(ids => [...ids])
    expect([...mine, ...theirs].filter(id => !kept.includes(id))).toEqual([])
    expect(new Set(kept).size).toBe(kept.length)
    console.log(`${rounds} rounds of two browsers: ${mine.length} + ${theirs.length} changes, ${kept.length} revisions`)
  })

  await test.step('the server has the same', async () => {
    const shown = await standing(page)
    await page.reload()
    await expect(tiles(page).first()).toBeVisible()
    expect(await standing(page)).toBe(shown)
  })
  await second.context().close()
})
