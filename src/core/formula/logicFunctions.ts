import type { ColumnType } from '../../contract/column.ts'
import { call } from '../relation/build.ts'
import { compare, isBlank, logical } from './arithmetic.ts'
import { define } from './define.ts'
import type { Site, Typed } from './typed.ts'
import { alike, expressionOf, isNumber, isOpen, literal, one, together, typed, unknown } from './typed.ts'

/** Values of which one is chosen, as one type; null and a fault when they have none in common. */
function choices(values: readonly Typed[], site: Site): { type: ColumnType; scale: number | null } | null {
  const common = together(values)
  if (common === null) {
    const first = values.find(v => !isOpen(v))
    const other = values.find(v => !isOpen(v) && first !== undefined && together([first, v]) === null)
    site.complain(other ?? site, 'formula.branches', {
      name: site.name,
      one: first?.type ?? '',
      other: other?.type ?? '',
    })
    return null
  }
  return { type: isOpenType(common.type) ? 'text' : common.type, scale: common.scale }
}

function isOpenType(type: Typed['type']): type is 'blank' | 'unknown' {
  return type === 'blank' || type === 'unknown'
}

/** Conditions and values in turn, and what else. */
function choose(pairs: readonly (readonly [Typed, Typed])[], other: Typed | undefined, site: Site): Typed {
  const values = [...pairs.map(([, value]) => value), ...(other === undefined ? [] : [other])]
  const common = choices(values, site)
  if (common === null) return unknown(site)
  const { type, scale } = common
  const args = pairs.flatMap(([when, value]) => [expressionOf(when, 'boolean'), alike(value, common)])
  const result = call('case', ...args, ...(other === undefined ? [] : [alike(other, common)]))
  return typed(result, values.every(isOpen) ? 'blank' : type, site, scale)
}

function pairsOf(args: readonly Typed[]): (readonly [Typed, Typed])[] {
  return args.flatMap((arg, i) => {
    const value = args[i + 1]
    return i % 2 === 0 && value !== undefined ? [[arg, value] as const] : []
  })
}

function firstOf(args: readonly Typed[], site: Site): Typed {
  const common = choices(args, site)
  if (common === null) return unknown(site)
  return typed(call('coalesce', ...args.map(arg => alike(arg, common))), common.type, site, common.scale)
}

/** Of a SWITCH: each case compared with the value. */
function cases([value, ...rest]: readonly Typed[], site: Site): Typed {
  if (value === undefined) return unknown(site)
  const other = rest.length % 2 === 1 ? rest.at(-1) : undefined
  const pairs = pairsOf(rest.slice(0, rest.length - (rest.length % 2))).map(
    ([when, then]) => [compare('=', value, when, site.complain), then] as const,
  )
  return choose(pairs, other, site)
}

function isReadableNumber(value: Typed, site: Site): Typed {
  if (isNumber(value)) return typed(call('notNull', value.expression), 'boolean', site)
  if (value.type !== 'text') return typed(literal(false, 'boolean'), 'boolean', site)
  return typed(call('notNull', call('readNumber', value.expression)), 'boolean', site)
}

/** Conditions and choices. */
export const logicFunctions = define('Logic', {
  IF: {
    takes: 'condition:condition then:any otherwise?:any',
    help: 'One value where the condition is true, the other where it is not.',
    example: 'IF([Quantity] > 10, "bulk", "single")',
    lower: ([when, then, other], site) =>
      when === undefined || then === undefined ? unknown(site) : choose([[when, then]], other, site),
  },
  IFS: {
    takes: 'condition:condition value:any ...2',
    help: 'The value of the first condition that is true; missing when none is.',
    example: 'IFS([Score] >= 90, "A", [Score] >= 80, "B", TRUE, "C")',
    lower: (args, site) => choose(pairsOf(args), undefined, site),
  },
  SWITCH: {
    takes: 'value:any case:any result:any ...2',
    help: 'The result of the first case that equals the value; a last argument without a result is for all others.',
    example: 'SWITCH([Size], "S", 1, "M", 2, 3)',
    lower: cases,
  },
  AND: {
    takes: 'condition:condition ...',
    help: 'True where all conditions are.',
    example: 'AND([Price] > 10, [Price] < 20)',
    lower: (args, site) => logical('and', args, site, site.complain),
  },
  OR: {
    takes: 'condition:condition ...',
    help: 'True where one of the conditions is.',
    example: 'OR([State] = "CA", [State] = "NY")',
    lower: (args, site) => logical('or', args, site, site.complain),
  },
  NOT: {
    takes: 'condition:condition',
    help: 'True where the condition is false.',
    example: 'NOT([Returned])',
    lower: ([value], site) => (value === undefined ? unknown(site) : not(value, site)),
  },
  IFERROR: {
    takes: 'value:any instead:any',
    help: 'The value, or something else where it is missing, as after a division by zero.',
    example: 'IFERROR([Profit] / [Revenue], 0)',
    lower: firstOf,
  },
  COALESCE: {
    takes: 'value:any ...',
    help: 'The first value that is not missing.',
    example: 'COALESCE([Mobile], [Phone], "none")',
    lower: firstOf,
  },
  IFBLANK: {
    takes: 'value:any instead:any',
    help: 'The value, or something else where the cell is missing or an empty text.',
    example: 'IFBLANK([Category], "Other")',
    lower: ([value, other], site) =>
      value === undefined || other === undefined ? unknown(site) : choose([[isBlank(value, site), other]], value, site),
  },
  ISBLANK: {
    takes: 'value:any',
    help: 'True where the cell is missing or an empty text.',
    example: 'ISBLANK([Note])',
    lower: ([value], site) => (value === undefined ? unknown(site) : isBlank(value, site)),
  },
  ISNUMBER: {
    takes: 'value:any',
    help: 'True where the cell is a number, or a text that reads as one.',
    example: 'ISNUMBER([Code])',
    lower: ([value], site) => (value === undefined ? unknown(site) : isReadableNumber(value, site)),
  },
  TRUE: {
    takes: '',
    help: 'The condition that always holds.',
    example: 'TRUE',
    lower: (_args, site) => typed(literal(true, 'boolean'), 'boolean', site),
  },
  FALSE: {
    takes: '',
    help: 'The condition that never holds.',
    example: 'FALSE',
    lower: (_args, site) => typed(literal(false, 'boolean'), 'boolean', site),
  },
  BLANK: {
    takes: '',
    help: 'A missing value.',
    example: 'IF([Price] = 0, BLANK(), [Price])',
    lower: (_args, site) => typed(literal(null, 'text'), 'blank', site),
  },
})

/** Missing stays missing. */
export function not(value: Typed, site: Pick<Site, 'from' | 'to' | 'complain'>): Typed {
  const condition = logical('and', [value], site, site.complain)
  if (condition.type === 'unknown') return condition
  return typed(call('eq', condition.expression, literal(false, 'boolean')), 'boolean', site)
}

/** A count of one, for sums of what is present. */
export const present = (value: Typed) => call('case', call('notNull', value.expression), one, literal(0, 'integer'))
