import type { ScalarFunction } from '../../contract/relation.ts'
import { call } from '../relation/build.ts'
import { compute, divide, negate } from './arithmetic.ts'
import { define } from './define.ts'
import { present } from './logicFunctions.ts'
import type { Site, Typed } from './typed.ts'
import { alike, constantOf, expressionOf, isDay, isNumber, one, together, typed, unknown, zero } from './typed.ts'

const DIGITS_MAX = 10

/** To a constant number of digits it is a decimal of so many, to none a whole number. */
function rounded(fn: 'round' | 'roundUp' | 'roundDown', [x, digits]: readonly Typed[], site: Site): Typed {
  if (x === undefined) return unknown(site)
  const n = digits === undefined ? 0 : Number(constantOf(digits) ?? Number.NaN)
  const number = expressionOf(x, 'integer')
  if (!Number.isSafeInteger(n) || Math.abs(n) > DIGITS_MAX) {
    const places = digits === undefined ? zero : expressionOf(digits, 'integer')
    const result = call(fn, { kind: 'cast', type: 'double', arg: number }, places)
    return typed(result, 'double', site)
  }
  const places = { kind: 'literal', value: n, type: 'integer' } as const
  const isWhole = n <= 0
  if (x.type === 'decimal' && n >= (x.scale ?? 0)) return x
  if (x.type !== 'double' && x.type !== 'decimal' && n >= 0) return typed(number, 'integer', site)
  const result = call(fn, number, places)
  if (isWhole) return typed({ kind: 'cast', type: 'integer', arg: result }, 'integer', site)
  if (x.type === 'decimal') return typed(result, 'decimal', site, n)
  return typed({ kind: 'cast', type: 'decimal', scale: n, arg: result }, 'decimal', site, n)
}

/** The largest multiple of a step that is not more, or the smallest that is not less. */
function toStep(fn: 'floor' | 'ceil', [x, step]: readonly Typed[], site: Site): Typed {
  if (x === undefined) return unknown(site)
  if (step === undefined) return typed(call(fn, expressionOf(x, 'integer')), 'integer', site)
  return fn === 'floor'
    ? compute('subtract', x, remainder(x, step, site), site)
    : compute('add', x, remainder(negate(x, site), step, site), site)
}

function remainder(x: Typed, y: Typed, site: Site): Typed {
  const common = together([x, y])
  if (common === null || common.type === 'blank' || common.type === 'unknown') return unknown(site)
  const shared = { type: common.type, scale: common.scale }
  return typed(call('mod', alike(x, shared), alike(y, shared)), common.type, site, common.scale)
}

function real(fn: ScalarFunction) {
  return ([x]: readonly Typed[], site: Site): Typed =>
    x === undefined ? unknown(site) : typed(call(fn, expressionOf(x, 'double')), 'double', site)
}

function logarithm([x, base]: readonly Typed[], site: Site): Typed {
  if (x === undefined) return unknown(site)
  if (base === undefined) return real('log10')([x], site)
  return divide(real('ln')([x], site), real('ln')([base], site), site)
}

/** Missing arguments are left out; missing when all are. */
function sum(args: readonly Typed[], site: Site): Typed {
  const [first = unknown(site), ...rest] = args
  const filled = (x: Typed) => ({ ...x, expression: call('coalesce', expressionOf(x, 'integer'), zero) })
  if (rest.length === 0) return first
  const total = args.map(filled).reduce((left, right) => compute('add', left, right, site))
  const isThere = call('or', ...args.map(x => call('notNull', x.expression)))
  return { ...total, expression: call('case', isThere, total.expression) }
}

function average(args: readonly Typed[], site: Site): Typed {
  const count = args.map(present).reduce((left, right) => call('add', left, right))
  return divide(sum(args, site), typed(count, 'integer', site), site)
}

function extreme(fn: 'least' | 'greatest') {
  return (args: readonly Typed[], site: Site): Typed => {
    const common = together(args)
    const isOrdered = common !== null && args.every(x => isNumber(x) || isDay(x))
    if (!isOrdered) {
      site.complain(args.find(x => !isNumber(x)) ?? site, 'formula.extreme', { name: site.name })
      return unknown(site)
    }
    if (common.type === 'blank' || common.type === 'unknown') return { ...unknown(site), type: common.type }
    const { type } = common
    return typed(call(fn, ...args.map(x => alike(x, { type, scale: common.scale }))), type, site, common.scale)
  }
}

/** Rounding, powers and sums within a row. */
export const numberFunctions = define('Numbers', {
  ROUND: {
    takes: 'number:number digits?:whole',
    help: 'Rounded to so many digits behind the point, half away from zero.',
    example: 'ROUND([Price] * 1.19, 2)',
    lower: (args, site) => rounded('round', args, site),
  },
  ROUNDUP: {
    takes: 'number:number digits?:whole',
    help: 'Rounded away from zero.',
    example: 'ROUNDUP([Weight], 0)',
    lower: (args, site) => rounded('roundUp', args, site),
  },
  ROUNDDOWN: {
    takes: 'number:number digits?:whole',
    help: 'Rounded towards zero.',
    example: 'ROUNDDOWN([Price], 1)',
    lower: (args, site) => rounded('roundDown', args, site),
  },
  TRUNC: {
    takes: 'number:number digits?:whole',
    help: 'Cut off behind the point, towards zero.',
    example: 'TRUNC([Hours])',
    lower: (args, site) => rounded('roundDown', args, site),
  },
  INT: {
    takes: 'number:number',
    help: 'The whole number that is not more: INT(-1.5) is -2.',
    example: 'INT([Hours])',
    lower: (args, site) => toStep('floor', args, site),
  },
  FLOOR: {
    takes: 'number:number step?:number',
    help: 'The largest multiple of the step that is not more.',
    example: 'FLOOR([Price], 5)',
    lower: (args, site) => toStep('floor', args, site),
  },
  CEILING: {
    takes: 'number:number step?:number',
    help: 'The smallest multiple of the step that is not less.',
    example: 'CEILING([Price], 0.05)',
    lower: (args, site) => toStep('ceil', args, site),
  },
  ABS: {
    takes: 'number:number',
    help: 'Without its sign.',
    example: 'ABS([Change])',
    lower: ([x], site) =>
      x === undefined ? unknown(site) : typed(call('abs', expressionOf(x, 'integer')), x.type, site, x.scale),
  },
  SIGN: {
    takes: 'number:number',
    help: '1, 0 or -1.',
    example: 'SIGN([Change])',
    lower: ([x], site) =>
      x === undefined ? unknown(site) : typed(call('sign', expressionOf(x, 'integer')), 'integer', site),
  },
  MOD: {
    takes: 'number:number divisor:number',
    help: 'What is left of a division, with the sign of the divisor.',
    example: 'MOD([Order], 2)',
    lower: ([x, y], site) => (x === undefined || y === undefined ? unknown(site) : remainder(x, y, site)),
  },
  POWER: {
    takes: 'number:number exponent:number',
    help: 'A number to a power, as with ^.',
    example: 'POWER([Side], 2)',
    lower: ([x, y], site) =>
      x === undefined || y === undefined
        ? unknown(site)
        : typed(call('power', expressionOf(x, 'double'), expressionOf(y, 'double')), 'double', site),
  },
  SQRT: {
    takes: 'number:number',
    help: 'Square root; missing for negative numbers.',
    example: 'SQRT([Area])',
    lower: real('sqrt'),
  },
  EXP: { takes: 'number:number', help: 'e to that power.', example: 'EXP([Rate])', lower: real('exp') },
  LN: {
    takes: 'number:number',
    help: 'Natural logarithm; missing for zero and negative numbers.',
    example: 'LN([Income])',
    lower: real('ln'),
  },
  LOG: {
    takes: 'number:number base?:number',
    help: 'Logarithm to a base, to 10 without one.',
    example: 'LOG([Views], 2)',
    lower: logarithm,
  },
  LOG10: { takes: 'number:number', help: 'Logarithm to base 10.', example: 'LOG10([Views])', lower: real('log10') },
  MIN: {
    takes: 'value:any ...',
    help: 'The smallest of several values of a row, missing ones left out.',
    example: 'MIN([Offer], [Price])',
    lower: extreme('least'),
  },
  MAX: {
    takes: 'value:any ...',
    help: 'The largest of several values of a row, missing ones left out.',
    example: 'MAX([Offer], 0)',
    lower: extreme('greatest'),
  },
  SUM: {
    takes: 'number:number ...',
    help: 'Several numbers of a row added up, missing ones left out. Rows are added up by a Group step or in Explore.',
    example: 'SUM([Q1], [Q2], [Q3], [Q4])',
    lower: sum,
  },
  AVERAGE: {
    takes: 'number:number ...',
    help: 'The mean of several numbers of a row, missing ones left out.',
    example: 'AVERAGE([Test 1], [Test 2])',
    lower: average,
  },
  VALUE: {
    takes: 'text:any',
    help: 'The number that a text says: "$1,234.50", "(12)", "5 %".',
    example: 'VALUE([Price text])',
    lower: ([x], site) => {
      if (x === undefined || isNumber(x)) return x ?? unknown(site)
      if (x.type === 'text') return typed(call('readNumber', x.expression), 'double', site)
      if (x.type === 'boolean') return typed(call('case', x.expression, one, zero), 'integer', site)
      site.complain(x, 'formula.noValue')
      return unknown(site)
    },
  },
})
