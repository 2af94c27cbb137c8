import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA } from '../support/realFiles.ts'

/** Reference values of a data set, made by statsmodels, scikit-learn, scipy and R; each file has a shape of its own. */
export function truthOf<T>(name: string): T {
  return JSON.parse(readFileSync(join(DATA, 'truth', `${name}.json`), 'utf8')) as T
}
