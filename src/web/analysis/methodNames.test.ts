import { expect, it } from 'vitest'
import { methodNames } from '../../core/words/analysis/methodNames.ts'
import { methods } from './methods.ts'

it('a method is called the same where it is chosen and where its answer is kept', () => {
  expect(Object.fromEntries(methods.map(({ type, name }) => [type, name]))).toEqual(methodNames)
})
