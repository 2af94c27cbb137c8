import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const heartbeatMs = 1000
const abandonedMs = 15_000

/**
 * Does the work while holding a lock file, so that two starts in one folder do not install over each other.
 * @template T
 * @param {string} file
 * @param {{ onWait?: () => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { onWait = () => {} }, work) {
  mkdirSync(dirname(file), { recursive: true })
  for (let tries = 0; !take(file); tries++) {
    if (tries === 0) onWait()
    if (isAbandoned(file)) remove(file)
    else await wait(100)
  }
  const heartbeat = setInterval(() => touch(file), heartbeatMs)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    process.off('exit', release)
    release()
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const ageMs = Date.now() - statSync(file).mtimeMs
    if (ageMs > abandonedMs) return true
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8'))
    return host === hostname() && !isAlive(pid)
  } catch {
    // Released or half written while we looked: the next round tells.
    return false
  }
}

/**
 * Moves the abandoned lock aside before it goes, so that two who wait cannot remove the lock that one of them has just taken.
 * @param {string} file
 */
function remove(file) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (!isAbandoned(aside)) linkSync(aside, file)
  } catch {
    // Somebody else was quicker: the next round tells.
  }
  rmSync(aside, { force: true })
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Only a lock judged abandoned is ever removed under its holder; the work itself is repeatable.
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
