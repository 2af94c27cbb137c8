import { z } from 'zod'
import { Filter } from '../plan.ts'
import { route } from '../route.ts'
import { ListedRowRule, RuleReach, RuleSubject } from '../rowRule.ts'

const datasetId = z.object({ datasetId: z.string() })
const ruleId = z.object({ datasetId: z.string(), ruleId: z.string() })
const facts = z.object({ tableId: z.string(), subject: RuleSubject, rows: Filter })

/** Who sees which rows of a dataset. People alone say so: no API key opens these. */
export const rowRuleRoutes = {
  listRowRules: route({
    method: 'get',
    path: '/datasets/{datasetId}/row-rules',
    summary: 'Who sees which rows of a dataset, with how many those are now',
    access: 'admin',
    params: datasetId,
    response: z.object({ items: z.array(ListedRowRule) }),
    problems: ['not_found'],
  }),
  createRowRule: route({
    method: 'post',
    path: '/datasets/{datasetId}/row-rules',
    summary: 'Limit a role, a member or an API key to some rows of a table',
    access: 'admin',
    status: 201,
    params: datasetId,
    body: facts,
    response: ListedRowRule,
    problems: ['not_found', 'invalid_plan', 'conflict'],
  }),
  editRowRule: route({
    method: 'patch',
    path: '/datasets/{datasetId}/row-rules/{ruleId}',
    summary: 'Change whom a rule is about or which rows it shows',
    access: 'admin',
    params: ruleId,
    body: facts.pick({ subject: true, rows: true }).partial(),
    response: ListedRowRule,
    problems: ['not_found', 'invalid_plan'],
  }),
  deleteRowRule: route({
    method: 'delete',
    path: '/datasets/{datasetId}/row-rules/{ruleId}',
    summary: 'Take a rule back',
    access: 'admin',
    params: ruleId,
    response: z.object({ ok: z.literal(true) }),
    problems: ['not_found'],
  }),
  tryRowRule: route({
    method: 'post',
    path: '/datasets/{datasetId}/row-rules/try',
    summary: 'How many rows a rule would let through; nothing is kept',
    access: 'admin',
    params: datasetId,
    body: facts.pick({ tableId: true, rows: true }),
    response: RuleReach,
    problems: ['not_found'],
  }),
}
