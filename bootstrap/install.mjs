import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { explain } from './fault.mjs'
import { inRoot } from './paths.mjs'
import { run, runNode } from './run.mjs'

const lockfile = inRoot('package-lock.json')
const installed = inRoot('node_modules', '.package-lock.json')
const stamp = inRoot('node_modules', '.datainsight-installed')

/** Whether node_modules holds what package-lock.json asks for, on this platform. */
export function isInstalled() {
  const wanted = hashOfLockfile()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  return isInstalledByHand()
}

/** Installs exactly package-lock.json. @returns {Promise<number>} seconds */
export async function install() {
  const { code, output, seconds } = await npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--fetch-retries=3',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=8000',
  ])
  if (code !== 0) throw explain('Installing the dependencies', output)
  writeFileSync(stamp, hashOfLockfile())
  return seconds
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js')) return runNode(script, args)
  return process.platform === 'win32' ? run('cmd.exe', ['/c', 'npm', ...args]) : run('npm', args)
}

function hashOfLockfile() {
  return createHash('sha256').update(readFileSync(lockfile)).update(`${process.platform} ${process.arch}`).digest('hex')
}

/** npm writes its own list last, so a list that agrees means a person has run `npm ci` or `npm install` to its end. */
function isInstalledByHand() {
  if (!existsSync(installed)) return false
  const wanted = packagesOf(lockfile)
  const present = packagesOf(installed)
  return (
    Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || present[path]?.version === version || (optional && !present[path]),
    ) && hasPlatform(Object.keys(present))
  )
}

/**
 * A folder installed on another system has the other system's binaries.
 * @param {string[]} present
 */
function hasPlatform(present) {
  return present.some(
    path => path.startsWith('node_modules/@rolldown/binding-') && path.includes(`${process.platform}-${process.arch}`),
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
