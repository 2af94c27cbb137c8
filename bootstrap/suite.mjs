import { mkdirSync, rmSync } from 'node:fs'
import { runChecks, tellVerdict } from './checks.mjs'
import { inRoot } from './paths.mjs'
import { prepareOrExit } from './prepare.mjs'
import { lastLine, readPlaywright, readVitest, sum } from './results.mjs'
import { endingChildren, runNode } from './run.mjs'

/** @typedef {import('./results.mjs').Count} Count */

/** `npm test`: goes on after a failed step, so that one run shows every fault. The last line is the count. */
export async function suite() {
  await prepareOrExit({ web: true, say: console.log })
  mkdirSync(inRoot('test-results'), { recursive: true })
  const count = await endingChildren(async () => sum([await checks(), await unit(), await browser()]))
  console.log(lastLine(count))
  if (count.failed > 0) process.exitCode = 1
}

/** Each check is one test. @returns {Promise<Count>} */
async function checks() {
  const verdicts = await runChecks(tellVerdict)
  const passed = verdicts.filter(verdict => verdict.passed).length
  return { passed, failed: verdicts.length - passed, skipped: 0 }
}

/** @returns {Promise<Count>} */
function unit() {
  const report = inRoot('test-results', 'unit.json')
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  return step('unit and integration tests', 'node_modules/vitest/vitest.mjs', args, report, readVitest)
}

/** @returns {Promise<Count>} */
function browser() {
  const report = inRoot('test-results', 'browser.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  return step(
    'real browser',
    'node_modules/@playwright/test/cli.js',
    ['test', '--reporter=line,json'],
    report,
    readPlaywright,
    env,
  )
}

/**
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @param {string} report
 * @param {(file: string, code: number) => Count} read
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
async function step(name, script, args, report, read, env = {}) {
  rmSync(report, { force: true })
  const { code, output, seconds } = await runNode(inRoot(script), args, {
    env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
  })
  const count = read(report, code)
  tellVerdict({ name: `${name}: ${lastLine(count)}`, passed: count.failed === 0, seconds, output: tail(output) })
  return count
}

/** @param {string} output */
function tail(output) {
  return output.trim().split('\n').slice(-400).join('\n')
}
