import type { Page } from '@playwright/test'
import type { RunningServer } from './server.ts'
import { expect } from './test.ts'

export const owner = { name: 'Omar Haddad', email: 'omar@example.org', password: 'a long enough one' }

/** Goes in as the owner: by the one-time link the first time, by password afterwards. */
export async function enterAsOwner(page: Page, server: RunningServer): Promise<void> {
  await page.goto(`${server.url}/sign-in`)
  const { needsOwner } = await page.evaluate(() => fetch('/api/v1/welcome').then(r => r.json()))
  await page.goto(needsOwner ? server.ownerLink() : `${server.url}/sign-in`)
  if (needsOwner) {
    await page.getByLabel('Name', { exact: true }).fill(owner.name)
    await page.getByLabel('E-mail').fill(owner.email)
  } else await page.getByLabel('E-mail or user name').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible()
}

/** Drops files on the window, as a mouse would. */
export async function dropFiles(page: Page, files: readonly { name: string; body: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle(given => {
    const data = new DataTransfer()
    for (const { name, body } of given) data.items.add(new File([body], name))
    return data
  }, files)
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer: transfer })
}

/** Gives a file to the picker and waits until its dataset has opened. */
export async function openFile(
  page: Page,
  server: RunningServer,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto(server.url)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.waitForURL(/\/datasets\//, { timeout: 30_000 })
  await expect(
    page
      .getByRole('tab', { name: 'Dashboard', exact: true })
      .or(page.getByRole('link', { name: 'Dashboard', exact: true }))
      .first(),
  ).toBeVisible()
}
