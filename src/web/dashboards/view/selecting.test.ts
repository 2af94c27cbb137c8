import { describe, expect, it } from 'vitest'
import type { Filter } from '../../../contract/plan.ts'
import { afterChoice, inverted } from './selecting.ts'

const city = (value: string): Filter => ({ op: 'eq', column: 'city', value })
const choose = (value: string, isAdding = false) => ({ tileId: 't1', filter: city(value), isAdding })
const one = (filter: Filter, isInverted = false) => ({ tileId: 't1', filter, isInverted })

describe('choosing marks', () => {
  it('takes the place of what was chosen in the same tile, and leaves other tiles alone', () => {
    const other = { tileId: 't2', filter: city('Bonn'), isInverted: false }
    const after = afterChoice([one(city('Oslo')), other], choose('Rome'))
    expect(after).toEqual([other, one(city('Rome'))])
  })

  it('takes back what is chosen again', () => {
    expect(afterChoice([one(city('Oslo'))], choose('Oslo'))).toEqual([])
  })

  it('adds and takes out one by one', () => {
    const two = afterChoice([one(city('Oslo'))], choose('Rome', true))
    expect(two).toEqual([one({ op: 'or', of: [city('Oslo'), city('Rome')] })])
    expect(afterChoice(two, choose('Oslo', true))).toEqual([one(city('Rome'))])
    expect(afterChoice(afterChoice(two, choose('Oslo', true)), choose('Rome', true))).toEqual([])
  })

  it('comes back to one mark out of several', () => {
    const two = [one({ op: 'or', of: [city('Oslo'), city('Rome')] })]
    expect(afterChoice(two, choose('Rome'))).toEqual([one(city('Rome'))])
  })

  it('stays turned around when something is added', () => {
    const turned = inverted([one(city('Oslo'))], 't1')
    expect(afterChoice(turned, choose('Rome', true))[0]?.isInverted).toBe(true)
  })
})
