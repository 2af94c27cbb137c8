import { axe } from './support/axe.ts'
import { enterAsOwner } from './support/person.ts'
import { expect, test } from './support/test.ts'

test('a key is made from the account menu, shown once, opens the API and /mcp, and is revoked after asking', async ({
  page,
  server,
}) => {
  await enterAsOwner(page, server)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'API keys' }).click()
  await expect(page.getByText('You have no API keys.')).toBeVisible()
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue(`${server.url}/mcp`)

  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Name').fill('Monday report')
  await axe(page)
  await page.getByRole('button', { name: 'Make the key' }).click()
  const shown = page.getByRole('dialog', { name: 'Your new key' })
  const secret = await shown.getByLabel('Key', { exact: true }).inputValue()
  await expect(shown.locator('pre')).toContainText(`Bearer ${secret}`)
  await axe(page)
  await shown.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  await expect(page.getByText(`${secret.slice(0, 9)}…`)).toBeVisible()
  expect(await page.content()).not.toContain(secret)

  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const list = () => fetch(`${server.url}/api/v1/datasets`, { headers })
  const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list_datasets' } })
  expect((await list()).status).toBe(200)
  const told = await fetch(`${server.url}/mcp`, { method: 'POST', headers, body: message })
  expect((await told.json()).result.structuredContent.untrustedData).toMatchObject({ total: expect.any(Number) })

  await page.getByRole('button', { name: 'Revoke Monday report' }).click()
  const asking = page.getByRole('dialog', { name: 'Revoke Monday report?' })
  await asking.getByRole('button', { name: 'Cancel' }).click()
  expect((await list()).status).toBe(200)
  await page.getByRole('button', { name: 'Revoke Monday report' }).click()
  await asking.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('You have no API keys.')).toBeVisible()
  expect((await list()).status).toBe(401)
})
