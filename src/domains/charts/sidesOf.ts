import type { Filter } from '../../contract/plan.ts'
import type { Sides } from '../../core/chart/compareModels.ts'
import { say } from '../../core/words/say.ts'
import { Writer } from '../../core/words/writer.ts'

/** How the two sides of a comparison are called: one value chosen by its name lends it to its side. */
export function sidesOf(filter: Filter, locale: string): Sides {
  const word = (code: string, params = {}) => say({ code, params }, locale)
  const writer = new Writer(locale)
  return {
    these: filter.op === 'eq' && typeof filter.value === 'string' ? filter.value : word('comparison.these'),
    rest: word('comparison.rest'),
    restIs: (value, format) => word('comparison.restIs', { value: writer.value(value, format) }),
  }
}
