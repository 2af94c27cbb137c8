import { z } from 'zod'
import { Dataset, DatasetSummary, ListedDataset, RejectedCell, SkippedRow, Tag } from '../dataset.ts'
import { PageQuery, page } from '../page.ts'
import { eventRoute, fileRoute, route, uploadRoute } from '../route.ts'
import { Upload, UploadAccepted, UploadStatus } from '../upload.ts'

const uploadId = z.object({ uploadId: z.string() })
const datasetId = z.object({ datasetId: z.string() })
const tableId = z.object({ datasetId: z.string(), tableId: z.string() })
/** The newest unless named. */
const ofVersion = z.object({ versionId: z.string().optional() })

export const uploadRoutes = {
  upload: uploadRoute({
    method: 'post',
    path: '/uploads',
    summary:
      'Upload a file (multipart field "file"), or several as one dataset (into=one); the header file-password, percent-encoded UTF-8, opens an encrypted one',
    access: 'editor',
    status: 202,
    query: z.object({
      /** `many`: a dataset for each file, one file a request. `one`: the files of the request are tables of one dataset. */
      into: z.enum(['one', 'many']).default('many'),
      /** What the dataset of several files is called; without it, after the first of them. */
      name: z.string().trim().min(1).max(120).optional(),
    }),
    response: UploadAccepted,
    problems: ['too_large', 'invalid_request', 'disk_full'],
  }),
  listUploads: route({
    method: 'get',
    path: '/uploads',
    summary: 'Every upload, failed ones too, newest first',
    access: 'viewer',
    query: PageQuery.extend({ status: UploadStatus.optional() }),
    response: page(Upload),
  }),
  getUpload: route({
    method: 'get',
    path: '/uploads/{uploadId}',
    summary: 'One upload',
    access: 'viewer',
    params: uploadId,
    response: Upload,
    problems: ['not_found'],
  }),
  watchUpload: eventRoute({
    method: 'get',
    path: '/uploads/{uploadId}/events',
    summary: 'Progress of an upload; ends when it ends',
    access: 'viewer',
    params: uploadId,
    response: Upload,
    problems: ['not_found'],
  }),
  cancelUpload: route({
    method: 'post',
    path: '/uploads/{uploadId}/cancel',
    summary: 'Cancel an upload that is not finished',
    access: 'editor',
    params: uploadId,
    response: Upload,
    problems: ['not_found', 'conflict'],
  }),
  retryUpload: route({
    method: 'post',
    path: '/uploads/{uploadId}/retry',
    summary: 'Read the kept file of a failed upload again, with a password or with sheets chosen by name',
    access: 'editor',
    status: 202,
    params: uploadId,
    body: z.object({
      password: z.string().min(1).max(255).optional(),
      sheets: z.array(z.string()).min(1).max(1000).optional(),
    }),
    response: Upload,
    problems: ['not_found', 'conflict', 'gone'],
  }),
  listSamples: route({
    method: 'get',
    path: '/samples',
    summary: 'Sample files that can be tried',
    access: 'viewer',
    response: z.object({
      items: z.array(z.object({ name: z.string(), title: z.string(), description: z.string(), sizeBytes: z.int() })),
    }),
  }),
  uploadSample: route({
    method: 'post',
    path: '/samples/{name}',
    summary: 'Upload a sample file',
    access: 'editor',
    status: 202,
    params: z.object({ name: z.string() }),
    response: UploadAccepted,
    problems: ['not_found'],
  }),
}

export const datasetRoutes = {
  listDatasets: route({
    method: 'get',
    path: '/datasets',
    summary: 'Datasets of the workspace',
    access: 'viewer',
    query: PageQuery.extend({
      search: z.string().optional(),
      sort: z.enum(['created', 'updated', 'name', 'rows', 'bytes']).default('created'),
      direction: z.enum(['asc', 'desc']).default('desc'),
      /** What lies in this folder itself; 'none': in no folder. */
      folderId: z.string().optional(),
      tag: z.string().optional(),
      only: z.enum(['favourites', 'trash']).optional(),
    }),
    response: page(ListedDataset).extend({ total: z.int() }),
  }),
  getDataset: route({
    method: 'get',
    path: '/datasets/{datasetId}',
    summary: 'A dataset: tables, columns, receipt; of its newest version, or of another',
    access: 'viewer',
    params: datasetId,
    query: ofVersion,
    response: Dataset,
    problems: ['not_found', 'not_ready'],
  }),
  editDataset: route({
    method: 'patch',
    path: '/datasets/{datasetId}',
    summary: 'Change the name, the description, the notes, the tags or the folder',
    access: 'editor',
    params: datasetId,
    body: z.object({
      name: z.string().min(1).max(200).optional(),
      description: z.string().max(2000).optional(),
      notes: z.string().max(50_000).optional(),
      tags: z.array(Tag).max(20).optional(),
      folderId: z.string().nullable().optional(),
    }),
    response: DatasetSummary,
    problems: ['not_found'],
  }),
  deleteDataset: route({
    method: 'delete',
    path: '/datasets/{datasetId}',
    summary: 'Delete a dataset (can be restored for 30 days)',
    access: 'editor',
    params: datasetId,
    response: DatasetSummary,
    problems: ['not_found'],
  }),
  restoreDataset: route({
    method: 'post',
    path: '/datasets/{datasetId}/restore',
    summary: 'Bring a deleted dataset back',
    access: 'editor',
    params: datasetId,
    response: DatasetSummary,
    problems: ['not_found'],
  }),
  downloadOriginal: fileRoute({
    method: 'get',
    path: '/datasets/{datasetId}/original',
    summary: 'The file as it was uploaded',
    access: 'viewer',
    params: datasetId,
    query: ofVersion,
    response: z.string().meta({ contentType: 'application/octet-stream' }),
    problems: ['not_found'],
  }),
  readSheets: route({
    method: 'post',
    path: '/datasets/{datasetId}/sheets',
    summary: 'Make a dataset of hidden sheets of its workbook, which were left aside; the kept file is read again',
    access: 'editor',
    status: 202,
    params: datasetId,
    body: z.object({
      sheets: z.array(z.string()).min(1).max(1000),
      password: z.string().min(1).max(255).optional(),
    }),
    response: UploadAccepted,
    problems: ['not_found', 'invalid_request', 'gone'],
  }),
  listRejects: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/rejects',
    summary: 'Cells that could not be typed, as they stand in the file',
    access: 'viewer',
    params: tableId,
    query: PageQuery.extend(ofVersion.shape),
    response: page(RejectedCell),
    problems: ['not_found'],
  }),
  listSkipped: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/skipped',
    summary: 'Rows that were read and not loaded',
    access: 'viewer',
    params: tableId,
    query: PageQuery.extend(ofVersion.shape),
    response: page(SkippedRow),
    problems: ['not_found'],
  }),
}
