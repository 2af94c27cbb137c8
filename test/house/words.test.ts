import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AlertKind } from '../../src/contract/quality.ts'
import { analysisEnglish as english } from '../../src/core/words/analysis/analysisEnglish.ts'

const source = join(import.meta.dirname, '../../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  f => /\.tsx?$/.test(f) && !f.includes('.test'),
)
/** Codes of messages; an event's `kind` is told to programs, not to people. */
const families = 'alert|notification|aggregate|chart|why|leftOut|note|summary|repair|ingest|figure|job|step|warning|fix'

test('every message code written in the source has its words', () => {
  const used = new Set<string>()
  for (const file of files)
    for (const [, code] of readFileSync(join(source, file), 'utf8').matchAll(
      new RegExp(`(?<!kind: )'((?:${families})\\.[a-zA-Z_]+|(?:analysis|insight|ask)(?:\\.[a-zA-Z0-9_]+)+)'`, 'g'),
    ))
      if (code) used.add(code)
  expect(used.size).toBeGreaterThan(50)
  expect([...used].filter(code => english[code] === undefined)).toEqual([])
})

test('every kind of remark on quality has its words', () => {
  expect(AlertKind.options.filter(kind => english[`alert.${kind}`] === undefined)).toEqual([])
})

test('no sentence holds a placeholder inside the forms of a number, where it would not be filled', () => {
  const nested = /\{\w+\|[^}]*\{/
  expect(Object.entries(english).filter(([, template]) => nested.test(template))).toEqual([])
})
