import { accessSync, constants } from 'node:fs'
import { isBuilt, makeBuild, serverBuild, webBuild } from './builds.mjs'
import { explain, Fault, unwritable } from './fault.mjs'
import { install, isInstalled } from './install.mjs'
import { withLock } from './lock.mjs'
import { inRoot, root } from './paths.mjs'
import { endingChildren } from './run.mjs'

/** @typedef {{ web: boolean, say: (line: string) => void }} Preparation */

/**
 * Makes sure that the dependencies are installed and the program is built. Does nothing, and says nothing, when they are.
 * @param {Preparation} preparation
 */
export async function prepare({ web, say }) {
  const builds = web ? [serverBuild, webBuild] : [serverBuild]
  const isReady = () => isInstalled() && builds.every(isBuilt)
  if (isReady()) return
  requireWritable()
  const onWait = () => say('Another start is preparing this folder; waiting for it.')
  await endingChildren(() =>
    withLock(inRoot('.cache', 'prepare.lock'), { onWait }, async () => {
      if (!isInstalled()) {
        say('Installing the dependencies. This happens once and takes about a minute.')
        say(`Installed the dependencies in ${Math.round(await install())} s.`)
      }
      const stale = builds.filter(build => !isBuilt(build))
      if (stale.length === 0) return
      const startedMs = performance.now()
      await Promise.all(stale.map(makeBuild))
      say(`Built the ${stale.map(build => build.name).join(' and the ')} in ${seconds(startedMs)} s.`)
    }),
  )
}

/**
 * Like `prepare`, for a command: a failure becomes a sentence and exit code 1.
 * @param {Preparation} preparation
 */
export async function prepareOrExit(preparation) {
  try {
    await prepare(preparation)
  } catch (error) {
    const fault =
      error instanceof Fault
        ? error
        : explain('Preparing', error instanceof Error ? String(error.stack) : String(error))
    console.error(fault.message)
    process.exit(1)
  }
}

function requireWritable() {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new Fault(unwritable())
  }
}

/** @param {number} startedMs */
function seconds(startedMs) {
  return ((performance.now() - startedMs) / 1000).toFixed(1)
}
