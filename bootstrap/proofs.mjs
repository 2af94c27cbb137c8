import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { inRoot, root } from './paths.mjs'
import { prepareOrExit } from './prepare.mjs'

/** Each is a program that prints what it found and exits 1 when the proof fails. @type {Record<string, string>} */
const proofs = {
  kills: 'bench/prove/kills.ts',
  autosave: 'bench/prove/autosave.ts',
  plans: 'bench/prove/plans.ts',
  formulas: 'bench/prove/formulas.ts',
  csv: 'bench/prove/csvFuzz.ts',
  hostile: 'bench/prove/hostile.ts',
  mutations: 'bench/prove/mutations.ts',
  dirty: 'bench/prove/dirty.ts',
  insights: 'bench/prove/insights.ts',
  nist: 'bench/prove/nist.ts',
  segments: 'bench/prove/segments.ts',
  questions: 'bench/prove/questions.ts',
}

/**
 * `npm run prove`: all of them, or those named. Options (`-- --seed 7`) are for one proof, so one is to be named then.
 * @param {string[]} words
 */
export async function prove(words) {
  const firstOption = words.findIndex(word => word.startsWith('-'))
  const named = firstOption < 0 ? words : words.slice(0, firstOption)
  const options = words.slice(named.length)
  const unknown = named.filter(name => !(name in proofs))
  if (unknown.length > 0) {
    console.error(`There is no proof called ${unknown.join(', ')}. There are: ${Object.keys(proofs).join(', ')}.`)
    process.exitCode = 1
    return
  }
  if (options.length > 0 && named.length !== 1) {
    console.error(`Options differ from proof to proof: name one of ${Object.keys(proofs).join(', ')}.`)
    process.exitCode = 1
    return
  }
  await prepareOrExit({ web: true, say: console.log })
  for (const [name, program] of Object.entries(proofs)) {
    if (named.length > 0 && !named.includes(name)) continue
    const startedMs = performance.now()
    const isProven = (await runProof(program, options)) === 0
    console.log(`${isProven ? '✔' : '✘'} ${name} (${((performance.now() - startedMs) / 1000).toFixed(0)} s)`)
    if (!isProven) process.exitCode = 1
  }
}

/**
 * A proof runs for minutes, so what it says is seen as it is said.
 * @param {string} program
 * @param {string[]} options
 * @returns {Promise<number>}
 */
function runProof(program, options) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = spawn(process.execPath, ['--import', tsx, inRoot(program), ...options], { cwd: root, stdio: 'inherit' })
  /** @param {NodeJS.Signals} signal */
  const end = signal => child.kill(signal)
  process.on('SIGINT', end).on('SIGTERM', end)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => {
      process.off('SIGINT', end).off('SIGTERM', end)
      resolve(code ?? 1)
    })
  })
}
