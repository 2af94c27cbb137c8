import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enterAsOwner, owner } from './support/person.ts'
import { expect, test } from './support/test.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** `jq -r .a.b`, which not every machine has. */
const jq = `jq() { ${process.execPath} -e '
  const at = process.argv[2].slice(1).split(".").reduce((value, name) => value[name], JSON.parse(require("fs").readFileSync(0, "utf8")))
  console.log(at)' -- "$@"; }`

test('the lines of the guide to the API do what it says', async ({ page, server }) => {
  test.skip(!hasCurl(), 'curl is not here')
  await enterAsOwner(page, server)
  const guide = readFileSync(join(root, 'docs/guide/api.md'), 'utf8')
  const [, ...blocks] = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, lines]) => lines ?? '')
  expect(blocks.length).toBeGreaterThan(8)
  const folder = mkdtempSync(join(tmpdir(), 'guide-'))
  symlinkSync(join(root, 'samples'), join(folder, 'samples'))
  const who = `site=${server.url} login=${owner.email} password='${owner.password}'`
  writeFileSync(join(folder, 'guide.sh'), ['set -e', jq, who, ...blocks, 'echo "all done"'].join('\n'))
  const said = execFileSync('sh', ['guide.sh'], { cwd: folder, encoding: 'utf8' })
  expect(said).toContain('"shape":[4000,11]')
  expect(said).toContain('"summary"')
  expect(said.trimEnd().endsWith('all done')).toBe(true)
  expect(readFileSync(join(folder, 'chart.svg'), 'utf8')).toContain('<svg')
  expect(readFileSync(join(folder, 'original.csv'), 'utf8').length).toBeGreaterThan(300_000)
  rmSync(folder, { recursive: true })
})

function hasCurl(): boolean {
  try {
    execFileSync('curl', ['--version'])
    return true
  } catch {
    return false
  }
}
