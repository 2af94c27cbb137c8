import type { Person } from '../factories/person.ts'
import type { Place } from './place.ts'

/** Made anew each time: what waits to be prepared is prepared by the next that is made. */
const passing = new Set<keyof Place>(['unpreparedProposal', 'contents', 'end'])

/**
 * The same place, where a thing that was made for somebody is handed to them again: for requests that change nothing,
 * since they only look or are refused.
 */
export function keeping(place: Place): Place {
  const kept = new Map<string, unknown>()
  const keep =
    (name: string, make: (...given: unknown[]) => unknown) =>
    (...given: (Person | string | undefined)[]) => {
      const key = [name, ...given.map(one => (typeof one === 'object' ? one.userId : one))].join(' ')
      if (!kept.has(key)) kept.set(key, make(...given))
      return kept.get(key)
    }
  return Object.fromEntries(
    Object.entries(place).map(([name, one]) =>
      typeof one === 'function' && !passing.has(name as keyof Place) ? [name, keep(name, one)] : [name, one],
    ),
  ) as unknown as Place
}
