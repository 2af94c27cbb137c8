import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Filter } from '../../contract/plan.ts'
import type { Input } from '../../contract/route.ts'
import { rowRuleRoutes } from '../../contract/routes/rowRules.ts'
import { call } from '../api.ts'

export type NewRule = Input<typeof rowRuleRoutes.createRowRule>['body']
type RuleChange = Input<typeof rowRuleRoutes.editRowRule>['body']

export const rowRulesQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['rowRules', datasetId],
    queryFn: ({ signal }) => call(rowRuleRoutes.listRowRules, { params: { datasetId } }, signal),
  })

/** How many rows a rule would let through, of a table. */
export const reachQuery = (datasetId: string, tableId: string, rows: Filter | null) =>
  queryOptions({
    queryKey: ['rowRules', datasetId, 'try', tableId, rows],
    queryFn: ({ signal }) =>
      call(
        rowRuleRoutes.tryRowRule,
        { params: { datasetId }, body: { tableId, rows: rows ?? { op: 'and', of: [] } } },
        signal,
      ),
    enabled: rows !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Making, changing and taking back rules; the list follows. */
export function useRowRules(datasetId: string) {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['rowRules', datasetId] })
  const params = { datasetId }
  return {
    make: useMutation({
      mutationFn: (body: NewRule) => call(rowRuleRoutes.createRowRule, { params, body }),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ ruleId, ...body }: RuleChange & { ruleId: string }) =>
        call(rowRuleRoutes.editRowRule, { params: { ...params, ruleId }, body }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (ruleId: string) => call(rowRuleRoutes.deleteRowRule, { params: { ...params, ruleId } }),
      onSuccess,
    }),
  }
}
