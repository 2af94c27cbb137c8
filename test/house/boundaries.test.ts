import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { allowed, faults } from './plantedFaults.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const folder = mkdtempSync(join(tmpdir(), 'boundaries-'))

interface Report {
  summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the boundaries', () => {
  it('are checked on every module of the product, not on none', async () => {
    const { summary } = await cruise(root)
    expect(summary.totalCruised).toBeGreaterThan(50)
  })

  it('catch a planted fault of each kind, each by its own rule, and nothing else', async () => {
    plant()
    const { summary } = await cruise(folder)
    const found = summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)
    const expected = faults.flatMap(({ rules, file }) => rules.map(rule => `${rule}: ${file}`))
    expect([...new Set(found)].sort()).toEqual(expected.sort())
  })

  it('name every rule in a planted fault', async () => {
    const { default: config } = await import(join(root, '.dependency-cruiser.cjs'))
    const names: string[] = config.forbidden.map((rule: { name: string }) => rule.name)
    const planted = new Set(faults.flatMap(({ rules }) => rules))
    expect(names.filter(name => !planted.has(name))).toEqual([])
  })
})

function plant(): void {
  const packages = { zod: '1.0.0', react: '1.0.0', 'drizzle-orm': '1.0.0', hono: '1.0.0', echarts: '1.0.0' }
  const manifest = { name: 'planted', type: 'module', dependencies: packages, devDependencies: { 'a-tool': '1.0.0' } }
  write('package.json', JSON.stringify(manifest))
  for (const name of [...Object.keys(packages), 'a-tool', 'unlisted']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }))
    write(`node_modules/${name}/main.js`, 'module.exports = {}')
  }
  for (const file of [...faults, ...allowed]) write(file.file, file.text)
}

function write(file: string, text: string): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

async function cruise(cwd: string): Promise<Report> {
  const args = [cruiser, 'src', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const run = promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 })
  // The exit code counts the faults; the report is printed either way.
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  return JSON.parse(stdout)
}
