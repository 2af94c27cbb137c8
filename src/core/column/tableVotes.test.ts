import { describe, expect, it } from 'vitest'
import type { FamilyFit } from './chooseType.ts'
import { proposeDates } from './dateText.ts'
import { familyMatcher } from './family.ts'
import { proposeNumbers } from './numberText.ts'
import { settled, type TableVotes, votesOf } from './tableVotes.ts'

const NOBODY: TableVotes = { decimal: null, order: null }

/** Every reading the texts ask for, measured on them. */
function fitsOf(texts: readonly string[]): FamilyFit[] {
  const counts = texts.map(text => ({ text, count: 1 }))
  return [...proposeDates(counts, ''), ...proposeNumbers(counts)].map(family => ({
    family,
    fits: texts.filter(familyMatcher(family)).length,
    missing: 0,
    maxWhole: 3,
    maxFraction: texts.some(text => /[.,]\d{2}$/.test(text)) ? 2 : 0,
    maxLength: 8,
    exponents: 0,
  }))
}

function columnOf(texts: readonly string[]) {
  const fits = fitsOf(texts)
  const fit = fits.find(({ fits: n }) => n === texts.length) ?? null
  return { fit, fits, texts: texts.map(text => ({ text, count: 1 })) }
}

function chosen(texts: readonly string[], votes: TableVotes) {
  const { fit, isSettled } = settled(columnOf(texts), votes)
  const family = fit?.family
  const read = family?.kind === 'number' ? family.decimal : family && 'order' in family ? family.order : null
  return { read, isSettled }
}

describe('columns without doubt', () => {
  it('vote for the decimal sign and the order of dates', () => {
    const columns = [columnOf(['1,25', '3,50']), columnOf(['31/12/2024', '01/02/2024'])]
    expect(votesOf(columns)).toEqual({ decimal: ',', order: 'dmy' })
  })

  it('vote for nothing where they disagree or nothing shows', () => {
    expect(votesOf([columnOf(['1,25', '3,50']), columnOf(['1.25', '3.50'])])).toEqual(NOBODY)
    expect(
      votesOf([columnOf(['1,234', '5,678']), columnOf(['01/02/2024', '03/04/2024']), columnOf(['5', '7'])]),
    ).toEqual(NOBODY)
  })
})

describe('a column in doubt', () => {
  it('is read as the others are, and nobody is asked', () => {
    expect(chosen(['1,234', '5,678'], { ...NOBODY, decimal: ',' })).toEqual({ read: ',', isSettled: true })
    expect(chosen(['1,234', '5,678'], { ...NOBODY, decimal: '.' })).toEqual({ read: '.', isSettled: true })
    expect(chosen(['01/02/2024', '03/04/2024'], { ...NOBODY, order: 'dmy' })).toEqual({ read: 'dmy', isSettled: true })
  })

  it('stays in doubt where nobody votes; a decimal comma makes the day likelier to come first', () => {
    expect(chosen(['1,234', '5,678'], NOBODY)).toEqual({ read: '.', isSettled: false })
    expect(chosen(['01/02/2024', '03/04/2024'], NOBODY)).toEqual({ read: 'mdy', isSettled: false })
    expect(chosen(['01/02/2024', '03/04/2024'], { ...NOBODY, decimal: ',' })).toEqual({ read: 'dmy', isSettled: false })
  })

  it('has its short years where the numbers change least', () => {
    const days = Array.from({ length: 12 }, (_, i) => `25-0${(i % 3) + 1}-${String(i + 1).padStart(2, '0')}`)
    expect(chosen(days, NOBODY)).toEqual({ read: 'ymd', isSettled: false })
    const turned = days.map(day => day.split('-').reverse().join('-'))
    expect(chosen(turned, NOBODY)).toEqual({ read: 'dmy', isSettled: false })
  })
})
