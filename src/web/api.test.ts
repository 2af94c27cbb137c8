import { expect, test } from 'vitest'
import { datasetRoutes } from '../contract/routes/datasets.ts'
import { address, Fault } from './api.ts'

test('an address escapes its parameters and leaves out what has no value', () => {
  const params = { datasetId: 'a/b c' }
  expect(address(datasetRoutes.getDataset, { params })).toBe('/api/v1/datasets/a%2Fb%20c')
  const query = { search: 'x & y', cursor: undefined, limit: 8 }
  expect(address(datasetRoutes.listDatasets, { query })).toBe('/api/v1/datasets?search=x+%26+y&limit=8')
})

test('a fault carries the code of the contract and the words for the person', () => {
  const fault = new Fault({ type: '/problems/not_ready', title: 'Not ready.', status: 409, detail: 'Still reading.' })
  expect(fault.code).toBe('not_ready')
  expect(fault.message).toBe('Still reading.')
})
