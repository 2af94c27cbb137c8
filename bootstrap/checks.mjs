import { inRoot } from './paths.mjs'
import { prepareOrExit } from './prepare.mjs'
import { endingChildren, runNode } from './run.mjs'

/**
 * @typedef {{ name: string, script: string, args: string[], judge?: (output: string) => string | null }} Check
 *   judge: a complaint about an output that looks like success, or null
 * @typedef {{ name: string, passed: boolean, seconds: number, output: string }} Verdict
 */

/** @type {Check[]} */
const checks = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-b', '--pretty', 'false'] },
  {
    name: 'format and lint',
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '--colors=off', '.'],
  },
  {
    name: 'boundaries',
    script: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
    judge: requireModules,
  },
  { name: 'unused code', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
]

/**
 * Runs every check, two at a time, and tells of each as it ends.
 * @param {(verdict: Verdict) => void} tell
 * @returns {Promise<Verdict[]>}
 */
export async function runChecks(tell) {
  const waiting = [...checks]
  /** @type {Verdict[]} */
  const verdicts = []
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const verdict = await runCheck(next)
      verdicts.push(verdict)
      tell(verdict)
    }
  }
  await Promise.all([lane(), lane()])
  return verdicts
}

/** `npm run check`. */
export async function check() {
  await prepareOrExit({ web: false, say: console.log })
  const verdicts = await endingChildren(() => runChecks(tellVerdict))
  if (verdicts.some(verdict => !verdict.passed)) process.exitCode = 1
}

/** @param {Verdict} verdict */
export function tellVerdict({ name, passed, seconds, output }) {
  console.log(`${passed ? '✔' : '✘'} ${name} (${seconds.toFixed(1)} s)`)
  if (!passed) console.log(`${output.trim()}\n`)
}

/**
 * @param {Check} check
 * @returns {Promise<Verdict>}
 */
async function runCheck({ name, script, args, judge }) {
  const { code, output, seconds } = await runNode(inRoot(script), args, { env: { ...process.env, NO_COLOR: '1' } })
  const complaint = code === 0 ? (judge?.(output) ?? null) : null
  return {
    name,
    passed: code === 0 && complaint === null,
    seconds,
    output: complaint ? `${output}\n${complaint}` : output,
  }
}

/**
 * The cruiser passes when it understands no file at all (a TypeScript it does not know), so silence is no proof.
 * @param {string} output
 */
function requireModules(output) {
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  return modules > 0 ? null : 'The boundaries were checked on no module at all.'
}
