import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const folder = fileURLToPath(new URL('../../../test-results/pictures', import.meta.url))

/** Keeps what a person would see as `test-results/pictures/<name>.png`, for eyes rather than for comparison; the file's path. */
export async function picture(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<string> {
  const path = `${folder}/${name}.png`
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path, fullPage: options.fullPage ?? false, animations: 'disabled' })
  return path
}
