import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './paths.mjs'

/**
 * @typedef {{ quick: string, content: string }} Stamp  quick: names, sizes and times; content: names and bytes
 */

/**
 * Every file under the given files and folders of the project, sorted.
 * @param {string[]} places
 * @returns {string[]}
 */
export function filesUnder(places) {
  const files = places.flatMap(place => {
    const path = inRoot(place)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats?.isDirectory()) return stats ? [place] : []
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(inRoot().length + 1))
  })
  return files.sort()
}

/**
 * Whether what was made from these files is still what they would make. Reads their bytes only when a size or time moved.
 * @param {string} stampFile
 * @param {string[]} files
 */
export function isFresh(stampFile, files) {
  const stamp = readStamp(stampFile)
  if (!stamp) return false
  if (stamp.quick === quickHash(files)) return true
  if (stamp.content !== contentHash(files)) return false
  writeStamp(stampFile, files)
  return true
}

/**
 * @param {string} stampFile
 * @param {string[]} files
 */
export function writeStamp(stampFile, files) {
  mkdirSync(dirname(inRoot(stampFile)), { recursive: true })
  writeFileSync(inRoot(stampFile), JSON.stringify({ quick: quickHash(files), content: contentHash(files) }))
}

/**
 * @param {string} stampFile
 * @returns {Stamp | null}
 */
function readStamp(stampFile) {
  const path = inRoot(stampFile)
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // A start that was killed while writing left half a stamp: build again.
    return null
  }
}

/** @param {string[]} files */
function quickHash(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(inRoot(file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** @param {string[]} files */
function contentHash(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(inRoot(file)))
  return hash.digest('hex')
}
