import type { Site, Typed } from './typed.ts'

/** What an argument may be. `text` takes everything, `whole` is a number cut to whole ones, `moment` has a clock. */
export type Takes = 'any' | 'number' | 'whole' | 'text' | 'condition' | 'date' | 'moment'

export interface Parameter {
  name: string
  takes: Takes
  isOptional: boolean
}

export type Group = 'Logic' | 'Numbers' | 'Text' | 'Dates'

/** A function of formulas: how it is called, what it is for, and what it lowers to. */
export interface FormulaFunction {
  name: string
  group: Group
  parameters: readonly Parameter[]
  /** How many of the last parameters may come again and again; 0 for none. */
  repeats: number
  help: string
  example: string
  lower(args: readonly Typed[], site: Site): Typed
}

interface Definition {
  /** `text:text count?:whole`: names, a mark on those that may be left out, and types; `...2` repeats the last two. */
  takes: string
  help: string
  example: string
  lower: FormulaFunction['lower']
}

/** Functions of one group from their short forms. */
export function define(group: Group, definitions: Readonly<Record<string, Definition>>): FormulaFunction[] {
  return Object.entries(definitions).map(([name, { takes, help, example, lower }]) => {
    const words = takes.split(' ').filter(word => word !== '')
    const repeats = words.find(word => word.startsWith('...'))
    return {
      name,
      group,
      parameters: words.filter(word => !word.startsWith('...')).map(parameterOf),
      repeats: repeats === undefined ? 0 : Number(repeats.slice(3) || 1),
      help,
      example,
      lower,
    }
  })
}

function parameterOf(word: string): Parameter {
  const [name = '', takes = 'any'] = word.split(':')
  return { name: name.replace('?', ''), takes: takes as Takes, isOptional: name.endsWith('?') }
}

/** How a function is written: `ROUND(number, digits?)`. */
export function signatureOf({ name, parameters, repeats }: FormulaFunction): string {
  const names = parameters.map(p => (p.isOptional ? `${p.name}?` : p.name))
  return `${name}(${[...names, ...(repeats > 0 ? ['…'] : [])].join(', ')})`
}
