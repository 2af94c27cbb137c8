import { axe } from './support/axe.ts'
import { mailedLink } from './support/outbox.ts'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const rows = ['North', 'South', 'South'].map((region, i) => `${region},${(i + 1) * 10}`)
const file = { name: 'regions.csv', mimeType: 'text/csv', buffer: Buffer.from(['Region,Sales', ...rows].join('\n')) }

test('an admin says which rows viewers see; they see those and are told so', async ({ page, server, browser }) => {
  await enterAsOwner(page, server)
  await page.goto(`${server.url}/people`)
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByLabel('E-mail').fill('vera@example.org')
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Viewer' })
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText('vera@example.org is invited.')).toBeVisible()
  await openFile(page, server, file)
  await page.getByRole('button', { name: 'Dataset actions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Who sees which rows' }).click()
  await expect(page.getByText('everybody in the workspace sees every row')).toBeVisible()
  await page.getByRole('button', { name: 'New rule' }).click()
  const form = page.getByRole('dialog', { name: 'New rule' })
  await form.getByLabel('Who', { exact: true }).selectOption({ label: 'Viewers' })
  await form.getByRole('button', { name: 'Condition', exact: true }).click()
  await form.getByLabel('Columns').selectOption('Region')
  await form.getByRole('checkbox', { name: /^South/ }).check()
  await form.getByRole('button', { name: 'Apply' }).click()
  await expect(form.getByText('2 of 3 rows')).toBeVisible()
  await axe(page)
  await form.getByRole('button', { name: 'Add the rule' }).click()
  const list = page.getByRole('dialog', { name: 'Who sees which rows' })
  await expect(list.getByText('Region is South')).toBeVisible()
  await axe(page)

  const hers = await (await browser.newContext()).newPage()
  await hers.goto(await mailedLink(server, 'vera@example.org', 'invitation='))
  await hers.getByLabel('Name', { exact: true }).fill('Vera Lind')
  await hers.getByLabel('E-mail').fill('vera@example.org')
  await hers.getByLabel('Password', { exact: true }).fill('rivers and mountains')
  await hers.keyboard.press('Enter')
  await expect(hers.getByRole('link', { name: 'regions', exact: true })).toBeVisible()
  await hers.goto(page.url())
  await expect(hers.getByText('You see some of the rows')).toBeVisible()
  await expect(hers.getByRole('tab', { name: 'Receipt' })).toHaveCount(0)
  await hers.getByRole('tab', { name: 'Data', exact: true }).click()
  await expect(hers.getByText('South').first()).toBeVisible()
  await expect(hers.getByText('North')).toHaveCount(0)

  await list.getByRole('button', { name: 'Delete: Viewers' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByText('2 of 3 rows')).toBeVisible()
  await hers.context().close()
})
