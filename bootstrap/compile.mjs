// Turns src/<layer>/**/*.ts into dist/<layer>/**/*.js, file by file. Types are `npm run check`'s business, so a start need not wait for them.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { inRoot } from './paths.mjs'

/** @type {import('typescript').CompilerOptions} */
const options = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
}

for (const layer of process.argv.slice(2)) compileLayer(layer)

/** @param {string} layer */
function compileLayer(layer) {
  const kept = new Set(
    listFiles(inRoot('src', layer))
      .filter(isProduct)
      .map(file => emit(layer, file)),
  )
  for (const file of listFiles(inRoot('dist', layer))) {
    if (!kept.has(file)) rmSync(inRoot('dist', layer, file))
  }
}

/**
 * @param {string} layer
 * @param {string} file
 */
function emit(layer, file) {
  const source = readFileSync(inRoot('src', layer, file))
  const isCode = /\.ts$/.test(file)
  const target = isCode ? file.replace(/\.ts$/, '.js') : file
  const path = inRoot('dist', layer, target)
  mkdirSync(dirname(path), { recursive: true })
  const text = isCode ? transpile(source.toString('utf8'), inRoot('src', layer, file)) : source
  // Renamed into place, so that a server that runs from here never reads half a file.
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
  return target
}

/**
 * @param {string} text
 * @param {string} fileName
 */
function transpile(text, fileName) {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    fileName,
    compilerOptions: options,
    reportDiagnostics: true,
  })
  for (const { messageText, start = 0 } of diagnostics) {
    const line = text.slice(0, start).split('\n').length
    console.error(`${fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
    process.exitCode = 1
  }
  return outputText
}

/** @param {string} file */
function isProduct(file) {
  return !/\.test\.ts$|\.d\.ts$|\.md$/.test(file)
}

/** @param {string} folder @returns {string[]} */
function listFiles(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
