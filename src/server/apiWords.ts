import type { api } from '../contract/api.ts'
import { type ProblemCode, problems } from '../contract/problem.ts'

/** What each folder of the API is about. */
export const nouns: Record<keyof typeof api, string> = {
  access: 'Signing in and out, people, roles, invitations',
  apiKeys: 'Keys by which programs and agents act as the member who made them',
  admin: 'Who did what, and the mails that wait',
  uploads: 'Files on their way in',
  datasets: 'What files became: tables, columns, receipts',
  organise: 'Folders, tags, favourites, the trash, notifications',
  rowRules: 'Who sees which rows of a dataset',
  rows: 'Data as it stands in the tables, by dataset or by upload',
  analytics: 'Questions to one table, and where a figure comes from',
  charts: 'Questions answered as charts',
  ask: 'Questions in words, read as columns on shelves',
  savedCharts: 'Charts that were kept, with their history',
  chartPictures: 'Charts as PNG, SVG, PDF or CSV',
  recipes: 'Steps of preparation, tried out before they are proposed',
  versions: 'Newer files, other readings and other steps: proposed, merged, rolled back',
  changes: 'What differs between two versions',
  insights: 'What is worth knowing about a table: findings that hold up',
  templates: 'Dashboards that wait for columns: built in, or made of your own',
  dashboards: 'Dashboards that are kept: tiles, filters, drafts and what is published, history',
  dashboardViews: 'Dashboards as they are seen: drawn under filters, brushed, and what a filter can be set to',
  dashboardImages: 'Pictures that stand on dashboards',
  sharing: 'Who sees a dashboard: members by grant, others by links and embeds',
  comments: 'Remarks on dashboards and their tiles',
  linked: 'What whoever holds a link may ask',
  automatic: 'What is worth seeing in a dataset, composed from its columns',
}

/** What whoever calls does about each problem. */
const remedies: Record<ProblemCode, string> = {
  invalid_request: '`errors` says which part is wrong, by JSON pointer (`/query/limit`, `/body/plan/source`).',
  not_signed_in: 'Call `POST /session` and send its cookie.',
  key_needed: 'Make a key on the page *API keys* and send it as `Authorization: Bearer`.',
  wrong_credentials: 'Check both. Attempts are counted.',
  limit_reached: 'Remove something, or change the plan.',
  not_allowed: 'Ask an admin for a stronger role.',
  cross_site: 'Send the header `x-datainsight: 1`, and no foreign `Origin`.',
  not_found: 'Check the id and the workspace. What belongs to others looks like what does not exist.',
  conflict: 'Read it again, then decide. `detail` says what stands in the way.',
  already_exists: 'Choose another name, or use the one that exists.',
  gone: 'Ask for a new link.',
  too_large: 'Split the file, compress it, or ask the operator to raise `MAX_UPLOAD_BYTES`.',
  unreadable_file: '`detail` says what is wrong with it.',
  password_needed: 'Send it with `POST /uploads/{uploadId}/retry`.',
  wrong_password: 'Try another.',
  invalid_plan: '`detail` names the column or the operator that does not fit.',
  not_ready: '`progress` says how far it is. Ask again, or listen to `GET /uploads/{uploadId}/events`.',
  too_many_requests: '`detail` says how long to wait.',
  cancelled: 'Start again if it was not meant.',
  internal: 'Tell the operator the number in `instance`.',
  busy: 'Ask again in a moment.',
  took_too_long: 'Ask about fewer rows: add a filter.',
  out_of_memory: 'Ask for fewer groups.',
  disk_full: 'Tell the operator.',
}

const codes = Object.keys(problems) as ProblemCode[]

/** What is the same for every request, as Markdown. */
export const introduction = `Drop a file, ask about it, draw it. Everything the page does, it does through this.

**Signing in.** \`POST /session\` answers a cookie; send it with every request. Requests that change something carry the header \`x-datainsight: 1\`. The header \`workspace-id\` (or the query \`workspace\`) chooses the workspace; without it, the first one.

**API keys.** Programs and agents send \`Authorization: Bearer di_…\` instead: no cookie, no \`x-datainsight\`. A key acts as the member who made it, in one workspace, never beyond their role of the moment; one that may only read changes nothing. It may ask 600 times a minute; then the answer is 429 with \`retry-after\`. No key opens what is for people alone: sessions, passwords, roles, invitations, keys, row rules.

**Row rules.** Who is limited to some rows of a dataset is answered as if there were no others: rows, figures, charts and files are of the rows they see, and a dataset says \`isRuled\`. What was made of all rows (originals, rejects, versions compared, proposals, recipes) answers \`not_allowed\`.

**Pages.** A list answers \`{ items, nextCursor }\`. Pass \`nextCursor\` back as \`cursor\` for the next page; it is null on the last one. \`limit\` sets the size of a page. A cursor is only good for the list it came from; that of rows keeps to the version of the first page, whatever is uploaded in between.

**Ids.** Columns are named by id (\`c5\`), which stays when a column is renamed; \`GET /datasets/{datasetId}/preview\` lists ids and names. Only \`POST /charts/render\` takes names.

**Words.** Titles, findings and repairs are \`{ code, params }\`, put into a language where they are shown.

**Problems** are \`application/problem+json\` (RFC 9457). The last step of \`type\` is a stable code:

| code | status | what happened | what to do |
|---|---|---|---|
${codes.map(code => `| \`${code}\` | ${problems[code].status} | ${problems[code].title} | ${remedies[code]} |`).join('\n')}
`
