import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number, success: boolean,
 *   testResults: Array<{ status: string, assertionResults: unknown[] }> }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} PlaywrightReport
 */

/** @param {Count[]} counts @returns {Count} */
export function sum(counts) {
  const add = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0)
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped') }
}

/** The last line of `npm test`. @param {Count} count */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * A file that cannot be loaded, or a fault outside every test, counts as one failed test.
 * @param {string} file
 * @param {number} code  the exit code, the last word when the report looks clean
 * @returns {Count}
 */
export function readVitest(file, code) {
  const report = /** @type {VitestReport | null} */ (read(file))
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return withExitCode(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  })
}

/**
 * @param {string} file
 * @param {number} code
 * @returns {Count}
 */
export function readPlaywright(file, code) {
  const report = /** @type {PlaywrightReport | null} */ (read(file))
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return withExitCode(code, { passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0), skipped })
}

/**
 * @param {number} code
 * @param {Count} count
 * @returns {Count}
 */
function withExitCode(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** @param {string} file @returns {unknown} */
function read(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The runner was ended while it wrote.
    return null
  }
}
