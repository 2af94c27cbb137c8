import { dropFiles, enterAsOwner } from './support/person.ts'
import { type RunningServer, startServer } from './support/server.ts'
import { expect, test } from './support/test.ts'

const harbours = { name: 'harbours.csv', body: 'Town,People\nUlm,126000\nBern,134000\nGraz,291000\n' }
const depths = { name: 'depths.csv', body: 'x,y\n1,2\n3,4\n' }
const broken = { name: 'broken.xlsx', body: 'PK this is no workbook' }

test('several files become datasets, and one that cannot be read keeps none of them out', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await dropFiles(page, [harbours, broken, depths])
  const dialog = page.getByRole('dialog', { name: '3 files' })
  await dialog.getByRole('radio', { name: '3 datasets' }).check()
  await dialog.getByRole('button', { name: 'Upload' }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('link', { name: 'harbours', exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(table.getByRole('link', { name: 'depths', exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('group', { name: broken.name })).toContainText('The file holds no rows')
  await page.goto(`${server.url}/uploads`)
  await expect(page.getByRole('row', { name: /broken\.xlsx/ })).toContainText('Failed')
})

test('a deleted dataset is brought back by Undo, and later from the trash', async ({ page, server }) => {
  await enterAsOwner(page, server)
  await dropFiles(page, [{ ...harbours, name: 'cities.csv' }])
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await page.goto(server.url)
  const cities = page.getByRole('table').getByRole('link', { name: 'cities', exact: true })
  const menu = page.getByRole('button', { name: /: cities$/ })
  const remove = async () => {
    await menu.click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(cities).toBeHidden()
  }
  await remove()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cities).toBeVisible()
  await remove()
  await page.goto(`${server.url}/?only=trash`)
  await menu.click()
  await page.getByRole('menuitem', { name: 'Restore' }).click()
  await page.goto(server.url)
  await expect(cities).toBeVisible()
})

test.describe('a server that takes small files and has no worker', () => {
  let small: RunningServer
  test.beforeAll(async () => {
    small = await startServer({ env: { SERVICES: 'web', MAX_UPLOAD_BYTES: '100000' } })
  })
  test.afterAll(() => small.stop())
  test.beforeEach(({ page }) => enterAsOwner(page, small))

  test('a file that is too large is refused in words, and stays in the history', async ({ page }) => {
    await dropFiles(page, [{ name: 'large.csv', body: `x\n${'123456789\n'.repeat(500_000)}` }])
    await expect(page.getByRole('group', { name: 'large.csv' })).toContainText(/larger than|at most/)
    await page.goto(`${small.url}/uploads`)
    await expect(page.getByRole('row', { name: /large\.csv/ })).toContainText('Failed')
  })

  test('a file that waits is cancelled, and stays so', async ({ page }) => {
    await dropFiles(page, [harbours])
    const parcel = page.getByRole('group', { name: harbours.name })
    await expect(parcel).toContainText('waiting for its turn')
    await parcel.getByRole('button', { name: `Cancel ${harbours.name}` }).click()
    await expect(parcel).toBeHidden()
    await page.goto(`${small.url}/uploads`)
    await expect(page.getByRole('row', { name: /harbours\.csv/ })).toContainText('Cancelled')
  })
})
