import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The product's folder: two above this file, in `src` and in `dist` alike. */
export const root = fileURLToPath(new URL('../../', import.meta.url))
export const webRoot = join(root, 'dist', 'web')
export const migrations = join(root, 'migrations')
export const samples = join(root, 'samples')

/** The product's version, as package.json says it. */
export function readVersion(): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
