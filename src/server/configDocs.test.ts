import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { configDocs } from './configDocs.ts'
import { root } from './paths.ts'

it('documents every setting in docs/operate/configuration.md as the code has it (npm run docs)', () => {
  expect(readFileSync(join(root, 'docs/operate/configuration.md'), 'utf8')).toBe(configDocs())
})
