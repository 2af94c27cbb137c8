import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import type { TableReading } from '../../src/contract/reading.ts'
import type { Answer } from './summary.ts'

/** As the project reads it. */
export async function readHere(path: string, folder: string): Promise<Answer> {
  const outDir = mkdtempSync(join(folder, 'out-'))
  try {
    const { tables, warnings } = await readFile({ path, outDir })
    return {
      tables: tables.map(({ rowCount, columns }) => ({
        rows: rowCount,
        columns: columns.map(({ name, type, profile }) => ({
          name,
          missing: profile.nulls,
          sum: ['integer', 'decimal', 'double'].includes(type) ? Number(profile.sum ?? 0) : null,
        })),
      })),
      told: warnings.length > 0 || tables.some(isDoubtful),
    }
  } catch (error) {
    return String(error)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

function isDoubtful({ receipt: { totals, cells, repairs } }: TableReading): boolean {
  if (totals.disagreements.length > 0 || cells.rejected > 0) return true
  return repairs.some(({ choices }) => choices?.some(({ isLikely }) => isLikely))
}

/** As the engine reads it when it is told nothing. */
export async function readByEngine(path: string, connection: DuckDBConnection): Promise<Answer> {
  try {
    await connection.run(`CREATE OR REPLACE TEMP TABLE read AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}')`)
    const described = await connection.runAndReadAll('SELECT column_name, column_type FROM (DESCRIBE read)')
    const columns = described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }))
    const asked = columns.map(({ name, type }) => {
      const quoted = `"${name.replaceAll('"', '""')}"`
      const isNumber = /^(?:DOUBLE|FLOAT|DECIMAL|.*INT)/.test(type)
      return `count(*) - count(${quoted}), ${isNumber ? `coalesce(CAST(sum(${quoted}) AS DOUBLE), 0)` : 'NULL'}`
    })
    const answer = await connection.runAndReadAll(`SELECT count(*), ${asked.join(', ')} FROM read`)
    const [rows, ...values] = answer.getRows()[0] ?? []
    const summary = columns.map(({ name }, i) => {
      const sum = values[2 * i + 1]
      return { name, missing: Number(values[2 * i]), sum: sum === null ? null : Number(sum) }
    })
    return { tables: [{ rows: Number(rows), columns: summary }], told: false }
  } catch (error) {
    return String(error)
  }
}

const PROGRAM = `
import json, sys, warnings
import pandas as pd
warnings.simplefilter('error', pd.errors.ParserWarning)
answers = {}
for path in json.load(open(sys.argv[1])):
    try:
        frame = pd.read_csv(path)
        columns = []
        for i, name in enumerate(frame.columns):
            cells = frame.iloc[:, i]
            is_number = pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_bool_dtype(cells)
            columns.append({'name': str(name), 'missing': int(cells.isna().sum()), 'sum': float(cells.sum()) if is_number else None})
        answers[path] = {'tables': [{'rows': len(frame), 'columns': columns}], 'told': False}
    except Exception as fault:
        answers[path] = str(fault)[:200]
json.dump({'version': pd.__version__, 'answers': answers}, open(sys.argv[2], 'w'))
`

export interface PandasAnswers {
  version: string
  answers: Record<string, Answer>
}

/** As pandas.read_csv reads it when it is told nothing; null where there is no pandas. */
export function readByPandas(paths: readonly string[], folder: string): PandasAnswers | null {
  const [asked, answered] = [join(folder, 'paths.json'), join(folder, 'answers.json')]
  writeFileSync(asked, JSON.stringify(paths))
  for (const interpreter of ['/usr/bin/python3', 'python3']) {
    try {
      execFileSync(interpreter, ['-c', PROGRAM, asked, answered], { stdio: 'ignore' })
      // The program writes what the interface says; sums that are not finite are written as NaN, which JSON has not.
      return JSON.parse(readFileSync(answered, 'utf8').replace(/\b(?:NaN|-?Infinity)\b/g, 'null')) as PandasAnswers
    } catch {
      // Not there, or without pandas: the next one may have it.
    }
  }
  return null
}
