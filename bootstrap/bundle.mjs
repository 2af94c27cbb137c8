// Puts each named program of src/programs with all it needs into dist/programs, or the folder after --out: one that starts for every file must not look for 600 modules first.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { inRoot, root } from './paths.mjs'

const { values, positionals: programs } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true })
const folder = values.out ?? inRoot('dist', 'programs')

const built = await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    write: false,
    minify: false,
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(programs.map(name => [name, inRoot('src', 'programs', `${name}.ts`)])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
  // The engine's machine code is found beside the package that brings it.
  ssr: { noExternal: true, external: ['@duckdb/node-bindings'] },
})

const parts = (Array.isArray(built) ? built : [built]).flatMap(result => ('output' in result ? result.output : []))
mkdirSync(join(folder, 'parts'), { recursive: true })
// What a program asks for stands there before it does. Renamed into place, so that nobody reads half a file.
for (const part of parts.sort((a, b) => Number(isProgram(a)) - Number(isProgram(b)))) {
  const path = join(folder, part.fileName)
  writeFileSync(`${path}.new`, part.type === 'chunk' ? part.code : part.source)
  renameSync(`${path}.new`, path)
}

/** @param {{ type: string, isEntry?: boolean }} part */
function isProgram({ isEntry }) {
  return isEntry === true
}
