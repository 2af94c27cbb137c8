import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyOperation, emptyDashboard } from '../../../test/factories/dashboardOperations.ts'
import { applyOperations } from './applyOperations.ts'
import { diffDocuments } from './diffDocuments.ts'

const documents = fc
  .array(anyOperation, { maxLength: 40 })
  .map(operations => applyOperations(emptyDashboard, operations).document)

it('turns any document into any other', () => {
  fc.assert(
    fc.property(documents, documents, (from, to) => {
      expect(applyOperations(from, diffDocuments(from, to)).document).toEqual(to)
    }),
    { numRuns: 300 },
  )
})

it('has nothing to do for the same document, and changes only the fields that differ', () => {
  fc.assert(
    fc.property(documents, document => {
      expect(diffDocuments(document, document)).toEqual([])
    }),
  )
  const renamed = { ...emptyDashboard, name: 'Costs' }
  expect(diffDocuments(emptyDashboard, renamed)).toEqual([{ op: 'details', fields: { name: 'Costs' } }])
})
