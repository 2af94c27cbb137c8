import type { Page } from '@playwright/test'
import { enterAsOwner } from './support/person.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

/** What the page's own policy forbade, and what else went wrong on it. */
function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || /content security policy/i.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', error => faults.push(String(error)))
  return faults
}

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme })

    test('the API can be read and tried in the browser, under the strict policy', async ({ page, server }) => {
      await enterAsOwner(page, server)
      const faults = faultsOf(page)
      await page.goto(`${server.url}/api/docs`)
      await expect(page.getByRole('heading', { name: 'DataInsight' })).toBeVisible()
      await page.getByRole('link', { name: 'access', exact: true }).click()
      const operation = page.locator('.opblock', { hasText: 'Rename the workspace' })
      await operation.getByRole('button', { name: /Rename the workspace/ }).click()
      await operation.locator('textarea').fill(JSON.stringify({ name: `Renamed in the ${scheme}` }))
      await operation.getByRole('button', { name: 'Execute' }).click()
      await expect(operation.locator('.live-responses-table')).toContainText(`Renamed in the ${scheme}`)
      await expect(operation.locator('.live-responses-table').getByRole('cell', { name: '200' })).toBeVisible()
      await picture(page, `api-docs-${scheme}`)
      expect(faults).toEqual([])
    })
  })
