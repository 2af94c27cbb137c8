import { expect, test } from 'vitest'
import type { Upload } from '../../contract/upload.ts'
import { progressOf } from './progress.ts'
import type { Parcel } from './tray.ts'

const parcel: Parcel = {
  id: 1,
  fileName: 'a.csv',
  sizeBytes: 2000,
  sentBytes: 0,
  upload: null,
  failure: null,
  isAlone: true,
  isAgain: false,
  readingSince: null,
}
const upload: Upload = {
  id: 'upl_1',
  fileName: 'a.csv',
  sizeBytes: 2000,
  sha256: null,
  kind: 'csv',
  status: 'processing',
  stage: 'reading',
  totalRows: 2530,
  processedRows: 1840,
  reason: null,
  datasetId: null,
  proposalId: null,
  sameAsDatasetId: null,
  uploadedBy: 'Omar',
  createdAt: '2026-11-21T04:00:00Z',
  finishedAt: null,
}

test('a file says how many of its bytes have left', () => {
  expect(progressOf({ ...parcel, sentBytes: 500 }, 0)).toEqual({ share: 0.25, words: 'sending · 500 bytes of 2 kB' })
})

test('a file that is read says its stage, its rows and the time that is left', () => {
  const { share, words } = progressOf({ ...parcel, upload, readingSince: 1000 }, 3000)
  expect(share).toBeCloseTo(1840 / 2530)
  expect(words).toBe('reading · 1,840 of ~2,530 rows · 1 s left')
})

test('nothing is promised while the number of rows is not known', () => {
  const unknown = { ...upload, totalRows: null, processedRows: 0 }
  expect(progressOf({ ...parcel, upload: unknown }, 3000)).toEqual({ share: null, words: 'reading' })
})

test('a file whose first rows are still to come says how many are expected, and its bar has no length', () => {
  const { share, words } = progressOf({ ...parcel, upload: { ...upload, processedRows: 0 } }, 3000)
  expect(share).toBeNull()
  expect(words).toBe('reading · ~2,530 rows')
})
