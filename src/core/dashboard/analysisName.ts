import type { TileConfig } from '../../contract/dashboard.ts'
import { columnsOfRequest } from '../stats/requestColumns.ts'
import { methodNames } from '../words/analysis/methodNames.ts'

type Analysis = Extract<TileConfig, { kind: 'analysis' }>

/** 'Regression: Sales, Price': the method, and the columns it looks at as they were when it was kept. */
export function analysisName({ request, columns }: Pick<Analysis, 'request' | 'columns'>): string {
  const method = methodNames[request.type] ?? request.type
  const names = columnsOfRequest(request).flatMap(id => columns.find(column => column.id === id)?.name ?? [])
  return names.length === 0 ? method : `${method}: ${names.join(', ')}`
}
