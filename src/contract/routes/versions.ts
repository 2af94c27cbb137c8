import { z } from 'zod'
import { ColumnType } from '../column.ts'
import { Message } from '../message.ts'
import { PageQuery, page } from '../page.ts'
import { Recipe } from '../recipe.ts'
import { route, uploadRoute } from '../route.ts'
import { ReadSettings } from '../settings.ts'
import { UploadAccepted } from '../upload.ts'
import { Proposal, RefreshMode, RowChange, TableKey, TableRecipe, VersionDiff, VersionSummary } from '../version.ts'

const datasetId = z.object({ datasetId: z.string() })
const tableId = z.object({ datasetId: z.string(), tableId: z.string() })
/** Opens an encrypted file. */
const password = z.string().min(1).max(255).optional()
const proposalId = z.object({ proposalId: z.string() })
const between = z.object({ from: z.string(), to: z.string() })
const changesOf = PageQuery.extend({ tableId: z.string(), kind: RowChange.shape.kind })
const asked = ['not_found', 'took_too_long', 'out_of_memory', 'busy'] as const

/** Rows with the columns that their cells are of: those of the newer version, then those only the older one has. */
const RowChanges = page(RowChange).extend({
  columns: z.array(z.object({ id: z.string(), name: z.string(), type: ColumnType })),
})
const Proposed = z.object({ proposalId: z.string() })

/** Changes of a dataset's data: proposed, looked at, merged or discarded; and the versions they make. */
export const versionRoutes = {
  refresh: uploadRoute({
    method: 'post',
    path: '/datasets/{datasetId}/refresh',
    summary: 'Propose a newer file (multipart field "file"): it replaces the data, is appended, or is merged by key',
    access: 'editor',
    status: 202,
    params: datasetId,
    query: z.object({
      /** Without it: by key when both files have one in common, else the newer file replaces the older. */
      mode: RefreshMode.optional(),
      /** Merged by itself once it is ready. */
      autoMerge: z.stringbool().default(false),
    }),
    response: UploadAccepted.extend({ proposalId: z.string() }),
    problems: ['not_found', 'too_large', 'invalid_request', 'disk_full'],
  }),
  reread: route({
    method: 'post',
    path: '/datasets/{datasetId}/reread',
    summary: 'Propose another reading of the kept file: a repair undone or changed',
    access: 'editor',
    status: 202,
    params: datasetId,
    body: z.object({
      change: ReadSettings,
      /** What is undone or changed, as the history will say it. */
      what: z.array(Message).max(50).default([]),
      autoMerge: z.boolean().default(false),
      password,
    }),
    response: Proposed,
    problems: ['not_found', 'gone'],
  }),
  setRecipe: route({
    method: 'put',
    path: '/datasets/{datasetId}/tables/{tableId}/recipe',
    summary: 'Propose other steps of preparation for a table',
    access: 'editor',
    status: 202,
    params: tableId,
    body: z.object({
      recipe: Recipe,
      what: z.array(Message).max(50).default([]),
      autoMerge: z.boolean().default(true),
    }),
    response: Proposed,
    problems: ['not_found'],
  }),
  getRecipe: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/recipe',
    summary: 'The steps of preparation of a table, and what they start from',
    access: 'viewer',
    params: tableId,
    response: TableRecipe,
    problems: ['not_found'],
  }),
  listProposals: route({
    method: 'get',
    path: '/datasets/{datasetId}/proposals',
    summary: 'Proposed changes of a dataset, the newest first',
    access: 'viewer',
    params: datasetId,
    query: PageQuery.extend({ status: Proposal.shape.status.optional() }),
    response: page(Proposal),
    problems: ['not_found'],
  }),
  getProposal: route({
    method: 'get',
    path: '/proposals/{proposalId}',
    summary: 'One proposed change',
    access: 'viewer',
    params: proposalId,
    response: Proposal,
    problems: ['not_found'],
  }),
  editProposal: route({
    method: 'patch',
    path: '/proposals/{proposalId}',
    summary:
      'Prepare a proposed change again: on the newest version, and of a newer file in another way or by other keys',
    access: 'editor',
    status: 202,
    params: proposalId,
    body: z.object({ mode: RefreshMode.optional(), keys: z.array(TableKey).max(200).optional(), password }),
    response: Proposal,
    problems: ['not_found', 'conflict', 'invalid_request'],
  }),
  mergeProposal: route({
    method: 'post',
    path: '/proposals/{proposalId}/merge',
    summary: 'Make a proposed change the newest version',
    access: 'editor',
    params: proposalId,
    response: Proposal,
    problems: ['not_found', 'conflict'],
  }),
  discardProposal: route({
    method: 'post',
    path: '/proposals/{proposalId}/discard',
    summary: 'Discard a proposed change that is ready or has failed',
    access: 'editor',
    params: proposalId,
    response: Proposal,
    problems: ['not_found', 'conflict'],
  }),
  cancelProposal: route({
    method: 'post',
    path: '/proposals/{proposalId}/cancel',
    summary: 'Stop preparing a proposed change',
    access: 'editor',
    params: proposalId,
    response: Proposal,
    problems: ['not_found', 'conflict'],
  }),
  listVersions: route({
    method: 'get',
    path: '/datasets/{datasetId}/versions',
    summary: 'Versions of a dataset, the newest first',
    access: 'viewer',
    params: datasetId,
    query: PageQuery,
    response: page(VersionSummary),
    problems: ['not_found'],
  }),
  restoreVersion: route({
    method: 'post',
    path: '/datasets/{datasetId}/versions/{versionId}/restore',
    summary: 'Go back: a new version with the data of an old one',
    access: 'editor',
    params: z.object({ datasetId: z.string(), versionId: z.string() }),
    response: VersionSummary,
    problems: ['not_found', 'conflict'],
  }),
}

/** What differs between two versions. */
export const changeRoutes = {
  proposalDiff: route({
    method: 'get',
    path: '/proposals/{proposalId}/diff',
    summary: 'What a proposed change would change: rows, columns, figures, tiles, remarks',
    access: 'viewer',
    params: proposalId,
    response: VersionDiff,
    problems: ['not_ready', 'conflict', ...asked],
  }),
  proposalRows: route({
    method: 'get',
    path: '/proposals/{proposalId}/rows',
    summary: 'Rows that are new, changed or gone under a proposed change',
    access: 'viewer',
    params: proposalId,
    query: changesOf,
    response: RowChanges,
    problems: ['not_ready', 'conflict', 'invalid_request', ...asked],
  }),
  compareVersions: route({
    method: 'get',
    path: '/datasets/{datasetId}/versions/compare',
    summary: 'Two versions of a dataset beside each other',
    access: 'viewer',
    params: datasetId,
    query: between,
    response: VersionDiff,
    problems: asked,
  }),
  compareVersionRows: route({
    method: 'get',
    path: '/datasets/{datasetId}/versions/compare/rows',
    summary: 'Rows that are new, changed or gone from one version to another',
    access: 'viewer',
    params: datasetId,
    query: changesOf.extend(between.shape),
    response: RowChanges,
    problems: ['invalid_request', ...asked],
  }),
}
