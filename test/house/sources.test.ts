import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesUnder } from '../../bootstrap/fingerprint.mjs'
import { root } from '../../bootstrap/paths.mjs'

const longest = 400
const medianAtMost = 80
const sources = filesUnder(['src']).filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
const pages = [
  ...filesUnder(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs', 'samples']),
].filter(file => file.endsWith('.md'))

describe('the sources', () => {
  it('are there', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it('hold no file beyond 400 lines', () => {
    expect(sources.filter(file => lines(file) > longest)).toEqual([])
  })

  it('hold mostly short files: half of them under 80 lines', () => {
    const sorted = sources.map(lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(medianAtMost)
  })

  it('hold no barrel', () => {
    expect(sources.filter(file => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  it('hold no leftover without an issue', () => {
    const leftovers = sources.flatMap(file =>
      numbered(file)
        .filter(({ text }) => isLeftover(text))
        .map(({ line }) => `${file}:${line}`),
    )
    expect(leftovers).toEqual([])
  })

  it('keep ports to types: a port compiles to nothing', () => {
    const compilerOptions = {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    }
    const code = (file: string) => ts.transpileModule(read(file), { compilerOptions }).outputText.trim()
    expect(sources.filter(file => file.startsWith('src/ports/') && !['', 'export {};'].includes(code(file)))).toEqual(
      [],
    )
  })
})

describe('the pages', () => {
  it('link only to files that exist', () => {
    const broken = pages.flatMap(page =>
      links(page)
        .filter(link => !existsSync(resolve(root, dirname(page), link)))
        .map(link => `${page}: ${link}`),
    )
    expect(broken).toEqual([])
  })
})

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function lines(file: string): number {
  return read(file).trimEnd().split('\n').length
}

function numbered(file: string): { line: number; text: string }[] {
  return read(file)
    .split('\n')
    .map((text, index) => ({ line: index + 1, text }))
}

/** A note to come back must say where that is written down: `TODO #12`. */
function isLeftover(text: string): boolean {
  return /\b(TODO|FIXME|XXX|HACK)\b(?!\s*\(?#\d+)/.test(text)
}

/** Relative links and pictures, without their anchors. */
function links(page: string): string[] {
  return [...read(page).matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => decodeURI(target.split('#')[0] ?? ''))
    .filter(target => target !== '' && !/^[a-z]+:/i.test(target))
}
