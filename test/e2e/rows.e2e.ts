import { join } from 'node:path'
import { enterAsOwner, openFile } from './support/person.ts'
import { expect, test } from './support/test.ts'

const sample = join(import.meta.dirname, '../../samples/video-game-sales.csv')

test('rows take any filter, and a condition that is filled in but not yet added counts too', async ({
  page,
  server,
}) => {
  await enterAsOwner(page, server)
  await openFile(page, server, sample)
  await page.keyboard.press('3')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Filters' })
  await dialog.getByLabel('Which of these must hold').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Condition', exact: true }).click()
  await dialog.getByLabel('Columns').selectOption('Platform')
  await dialog.getByRole('checkbox', { name: /^Vector 2/ }).check()
  await dialog.getByRole('button', { name: 'Apply' }).first().click()
  await dialog.getByRole('button', { name: 'Condition', exact: true }).click()
  await dialog.getByLabel('Columns').selectOption('Genre')
  await dialog.getByRole('checkbox', { name: /^Sports/ }).check()
  await dialog.getByRole('button', { name: 'Apply' }).last().click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/Platform is Vector 2 or Genre is Sports/)).toBeVisible()
  await expect(page.getByText(/[\d,]+ of [\d,]+ rows/)).toBeVisible()
  const address = page.url()
  await page.goto(server.url)
  await page.goto(address)
  await expect(page.getByText(/Platform is Vector 2 or Genre is Sports/)).toBeVisible()
})
