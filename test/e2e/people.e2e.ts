import type { Browser, Page } from '@playwright/test'
import { axe } from './support/axe.ts'
import { mailedLink } from './support/outbox.ts'
import { enterAsOwner } from './support/person.ts'
import { picture } from './support/picture.ts'
import type { RunningServer } from './support/server.ts'
import { expect, test } from './support/test.ts'

const mina = { name: 'Mina Sato', email: 'mina@example.org', password: 'rivers and mountains' }
const home = (page: Page) => page.getByRole('heading', { name: 'Datasets' })

test.describe.configure({ mode: 'serial' })
test.beforeEach(async ({ page, server }) => enterAsOwner(page, server))

/** Somebody else at another computer. */
async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}

async function invite(page: Page, server: RunningServer, email: string, role = 'Editor'): Promise<string> {
  await page.goto(`${server.url}/people`)
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByLabel('Role').selectOption({ label: role })
  await dialog.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText(`${email} is invited.`)).toBeVisible()
  return mailedLink(server, email, 'invitation=')
}

test('an invited person makes an account, and is given another role', async ({ page, server, browser }) => {
  const link = await invite(page, server, mina.email, 'Viewer')
  const hers = await elsewhere(browser)
  await hers.goto(link)
  await expect(hers.getByText('You were invited to a workspace.')).toBeVisible()
  await hers.getByLabel('Name', { exact: true }).fill(mina.name)
  await hers.getByLabel('E-mail').fill(mina.email)
  await hers.getByLabel('Password', { exact: true }).fill(mina.password)
  await hers.keyboard.press('Enter')
  await expect(home(hers)).toBeVisible()
  await expect(hers.getByRole('button', { name: 'Paste' })).toHaveCount(0)
  await page.goto(`${server.url}/people`)
  await page.getByLabel(`Role of ${mina.name}`).selectOption({ label: 'Editor' })
  await expect(page.getByLabel(`Role of ${mina.name}`)).toHaveValue('editor')
  await hers.reload()
  await expect(hers.getByRole('button', { name: 'Paste' })).toBeVisible()
  await hers.goto(link)
  await hers.getByRole('button', { name: 'Join' }).click()
  await expect(hers.getByRole('alert')).toContainText('This invitation was used')
  await hers.context().close()
})

test('a forgotten password is set anew by the mailed link, once', async ({ server, browser }) => {
  const hers = await elsewhere(browser)
  await hers.goto(`${server.url}/sign-in`)
  await hers.getByRole('link', { name: 'Forgot the password?' }).click()
  await hers.getByLabel('E-mail').fill(mina.email)
  await hers.keyboard.press('Enter')
  await expect(hers.getByText('a link is on its way')).toBeVisible()
  const link = await mailedLink(server, mina.email, 'reset?token=')
  await hers.goto(link)
  await hers.getByLabel('New password').fill('another long secret')
  await hers.keyboard.press('Enter')
  await expect(hers.getByText('The new password is set.')).toBeVisible()
  await hers.goto(`${server.url}/sign-in`)
  await hers.getByLabel('E-mail or user name').fill(mina.email)
  await hers.getByLabel('Password', { exact: true }).fill(mina.password)
  await hers.keyboard.press('Enter')
  await expect(hers.getByRole('alert')).toContainText('not right')
  await hers.getByLabel('Password', { exact: true }).fill('another long secret')
  await hers.keyboard.press('Enter')
  await expect(home(hers)).toBeVisible()
  await hers.context().close()
})

test('somebody who was removed signs in again by an invitation', async ({ page, server, browser }) => {
  await page.goto(`${server.url}/people`)
  await page.getByRole('button', { name: `Remove ${mina.name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText(`${mina.name} is removed.`)).toBeVisible()
  const hers = await elsewhere(browser)
  await hers.goto(await invite(page, server, mina.email))
  await hers.getByRole('link', { name: 'Sign in' }).click()
  await hers.getByLabel('E-mail or user name').fill(mina.email)
  await hers.getByLabel('Password', { exact: true }).fill('another long secret')
  await hers.keyboard.press('Enter')
  await expect(home(hers)).toBeVisible()
  await hers.context().close()
})

test('whoever is signed in joins by one button, or goes to another account', async ({ page, server }) => {
  const link = await invite(page, server, 'omar@example.com')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Join a workspace' })).toBeVisible()
  await expect(page.getByText('(omar@example.org)')).toBeVisible()
  await axe(page)
  await picture(page, 'invitation')
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page.getByRole('alert')).toContainText('another address')
  await page.getByRole('button', { name: 'Use another account' }).click()
  await expect(page.getByRole('heading', { name: 'Make your account' })).toBeVisible()
})
