import { existsSync, rmSync } from 'node:fs'
import { explain } from './fault.mjs'
import { filesUnder, isFresh, writeStamp } from './fingerprint.mjs'
import { inRoot } from './paths.mjs'
import { runNode } from './run.mjs'

/** @typedef {{ name: string, stamp: string, product: string, sources: () => string[], make: () => Promise<void> }} Build */

const layers = ['contract', 'core', 'ports', 'domains', 'adapters', 'programs', 'server', 'cli']
/** Programs that start for a file or a question. */
const bundled = ['ingest', 'engine']
const isSource = (/** @type {string} */ file) => !/\.test\.tsx?$/.test(file)

/** @type {Build} */
export const serverBuild = {
  name: 'server',
  stamp: 'dist/.server-built',
  product: 'dist/server/main.js',
  sources: () =>
    filesUnder([
      ...layers.map(layer => `src/${layer}`),
      'package-lock.json',
      'bootstrap/compile.mjs',
      'bootstrap/bundle.mjs',
    ]).filter(isSource),
  make: async () => {
    await make('Building the server', inRoot('bootstrap/compile.mjs'), layers)
    await make('Building the server', inRoot('bootstrap/bundle.mjs'), bundled)
  },
}

/** @type {Build} */
export const webBuild = {
  name: 'web',
  stamp: 'dist/.web-built',
  product: 'dist/web/index.html',
  sources: () =>
    filesUnder(['src/web', 'src/contract', 'src/core', 'package-lock.json', 'vite.config.ts']).filter(isSource),
  make: () => make('Building the page', inRoot('node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'error']),
}

/** @param {Build} build */
export function isBuilt(build) {
  return existsSync(inRoot(build.product)) && isFresh(build.stamp, build.sources())
}

/** @param {Build} build */
export async function makeBuild(build) {
  const sources = build.sources()
  rmSync(inRoot(build.stamp), { force: true })
  await build.make()
  writeStamp(build.stamp, sources)
}

/**
 * @param {string} step
 * @param {string} script
 * @param {string[]} args
 */
async function make(step, script, args) {
  const { code, output } = await runNode(script, args, { env: { ...process.env, NODE_ENV: 'production' } })
  if (code !== 0) throw explain(step, output)
}
