import type { Column, Scalar } from '../../../contract/column.ts'
import type { Expression } from '../../../contract/relation.ts'
import { call, column } from '../../relation/build.ts'
import { asDouble, double } from '../figures.ts'
import type { Placement } from '../linear/powers.ts'

/** One column of a design: what a coefficient belongs to. */
export type Term = NumberTerm | LevelTerm | PowerTerm | ProductTerm

export interface NumberTerm {
  kind: 'number'
  column: Column
}

/** One where the column has this value, else zero. */
interface LevelTerm {
  kind: 'level'
  column: Column
  level: Scalar
}

/** A power of a column that was moved and shrunk first. */
interface PowerTerm {
  kind: 'power'
  column: Column
  power: number
  placement: Placement
}

interface ProductTerm {
  kind: 'product'
  of: readonly [NumberTerm | LevelTerm, NumberTerm | LevelTerm]
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A term as people write it: 'Bill', 'Sex = Male', 'Bill²', 'Bill × Size'. */
export function labelOf(term: Term): string {
  switch (term.kind) {
    case 'number':
      return term.column.name
    case 'level':
      return `${term.column.name} = ${String(term.level)}`
    case 'power':
      return term.power === 1 ? term.column.name : `${term.column.name}${raised(term.power)}`
    case 'product':
      return term.of.map(labelOf).join(' × ')
  }
}

function raised(power: number): string {
  return [...String(power)].map(digit => superscripts[Number(digit)] ?? '').join('')
}

/** Where time begins when dates are counted with. */
const EPOCH: Expression = { kind: 'literal', value: '1970-01-01', type: 'date' }

const isTime = ({ type }: Column) => type === 'date' || type === 'timestamp'

/** The value of a column as a double; dates as days since 1970. */
export function numberExpression(of: Column): Expression {
  if (isTime(of)) return call('timeBetween', EPOCH, column(of.id))
  return asDouble(of)
}

/** A term of the rows as an expression of doubles. */
export function termExpression(term: Term): Expression {
  switch (term.kind) {
    case 'number':
      return numberExpression(term.column)
    case 'level':
      return call('case', isLevel(term), double(1), double(0))
    case 'power': {
      const moved = call('subtract', numberExpression(term.column), double(term.placement.centre))
      const z = call('multiply', moved, double(term.placement.scale))
      return Array.from({ length: term.power - 1 }).reduce<Expression>(power => call('multiply', power, z), z)
    }
    case 'product':
      return call('multiply', termExpression(term.of[0]), termExpression(term.of[1]))
  }
}

function isLevel({ column: of, level }: LevelTerm): Expression {
  return call('eq', column(of.id), { kind: 'literal', value: level, type: of.type })
}

/** A cell of the column as the number that is counted with: dates in days since 1970, null where there is none. */
export function cellNumber(of: Column, cell: Scalar): number | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'boolean') return cell ? 1 : 0
  const x = isTime(of) ? Date.parse(isoTime(String(cell))) / 86_400_000 : Number(cell)
  return Number.isFinite(x) ? x : null
}

/** A date of the data has no zone: it is counted as if in UTC. */
function isoTime(text: string): string {
  const time = text.replace(' ', 'T')
  return time.length > 10 && !time.endsWith('Z') ? `${time}Z` : time
}
