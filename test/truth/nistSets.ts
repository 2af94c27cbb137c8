import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA } from '../support/realFiles.ts'

/** A data set of NIST's Statistical Reference Datasets with its certified values. */
export interface NistRegression {
  name: string
  /** The response, and the predictors as they stand in the file (powers are not written out). */
  y: number[]
  x: number[][]
  /** Highest power of the only predictor. */
  degree: number
  hasIntercept: boolean
  estimates: number[]
  deviations: number[]
  residualSd: number
  r2: number
  f: number | null
}

export interface NistSample {
  name: string
  values: number[]
  mean: number
  sd: number
  autocorrelation: number
}

const shared = join(DATA, 'nist')
const own = join(import.meta.dirname, '../fixtures/nist')
const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:[ED][-+]?\d+)?`

/** Every set that is there: those of the fixtures always, the others when the shared data are. */
export function nistSets(): { regressions: NistRegression[]; samples: NistSample[]; missing: string[] } {
  const files = [own, shared].flatMap(folder =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter(name => /\.(dat|txt)$/.test(name))
          .map(name => join(folder, name))
      : [],
  )
  const texts = files.map(path => ({ path, text: readFileSync(path, 'latin1') }))
  const regressions = texts.filter(({ text }) => text.includes('Certified Regression')).map(regressionOf)
  const wampler3 = regressions.find(set => set.name === 'Wampler3')
  return {
    regressions: [
      ...regressions,
      ...(wampler3 ? [louder(wampler3, 'Wampler4', 100), louder(wampler3, 'Wampler5', 10_000)] : []),
    ],
    samples: [
      ...texts.filter(({ text }) => text.includes('ybar:')).map(sampleOf),
      alternating('NumAcc3', 1_000_000),
      alternating('NumAcc4', 10_000_000),
    ],
    missing: existsSync(shared) ? [] : ['../shared/data/nist is not there: only the sets of the fixtures are checked'],
  }
}

/** What the certificates of Wampler4 and Wampler5 say of the share explained, by how much louder they are. */
const certifiedR2: Readonly<Record<number, number>> = { 100: 0.957478440825662, 10000: 0.22466892157494e-2 }

/** Wampler4 and Wampler5 are Wampler3 with its errors a hundred and ten thousand times larger (Wampler 1970, table 1). */
function louder(set: NistRegression, name: string, times: number): NistRegression {
  const exact = set.x.map(([x = 0]) => 1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5)
  return {
    ...{ ...set, name },
    y: exact.map((value, i) => value + times * ((set.y[i] ?? 0) - value)),
    deviations: set.deviations.map(sd => sd * times),
    residualSd: set.residualSd * times,
    r2: certifiedR2[times] ?? Number.NaN,
    f: (set.f ?? 0) / times ** 2,
  }
}

function regressionOf({ path, text }: { path: string; text: string }): NistRegression {
  const name = nameOf(path)
  const parameters = [...text.matchAll(new RegExp(`^\\s+B(\\d+)\\s+(${NUMBER})\\s+(${NUMBER})\\s*$`, 'gm'))]
  const rows = text
    .slice(text.search(/^Data:\s+y\s+x/m))
    .split('\n')
    .slice(1)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => line.split(/\s+/).map(read))
  const x = rows.map(row => row.slice(1))
  const hasIntercept = parameters[0]?.[1] === '0'
  const slopes = parameters.length - (hasIntercept ? 1 : 0)
  return {
    name,
    ...{ y: rows.map(row => row[0] ?? 0), x, hasIntercept },
    degree: (x[0]?.length ?? 1) > 1 ? 1 : slopes,
    estimates: parameters.map(match => read(match[2] ?? '')),
    deviations: parameters.map(match => read(match[3] ?? '')),
    residualSd: found(text, `Standard Deviation\\s+(${NUMBER})`),
    r2: found(text, `R-Squared\\s+(${NUMBER})`),
    f: fOf(text),
  }
}

function sampleOf({ path, text }: { path: string; text: string }): NistSample {
  const lines = text.split('\n')
  const start = lines.findIndex(line => /^-{5,}/.test(line.trim()))
  return {
    name: nameOf(path),
    values: lines
      .slice(start + 1)
      .map(line => line.trim())
      .filter(line => line !== '')
      .map(read),
    mean: found(text, `ybar:\\s+(${NUMBER})`),
    sd: found(text, `\\bs:\\s+(${NUMBER})`),
    autocorrelation: found(text, `r\\(1\\):\\s+(${NUMBER})`),
  }
}

/** A value and 500 pairs a tenth below and above it (Simon & Lesage 1989), as NIST constructs NumAcc2, 3 and 4. */
function alternating(name: string, whole: number): NistSample {
  const [middle, low, high] = ['2', '1', '3'].map(tenth => Number(`${whole}.${tenth}`))
  const values = [middle ?? 0, ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? low : high) ?? 0)]
  return { name, values, mean: middle ?? 0, sd: 0.1, autocorrelation: -0.999 }
}

function fOf(text: string): number | null {
  const match = new RegExp(`^Regression\\s+\\d+\\s+${NUMBER}\\s+${NUMBER}\\s+(${NUMBER}|Infinity)`, 'm').exec(text)
  const value = match?.[1]
  return value === undefined || value === 'Infinity' ? null : read(value)
}

function found(text: string, pattern: string): number {
  const match = new RegExp(pattern).exec(text)
  if (!match?.[1]) throw new Error(`No ${pattern} in the file.`)
  return read(match[1])
}

const read = (text: string) => Number(text.replace('D', 'E'))
const nameOf = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.\w+$/, '')

/** Correct digits: -log10 of the relative error (of the absolute one where the truth is zero), at most 15. */
export function correctDigits(value: number, truth: number): number {
  const error = truth === 0 ? Math.abs(value) : Math.abs(value - truth) / Math.abs(truth)
  return error === 0 ? 15 : Math.max(0, Math.min(15, -Math.log10(error)))
}
