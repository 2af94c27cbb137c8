import type { api } from '../../contract/api.ts'
import type { ProblemCode } from '../../contract/problem.ts'

/** A request as documentation shows it. Texts may hold `{{name}}`, a value that an earlier answer gave. */
export interface Example {
  params?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
  body?: unknown
  /** A file to upload, from the project's folder. */
  file?: string
  /** What is kept of the answer for later requests: the name, and the way to it through the answer. */
  keeps?: Readonly<Record<string, string>>
  /** The request is refused with this problem, for this reason. */
  refused?: { with: ProblemCode; because: string }
}

/** One for every route, in the order in which they can be tried. */
export type Examples = {
  readonly [Noun in keyof typeof api]: { readonly [Name in keyof (typeof api)[Noun]]: Example }
}

/** What stands for the values of an account and of earlier answers where nothing is really asked. */
export const sampleValues: Readonly<Record<string, string>> = {
  login: 'omar@example.org',
  password: 'correct horse battery',
  userId: 'u_01m7yx72wr0007aaj4t096sc8',
  workspaceId: 'ws_01m7yx72y40003j561yr4dk6e',
  workspaceName: "Omar Haddad's workspace",
  uploadId: 'up_01m7yx732x000rzsfe7mdgfam',
  datasetId: 'ds_01m7yx75db000gx8xcf37pkch',
  tableId: 't_01m7yx75de0002bvt5d5rtvbw',
  versionId: 'v_01m7yx75dg000t5n8k3xw9qsb',
  proposalId: 'pr_01m7yxd2h40009c6m1v7z3ekt',
  chartId: 'ch_01m7yxa1c20000q8m3w5kz7tn',
  dashboardId: 'db_01m7yxe3k70009h5r2v8x4nwd',
  templateId: 'tp_01m7yxf0q2000cj6w3t9d5hra',
  imageId: 'im_01m7yxe5d80001p7c4s6v2zfq',
  linkId: 'ln_01m7yxe7q40002w6m9d3t8kzc',
  commentId: 'cm_01m7yxe9t20006b4n7f1s5xvg',
  folderId: 'fo_01m7yxb4t80003v6x2h9r1ysd',
  keyId: 'ak_01m7yxcb2e0007m4q8t5w3hzd',
  ruleId: 'rr_01m7yxcf4h0003p9w2k6t8vxm',
  invitationId: 'in_01m7yxc9pg0008d5k7q2w4jzn',
}

/** The value with its `{{name}}`s replaced. @throws Error for a name without a value */
export function fill<T>(value: T, values: Readonly<Record<string, string>>): T {
  const text = JSON.stringify(value) ?? 'null'
  const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const known = values[name]
    if (known === undefined) throw new Error(`nothing gives a value to ${name}`)
    return JSON.stringify(known).slice(1, -1)
  })
  // Only texts inside the value changed.
  return JSON.parse(filled) as T
}
