import { call } from '../relation/build.ts'
import { wordOf } from './arithmetic.ts'
import { dateArgument } from './dateFunctions.ts'
import type { FormulaFunction, Takes } from './define.ts'
import type { Complain, Typed } from './typed.ts'
import { constantOf, isDay, isNumber, isOpen, literal, typed, unknown } from './typed.ts'

/** An argument as its function takes it; unknown after a complaint when it cannot. */
export function argumentOf(
  { name, parameters, repeats }: FormulaFunction,
  i: number,
  arg: Typed,
  complain: Complain,
): Typed {
  const last = parameters.length - 1
  const at = i <= last || repeats === 0 ? i : last - repeats + 1 + ((i - last - 1) % repeats)
  const parameter = parameters[at]
  if (parameter === undefined || isOpen(arg)) return arg
  const taken = take[parameter.takes](arg)
  if (taken !== null) return taken
  const isText = arg.type === 'text' && (parameter.takes === 'number' || parameter.takes === 'whole')
  const code = isText ? 'formula.needsNumber' : `formula.needs.${parameter.takes}`
  complain(arg, code, { name, argument: parameter.name, type: wordOf(arg) })
  return unknown(arg)
}

const take: Readonly<Record<Takes, (arg: Typed) => Typed | null>> = {
  any: arg => arg,
  number: arg => (isNumber(arg) ? arg : null),
  whole: arg => (isNumber(arg) ? whole(arg) : null),
  text: arg => arg,
  condition: arg => (arg.type === 'boolean' ? arg : null),
  date: arg => {
    const date = dateArgument(arg)
    return isDay(date) ? date : null
  },
  moment: arg => (arg.type === 'timestamp' || arg.type === 'time' ? arg : null),
}

/** Cut to a whole number, as spreadsheets do. */
function whole(arg: Typed): Typed {
  if (arg.type === 'integer') return arg
  const written = constantOf(arg)
  if (written !== undefined && written !== null)
    return typed(literal(String(Math.trunc(Number(written))), 'integer'), 'integer', arg)
  const cut = call('roundDown', arg.expression, literal(0, 'integer'))
  return typed({ kind: 'cast', type: 'integer', arg: cut }, 'integer', arg)
}
