import { existsSync } from 'node:fs'
import { test as plain } from '@playwright/test'
import { axe } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { expect, test } from './support/test.ts'

test('the browser of the npm package draws a page', async ({ browser, page }) => {
  await page.goto('data:text/html,<html lang=en><title>A page</title><main><h1>Numbers</h1></main>')
  await expect(page.getByRole('heading')).toHaveText('Numbers')
  await axe(page)
  expect(browser.version()).toMatch(/^\d+\./)
  expect(existsSync(await picture(page, 'browser'))).toBe(true)
})

test('the browser draws in three dimensions', async ({ page }) => {
  await page.goto('data:text/html,<canvas></canvas>')
  expect(await page.evaluate(() => document.querySelector('canvas')?.getContext('webgl') !== null)).toBe(true)
})

test('a fault is found by axe', async ({ page }) => {
  await page.goto('data:text/html,<html lang=en><title>A page</title><main><h1>Pictures</h1><img src="data:,"></main>')
  await expect(axe(page)).rejects.toThrow('image-alt')
})

plain('a name beyond this machine is not resolved', async ({ page }) => {
  await expect(page.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
})
