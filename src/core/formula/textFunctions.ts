import type { ScalarFunction } from '../../contract/relation.ts'
import { call } from '../relation/build.ts'
import { define } from './define.ts'
import { formatted } from './format.ts'
import type { Site, Typed } from './typed.ts'
import { constantOf, expressionOf, literal, one, textOf, typed, unknown, zero } from './typed.ts'

const LONGEST = literal(32_767, 'integer')

function plain(fn: ScalarFunction) {
  return ([x]: readonly Typed[], site: Site): Typed =>
    x === undefined ? unknown(site) : typed(call(fn, textOf(x)), 'text', site)
}

function ends(fn: 'left' | 'right') {
  return ([x, count]: readonly Typed[], site: Site): Typed =>
    x === undefined
      ? unknown(site)
      : typed(call(fn, textOf(x), count === undefined ? one : expressionOf(count, 'integer')), 'text', site)
}

/** Where a text is, from 1; missing where it is not. */
function place([find, text, start]: readonly Typed[], site: Site, isFolded: boolean): Typed {
  if (find === undefined || text === undefined) return unknown(site)
  const fold = (x: Typed) => (isFolded ? call('lower', textOf(x)) : textOf(x))
  const from = start === undefined ? one : expressionOf(start, 'integer')
  const at = call('position', fold(text), fold(find), from)
  return typed(call('case', call('gt', at, zero), at), 'integer', site)
}

function about(fn: 'contains' | 'startsWith' | 'endsWith') {
  return ([text, find]: readonly Typed[], site: Site): Typed =>
    text === undefined || find === undefined
      ? unknown(site)
      : typed(call(fn, textOf(text), textOf(find)), 'boolean', site)
}

function around(fn: 'before' | 'after') {
  return ([text, find]: readonly Typed[], site: Site): Typed =>
    text === undefined || find === undefined ? unknown(site) : typed(call(fn, textOf(text), textOf(find)), 'text', site)
}

/** What may grow beyond what a cell holds is asked for its length before it is made. */
function substitute([text, find, put]: readonly Typed[], site: Site): Typed {
  if (text === undefined || find === undefined || put === undefined) return unknown(site)
  const [t, f, p] = [textOf(text), textOf(find), textOf(put)]
  const replaced = call('replaceText', t, f, p)
  const [short, long] = [constantOf(put), constantOf(find)]
  const mayGrow = typeof short !== 'string' || typeof long !== 'string' || short.length > long.length
  if (!mayGrow) return typed(replaced, 'text', site)
  const rest = call('length', call('replaceText', t, f, literal('', 'text')))
  const removed = call('subtract', call('length', t), rest)
  const grown = call('add', call('multiply', call('divide', removed, call('length', f)), call('length', p)), rest)
  const fits = call('le', call('coalesce', grown, zero), LONGEST)
  return typed(call('case', fits, replaced), 'text', site)
}

function splice([text, start, count, put]: readonly Typed[], site: Site): Typed {
  if (text === undefined || start === undefined || count === undefined || put === undefined) return unknown(site)
  const [t, from, n] = [textOf(text), expressionOf(start, 'integer'), expressionOf(count, 'integer')]
  const before = call('left', t, call('subtract', from, one))
  const behind = call('substring', t, call('tried', call('add', from, n)), LONGEST)
  const isSound = call('and', call('ge', from, one), call('ge', n, zero), call('notNull', t))
  return typed(call('case', isSound, call('concat', before, textOf(put), behind)), 'text', site)
}

/** Texts: cut, found, replaced and put together. */
export const textFunctions = define('Text', {
  LEN: {
    takes: 'text:text',
    help: 'How many characters a text has.',
    example: 'LEN([Name])',
    lower: ([x], site) => (x === undefined ? unknown(site) : typed(call('length', textOf(x)), 'integer', site)),
  },
  LEFT: {
    takes: 'text:text count?:whole',
    help: 'The first characters, one without a count.',
    example: 'LEFT([SKU], 3)',
    lower: ends('left'),
  },
  RIGHT: {
    takes: 'text:text count?:whole',
    help: 'The last characters, one without a count.',
    example: 'RIGHT([SKU], 4)',
    lower: ends('right'),
  },
  MID: {
    takes: 'text:text start:whole count:whole',
    help: 'Characters from the middle; the first is number 1.',
    example: 'MID([SKU], 3, 2)',
    lower: ([x, start, count], site) =>
      x === undefined || start === undefined || count === undefined
        ? unknown(site)
        : typed(
            call('substring', textOf(x), expressionOf(start, 'integer'), expressionOf(count, 'integer')),
            'text',
            site,
          ),
  },
  UPPER: { takes: 'text:text', help: 'In capitals.', example: 'UPPER([State])', lower: plain('upper') },
  LOWER: { takes: 'text:text', help: 'In small letters.', example: 'LOWER([Email])', lower: plain('lower') },
  PROPER: { takes: 'text:text', help: 'Each Word With A Capital.', example: 'PROPER([City])', lower: plain('title') },
  TRIM: {
    takes: 'text:text',
    help: 'Without blanks at the ends, and single ones inside.',
    example: 'TRIM([Name])',
    lower: plain('squeeze'),
  },
  CLEAN: {
    takes: 'text:text',
    help: 'Without line breaks and other characters that do not print.',
    example: 'CLEAN([Address])',
    lower: plain('clean'),
  },
  SUBSTITUTE: {
    takes: 'text:text find:text with:text',
    help: 'A text replaced wherever it stands, capitals as written.',
    example: 'SUBSTITUTE([Phone], "-", "")',
    lower: substitute,
  },
  REPLACE: {
    takes: 'text:text start:whole count:whole with:text',
    help: 'Characters replaced from a place on.',
    example: 'REPLACE([Card], 1, 12, "****")',
    lower: splice,
  },
  FIND: {
    takes: 'find:text text:text start?:whole',
    help: 'Where a text stands, capitals as written; missing where it does not.',
    example: 'FIND("-", [SKU])',
    lower: (args, site) => place(args, site, false),
  },
  SEARCH: {
    takes: 'find:text text:text start?:whole',
    help: 'Where a text stands, in capitals or small letters; missing where it does not.',
    example: 'SEARCH("blue", [Title])',
    lower: (args, site) => place(args, site, true),
  },
  CONTAINS: {
    takes: 'text:text find:text',
    help: 'True where the text is in it, in capitals or small letters.',
    example: 'CONTAINS([Title], "vintage")',
    lower: about('contains'),
  },
  STARTSWITH: {
    takes: 'text:text find:text',
    help: 'True where it begins so.',
    example: 'STARTSWITH([Order], "US-")',
    lower: about('startsWith'),
  },
  ENDSWITH: {
    takes: 'text:text find:text',
    help: 'True where it ends so.',
    example: 'ENDSWITH([Email], ".org")',
    lower: about('endsWith'),
  },
  CONCAT: {
    takes: 'text:text ...',
    help: 'Texts one after the other, as with &; missing ones are left out.',
    example: 'CONCAT([First], " ", [Last])',
    lower: (args, site) => typed(call('concat', ...args.map(textOf)), 'text', site),
  },
  TEXTJOIN: {
    takes: 'between:text text:text ...',
    help: 'Texts with something between them; empty and missing ones are left out.',
    example: 'TEXTJOIN(", ", [Street], [City], [State])',
    lower: (args, site) => typed(call('join', ...args.map(textOf)), 'text', site),
  },
  TEXTBEFORE: {
    takes: 'text:text find:text',
    help: 'What stands before the first place of a text.',
    example: 'TEXTBEFORE([Email], "@")',
    lower: around('before'),
  },
  TEXTAFTER: {
    takes: 'text:text find:text',
    help: 'What stands after the first place of a text.',
    example: 'TEXTAFTER([Email], "@")',
    lower: around('after'),
  },
  REPT: {
    takes: 'text:text times:whole',
    help: 'A text several times.',
    example: 'REPT("★", [Stars])',
    lower: ([x, n], site) =>
      x === undefined || n === undefined
        ? unknown(site)
        : typed(call('repeat', textOf(x), expressionOf(n, 'integer')), 'text', site),
  },
  EXACT: {
    takes: 'text:text other:text',
    help: 'True where two texts are the same, capitals too.',
    example: 'EXACT([Code], "aB1")',
    lower: ([x, y], site) =>
      x === undefined || y === undefined ? unknown(site) : typed(call('eq', textOf(x), textOf(y)), 'boolean', site),
  },
  TEXT: {
    takes: 'value:any format?:text',
    help: 'A number or date as text: "0.00", "#,##0", "0%", "00000", "yyyy-mm-dd", "mmm yyyy".',
    example: 'TEXT([Date], "yyyy-mm")',
    lower: formatted,
  },
})
