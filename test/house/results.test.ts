import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { explain } from '../../bootstrap/fault.mjs'
import { lastLine, readPlaywright, readVitest, sum } from '../../bootstrap/results.mjs'

const folder = mkdtempSync(join(tmpdir(), 'results-'))
const file = join(folder, 'report.json')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const passing = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  success: true,
  testResults: [],
}

function report(content: unknown): string {
  writeFileSync(file, JSON.stringify(content))
  return file
}

it('the last line names skipped tests only when there are any', () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

it('the counts of all steps are added up', () => {
  const counts = [
    readVitest(report(passing), 0),
    readPlaywright(report({ stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 0 } }), 1),
  ]
  expect(sum(counts)).toEqual({ passed: 5, failed: 1, skipped: 1 })
})

it('a test file that cannot be loaded counts as a failure', () => {
  const unloaded = { ...passing, success: false, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(readVitest(report(unloaded), 1).failed).toBe(1)
})

it('a runner that fails although every test passed, or that leaves no report, counts as a failure', () => {
  expect(readVitest(report(passing), 1).failed).toBe(1)
  expect(readVitest(join(folder, 'nothing.json'), 0).failed).toBe(1)
  expect(readPlaywright(join(folder, 'nothing.json'), 0).failed).toBe(1)
})

it.each([
  ['npm error code ENOSPC', 'is full'],
  ['npm error code EACCES', 'cannot be written'],
  ['npm error code EAI_AGAIN', 'could not be reached'],
  ['npm error code EUSAGE', 'disagree'],
  ['something else', 'Installing failed:\nsomething else'],
])('the failure "%s" becomes a sentence that says "%s"', (output, sentence) => {
  expect(explain('Installing', output).message).toContain(sentence)
})
