import { dateFunctions } from './dateFunctions.ts'
import type { FormulaFunction } from './define.ts'
import { logicFunctions } from './logicFunctions.ts'
import { numberFunctions } from './numberFunctions.ts'
import { textFunctions } from './textFunctions.ts'

/** Every function of formulas, group by group. */
export const formulaFunctions: readonly FormulaFunction[] = [
  ...logicFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...dateFunctions,
]

const byName = new Map(formulaFunctions.map(each => [each.name, each]))
const otherNames: Readonly<Record<string, string>> = {
  CONCATENATE: 'CONCAT',
  'CEILING.MATH': 'CEILING',
  'FLOOR.MATH': 'FLOOR',
  NVL: 'COALESCE',
  LENGTH: 'LEN',
  SUBSTR: 'MID',
  AVG: 'AVERAGE',
}

/** The function of a name in capitals. */
export function functionNamed(name: string): FormulaFunction | undefined {
  return byName.get(otherNames[name] ?? name)
}

/** Functions of spreadsheets that have another place here, by the code that says which. */
export const elsewhere: Readonly<Record<string, string>> = {
  TODAY: 'formula.changes',
  NOW: 'formula.changes',
  RAND: 'formula.random',
  RANDBETWEEN: 'formula.random',
  VLOOKUP: 'formula.join',
  HLOOKUP: 'formula.join',
  XLOOKUP: 'formula.join',
  LOOKUP: 'formula.join',
  INDEX: 'formula.join',
  MATCH: 'formula.join',
  SUMIF: 'formula.group',
  SUMIFS: 'formula.group',
  COUNTIF: 'formula.group',
  COUNTIFS: 'formula.group',
  AVERAGEIF: 'formula.group',
  AVERAGEIFS: 'formula.group',
  COUNT: 'formula.group',
  COUNTA: 'formula.group',
  RANK: 'formula.group',
  FILTER: 'formula.filter',
  UNIQUE: 'formula.filter',
  SORT: 'formula.filter',
}
