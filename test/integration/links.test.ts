import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinkedDashboard, LinkedDrawnTile } from '../../src/contract/sharing.ts'
import type { Answer, Asking } from '../factories/browser.ts'
import { buildSharedBoard, embedToken, publish, type SharedBoard } from '../factories/sharedBoard.ts'

let board: SharedBoard
/** Everything is free; rows may be seen; files may be taken; Japan alone, rows may be seen; an embed. */
let open: Link
let rows: Link
let files: Link
let japan: Link
let embed: Link
type Link = Awaited<ReturnType<SharedBoard['link']>>

const inJapan = { country: { kind: 'values', values: ['JP'] } }
const inAUS = { country: { kind: 'values', values: ['US'] } }
const anHour = () => Math.floor(Date.now() / 1000) + 3600

beforeAll(async () => {
  board = await buildSharedBoard()
  open = await board.link()
  rows = await board.link({ allowsRows: true })
  files = await board.link({ allowsExport: true })
  japan = await board.link({ allowsRows: true, allowsExport: true, lockedValues: inJapan })
  embed = await board.link({ kind: 'embed', lockedValues: inJapan })
}, 240_000)
afterAll(() => board?.end())

const draw = (token: string, body: object = {}, more: Asking = {}) =>
  board.ask('post', `/linked/${token}/draw`, { body, ...more })
const brush = (token: string, body: object) => board.ask('post', `/linked/${token}/brush`, { body })
const dataOf = (token: string, body: object) => board.ask('post', `/linked/${token}/data`, { body })
const look = (token: string) => board.ask('get', `/linked/${token}`)
const rowsOf = (token: string, body: object) => board.ask('post', `/linked/${token}/rows`, { body })
const tilesOf = ({ body }: Answer) => body.tiles as LinkedDrawnTile[]
const tileOf = (answer: Answer, id: string) => tilesOf(answer).find(({ tileId }) => tileId === id)
const signed = (payload: object) => embedToken(embed.id, embed.secret, payload)
const choose = (tileId: string, column: string, value: unknown) => ({
  selections: [{ tileId, filter: { op: 'eq', column, value } }],
})

describe('whoever holds a link', () => {
  it('sees what was published, drawn, and nothing of what it is made of', async () => {
    const seen = await look(open.token)
    expect(seen.status).toBe(200)
    const { tiles, filters, tabs } = seen.body as unknown as LinkedDashboard
    expect(tiles.map(({ id }) => id)).toEqual(['byCity', 'byCountry', 'list', 'said', 'total', 'words'])
    expect([filters.length, tabs.length]).toEqual([2, 2])
    const drawn = await draw(open.token)
    expect(drawn.status).toBe(200)
    expect(tileOf(drawn, 'byCountry')?.model?.series[0]?.values).toEqual([160, 120, 30])
    expect(tileOf(drawn, 'said')).toMatchObject({ model: null })
    const told = JSON.stringify([seen.body, drawn.body])
    for (const secret of ['hush', 'Note', 'c4', board.datasetId, board.tableId, board.owner.workspaceId, '_row'])
      expect(told, secret).not.toContain(secret)
  })

  it('narrows by what is free, and chooses by what is drawn', async () => {
    const filtered = await draw(open.token, { values: { city: { kind: 'values', values: ['Ulm'] } } })
    expect(tileOf(filtered, 'byCountry')?.model?.series[0]?.values).toEqual([160])
    const chosen = await draw(open.token, choose('byCountry', 'c1', 'JP'))
    expect(tileOf(chosen, 'byCity')?.model?.series[0]?.values).toEqual([20, 10])
    const { values } = (await board.ask('get', `/linked/${open.token}/filters/city/values?search=Osa`)).body
    expect(values).toMatchObject({ data: [['Osaka'], [1]] })
  })

  it('sees the others follow what is being chosen, as they are drawn once it is', async () => {
    const choice = { tabId: 'first', ...choose('byCountry', 'c1', 'US') }
    const [followed, drawn] = [await brush(open.token, choice), await draw(open.token, choice)]
    expect(followed.status).toBe(200)
    expect(tilesOf(followed).map(({ tileId }) => tileId)).toEqual(['byCity', 'list', 'said'])
    for (const tile of tilesOf(followed)) expect(tile).toEqual(tileOf(drawn, tile.tileId))
    for (const secret of ['hush', board.datasetId, board.tableId, '_row'])
      expect(JSON.stringify(followed.body), secret).not.toContain(secret)
  })

  it('takes away the figures of a picture where files are allowed, and nothing beyond them', async () => {
    const { status, headers, text } = await dataOf(files.token, {
      tileId: 'byCity',
      ...choose('byCountry', 'c1', 'JP'),
    })
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(headers.get('content-disposition')).toContain('.csv')
    expect(text.replace('\ufeff', '')).toBe('City,Sales\r\nKyoto,20\r\nOsaka,10\r\n')
    const list = await dataOf(files.token, { tileId: 'list' })
    for (const secret of ['hush', 'Note', '_row']) expect(list.text, secret).not.toContain(secret)
  })

  it('is counted when it is opened', async () => {
    const { id, token } = await board.link()
    await look(token)
    await draw(token)
    await look(token)
    const { items } = (await board.owner.ask('get', `/dashboards/${board.dashboardId}/links`)).body
    const link = (items as { id: string; opened: number }[]).find(other => other.id === id)
    expect(link).toMatchObject({ opened: 2 })
    expect(JSON.stringify(items)).not.toContain(token)
  })

  it('sees rows where they are allowed: those of the picture, and of them what it draws', async () => {
    const { status, body } = await rowsOf(rows.token, { tileId: 'byCountry', limit: 2 })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      columns: [{ name: 'Country' }, { name: 'Sales' }],
      data: [
        ['JP', 'JP'],
        [10, 20],
      ],
    })
  })
})

describe('what is locked', () => {
  /** Everything but how long it took, whose digits may be anybody's. */
  const told = (answer: Answer) => JSON.stringify(answer.body, (name, value) => (name === 'durationMs' ? 0 : value))

  it('cannot be seen past: by values, selections, offers, rows, words or counts', async () => {
    const answers = [
      await look(japan.token),
      await draw(japan.token),
      await draw(japan.token, { values: inAUS }),
      await draw(japan.token, { values: { country: null } }),
      await draw(japan.token, choose('byCountry', 'c1', 'US')),
      await draw(japan.token, {
        selections: [{ tileId: 'byCity', filter: { op: 'eq', column: 'c2', value: 'Osaka' }, isInverted: true }],
      }),
      await board.ask('get', `/linked/${japan.token}/filters/city/values`),
      await rowsOf(japan.token, { tileId: 'byCity', values: inAUS }),
      await brush(japan.token, { values: inAUS, ...choose('byCity', 'c2', 'Boston') }),
      await brush(japan.token, { values: { country: null }, ...choose('byCountry', 'c1', 'US') }),
      await brush(japan.token, {
        selections: [{ tileId: 'byCity', filter: { op: 'eq', column: 'c2', value: 'Osaka' }, isInverted: true }],
      }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      for (const secret of ['US', 'Boston', 'Salem', 'Ulm', '310', 'Country is', '"country"'])
        expect(told(answer), secret).not.toContain(secret)
    }
    const asked = await draw(japan.token, { values: inAUS })
    expect(tileOf(asked, 'total')?.model?.metric?.value).toBe(30)
  })

  it('holds for what is taken away and for what follows', async () => {
    const taken = await dataOf(japan.token, { tileId: 'byCountry', values: { country: null } })
    expect(taken.text.replace('\ufeff', '')).toBe('Country,Sales\r\nJP,30\r\n')
    const followed = await brush(japan.token, choose('byCity', 'c2', 'Kyoto'))
    expect(tileOf(followed, 'byCountry')?.model?.series[0]?.values).toEqual([20])
    expect(tileOf(followed, 'total')?.model?.metric?.value).toBe(20)
  })

  it('in a token holds like what is locked in the link, which wins', async () => {
    const ulm = { city: { kind: 'values', values: ['Ulm'] } }
    const both = await draw(signed({ exp: anHour(), values: { ...ulm, ...inAUS } }), { values: { city: null } })
    expect(tileOf(both, 'total')?.model?.metric?.value ?? null).toBeNull()
    const free = await board.link({ kind: 'embed', lockedValues: { country: null } })
    const narrow = await draw(embedToken(free.id, free.secret, { exp: anHour(), values: inJapan }))
    expect(tileOf(narrow, 'total')?.model?.metric?.value).toBe(30)
  })
})

/** Title, what is tried, and how it is refused. */
type Attempt = [title: string, attempt: () => Promise<Answer>, status: number]

const tokens: Attempt[] = [
  ['a token that nobody made', () => look('A'.repeat(43)), 404],
  ['a token with one letter more', () => look(`${open.token}x`), 404],
  ['the id of a link', () => look(open.id), 404],
  ['the id of an embed alone', () => look(embed.id), 404],
  ['what is kept of a token', () => look(createHmac('sha256', '').update(open.token).digest('base64url')), 404],
  ['a token without its signature', () => look(signed({ exp: anHour() }).split('.').slice(0, 2).join('.')), 404],
  ['a token with an empty signature', () => look(signed({ exp: anHour() }).replace(/\.[^.]+$/, '.')), 404],
  ['another secret', () => look(embedToken(embed.id, 'guess', { exp: anHour() })), 404],
  ['the secret of nothing', () => look(embedToken('ln_none', 'no secret', { exp: anHour() })), 404],
  ['the secret of nothing on a link', () => look(embedToken(embed.id, 'no secret', { exp: anHour() })), 404],
  ['a public link as if it had a secret', () => look(embedToken(open.id, 'no secret', { exp: anHour() })), 404],
  ['a token of another link', () => look(embedToken(japan.id, embed.secret, { exp: anHour() })), 404],
  ['no algorithm at all', () => look(jwt({ alg: 'none' }, '')), 404],
  ['a token of another kind, rightly signed', () => look(jwt({ alg: 'HS256' })), 404],
  ['another algorithm', () => look(resigned('sha512')), 404],
  ['a signature in other letters', () => look(resigned('sha256', 'hex')), 404],
  ['more said than was signed', () => look(swapped({ exp: anHour(), values: {} })), 404],
  ['a token that has ended', () => look(signed({ exp: anHour() - 7200 })), 410],
  ['a token for longer than a year', () => look(signed({ exp: anHour() + 400 * 86_400 })), 404],
  ['a token without an end', () => look(signed({})), 404],
  ['an end that is no number', () => look(signed({ exp: String(anHour()) })), 404],
  ['a claim that nobody asked for', () => look(signed({ exp: anHour(), workspaceId: 'ws' })), 404],
  [
    'a lock on a filter that is not there',
    () => look(signed({ exp: anHour(), values: { hush: null, ...inJapan } })),
    410,
  ],
  [
    'a lock of the wrong kind',
    () => look(signed({ exp: anHour(), values: { city: { kind: 'search', text: '' } } })),
    410,
  ],
]

const reaching: Attempt[] = [
  ['a tile of another dashboard', () => draw(open.token, { tileIds: ['other_byCity'] }), 404],
  ['a tile of the draft', () => draw(open.token, { tileIds: ['draftTile'] }), 404],
  ['a tab of the draft', () => draw(open.token, { tabId: 'draftTab' }), 404],
  ['a tab that is not there', () => draw(open.token, { tabId: '../second' }), 404],
  ['values of a filter of the draft', () => board.ask('get', `/linked/${open.token}/filters/draftFilter/values`), 404],
  ['values of a locked filter', () => board.ask('get', `/linked/${japan.token}/filters/country/values`), 404],
  ['values of a column', () => board.ask('get', `/linked/${open.token}/filters/c4/values`), 404],
  ['a selection by a column that is not drawn', () => draw(open.token, choose('byCity', 'c4', 'hush1')), 422],
  ['a selection by a measured column', () => draw(open.token, choose('byCity', 'c3', 10)), 422],
  ['a selection of a row', () => draw(open.token, choose('list', '_row', 1)), 422],
  ['a selection in a sentence', () => draw(open.token, choose('said', 'c2', 'Ulm')), 422],
  ['a selection in a tile of the draft', () => draw(open.token, choose('draftTile', 'c1', 'JP')), 422],
  ['a selection in another dashboard', () => draw(open.token, choose('other_byCity', 'c2', 'Ulm')), 422],
  ['a brush over a column that is not drawn', () => brush(open.token, choose('byCity', 'c4', 'hush1')), 422],
  ['a brush over a measured column', () => brush(open.token, choose('byCity', 'c3', 10)), 422],
  ['a brush over rows', () => brush(open.token, choose('list', '_row', 1)), 422],
  ['a brush in a sentence', () => brush(open.token, choose('said', 'c2', 'Ulm')), 422],
  ['a brush in a tile of the draft', () => brush(open.token, choose('draftTile', 'c1', 'JP')), 422],
  ['a brush in another dashboard', () => brush(open.token, choose('other_byCity', 'c2', 'Ulm')), 422],
  ['a brush over nothing', () => brush(open.token, { selections: [] }), 400],
  [
    'a brush followed by a tile of the draft',
    () => brush(open.token, { tileIds: ['draftTile'], ...choose('byCity', 'c2', 'Ulm') }),
    404,
  ],
  [
    'a brush followed by a tab of the draft',
    () => brush(open.token, { tabId: 'draftTab', ...choose('byCity', 'c2', 'Ulm') }),
    404,
  ],
  ['a file that is not allowed', () => dataOf(open.token, { tileId: 'byCity' }), 403],
  ['a file where rows alone are allowed', () => dataOf(rows.token, { tileId: 'byCity' }), 403],
  ['rows where files alone are allowed', () => rowsOf(files.token, { tileId: 'byCity' }), 403],
  ['a file of a tile of the draft', () => dataOf(files.token, { tileId: 'draftTile' }), 404],
  ['a file of another dashboard', () => dataOf(files.token, { tileId: 'other_list' }), 404],
  ['a file of words', () => dataOf(files.token, { tileId: 'words' }), 404],
  ['a file of a sentence', () => dataOf(files.token, { tileId: 'said' }), 404],
  [
    'a file by a column that is not drawn',
    () => dataOf(files.token, { tileId: 'list', ...choose('byCity', 'c4', 'hush1') }),
    422,
  ],
  ['a file by a GET', () => board.ask('get', `/linked/${files.token}/data`), 404],
  ['rows that are not allowed', () => rowsOf(open.token, { tileId: 'list' }), 403],
  ['rows of a tile of the draft', () => rowsOf(rows.token, { tileId: 'draftTile' }), 404],
  ['rows of another dashboard', () => rowsOf(rows.token, { tileId: 'other_list' }), 404],
  ['rows of words', () => rowsOf(rows.token, { tileId: 'words' }), 404],
  ['rows of a sentence', () => rowsOf(rows.token, { tileId: 'said' }), 404],
  [
    'rows by a column that is not drawn',
    () => rowsOf(rows.token, { tileId: 'list', ...choose('byCity', 'c4', 'hush1') }),
    422,
  ],
  ['more rows than are given at once', () => rowsOf(rows.token, { tileId: 'list', limit: 501 }), 400],
  ['rows before the first', () => rowsOf(rows.token, { tileId: 'list', offset: -1 }), 400],
  ['rows by a GET', () => board.ask('get', `/linked/${rows.token}/rows`), 404],
  ['an end of the link', () => board.ask('delete', `/linked/${open.token}`), 404],
]

/** Everything else of the API, with a link's token wherever a session could be. */
const elsewhere = () => {
  const of = `/dashboards/${board.dashboardId}`
  const data = `/datasets/${board.datasetId}`
  return [
    ['get', of],
    ['get', `${of}/links`],
    ['get', `${of}/grants`],
    ['get', `${of}/comments`],
    ['get', `${of}/revisions`],
    ['get', `${of}/revisions/1`],
    ['get', `${of}/operations?since=0`],
    ['post', `${of}/draw`],
    ['post', `${of}/copy`],
    ['get', '/dashboards'],
    ['get', '/datasets'],
    ['get', data],
    ['get', `${data}/tables/${board.tableId}/rows`],
    ['get', `${data}/original`],
    ['get', '/members'],
    ['get', '/audit'],
    ['get', '/me'],
    ['get', '/charts'],
  ] as const
}

describe('a link refuses', () => {
  for (const [title, attempt, status] of [...tokens, ...reaching])
    it(title, async () => {
      const answer = await attempt()
      expect(answer.status, JSON.stringify(answer.body)).toBe(status)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      for (const secret of ['hush', board.datasetId, board.owner.workspaceId])
        expect(JSON.stringify(answer.body)).not.toContain(secret)
    })

  it('to be a session, wherever its token is shown', async () => {
    for (const [method, path] of elsewhere())
      for (const headers of [
        { cookie: `datainsight=${open.token}` },
        { authorization: `Bearer ${open.token}`, 'link-proof': open.token },
        { 'workspace-id': board.owner.workspaceId, cookie: `datainsight=${signed({ exp: anHour() })}` },
      ]) {
        const answer = await board.ask(method, path, { headers, ...(method === 'post' && { body: {} }) })
        expect([answer.status, path]).toEqual([401, path])
      }
  })

  it('to tell one wrong token from another', async () => {
    const answers = await Promise.all([
      look('A'.repeat(43)),
      look(embedToken('ln_none', 'x', { exp: anHour() })),
      look(embedToken(embed.id, 'x', { exp: anHour() })),
      look('a.b'),
    ])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('a tile that its lock does not reach, and selections in it', async () => {
    const aside = await board.link({ allowsExport: true, lockedValues: { city: { kind: 'values', values: ['Ulm'] } } })
    const published = (change: string) =>
      board.server.database.asOwner(async client => {
        await client.query("select set_config('app.scope', 'system', false)")
        const document = `replace(published::text, ${change})::jsonb`
        await client.query(`update dashboard set published = ${document} where id = $1`, [board.dashboardId])
      })
    const everywhere = '\'"id": "city", "kind": "category", "label": "city", "order": 0, "tabId": null\''
    const onSecond = '\'"id": "city", "kind": "category", "label": "city", "order": 0, "tabId": "second"\''
    await published(`${everywhere}, ${onSecond}`)
    const drawn = await draw(aside.token)
    const chosen = await draw(aside.token, choose('byCity', 'c2', 'Ulm'))
    const brushed = await brush(aside.token, choose('byCity', 'c2', 'Ulm'))
    const taken = await dataOf(aside.token, { tileId: 'byCity' })
    await published(`${onSecond}, ${everywhere}`)
    expect(tileOf(drawn, 'byCity')).toMatchObject({ model: null, problem: { code: 'not_allowed' } })
    expect(tileOf(drawn, 'total')?.model?.metric?.value).toBe(160)
    expect([chosen.status, brushed.status, taken.status]).toEqual([422, 422, 404])
  })
})

describe('a saved chart', () => {
  it('is shown as it was when it was published, whatever somebody made of it since', async () => {
    const { owner, document, datasetId, tableId } = board
    const by = (column: string) => ({
      source: { datasetId, tableId },
      type: 'bar',
      x: [{ role: 'group', column }],
      y: [{ role: 'value', aggregate: 'count' }],
    })
    const chart = (await owner.ask('post', '/charts', { body: { name: 'Kept', question: by('c1') } })).body
    const [tile] = document.tiles
    const config = { kind: 'chart', question: by('c2'), columns: [], chartId: chart.id }
    const id = await publish(owner, { ...document, tiles: [{ ...tile, config }] } as unknown as typeof document)
    const made = (await owner.ask('post', `/dashboards/${id}/links`, { body: { kind: 'public' } })).body
    await owner.ask('patch', `/charts/${chart.id}`, { body: { revision: 1, question: by('c4'), name: 'hush' } })
    const drawn = await draw(String(made.address).split('/').at(-1) ?? '')
    expect(tilesOf(drawn)[0]?.model?.table.data[0]).toEqual(expect.arrayContaining(['JP', 'US', 'DE']))
    expect(JSON.stringify(drawn.body)).not.toContain('hush')
  })
})

describe('a password', () => {
  const unlock = (token: string, password: string, peer = '192.0.2.7') =>
    board.ask('post', `/linked/${token}/unlock`, { body: { password }, peer })
  const shown = (token: string, proof: string) =>
    board.ask('get', `/linked/${token}`, { headers: { 'link-proof': proof } })
  const proofOf = async (token: string, password: string) => String((await unlock(token, password)).body.proof)

  it('is asked for everything, and its proof opens this link alone', async () => {
    const one = await board.link({ password: 'open sesame' })
    const two = await board.link({ password: 'open sesame' })
    for (const answer of [await look(one.token), await draw(one.token), await rowsOf(one.token, { tileId: 'list' })])
      expect(answer).toMatchObject({ status: 422, body: { type: '/problems/password_needed' } })
    expect(await unlock(one.token, 'open sesam')).toMatchObject({
      status: 422,
      body: { type: '/problems/wrong_password' },
    })
    const proof = await proofOf(one.token, 'open sesame')
    expect((await shown(one.token, proof)).status).toBe(200)
    for (const other of [
      shown(two.token, proof),
      shown(one.token, `x${proof}`),
      shown(one.token, 'x'),
      shown(one.token, ''),
    ])
      expect((await other).status).toBe(422)
  })

  it('that is changed, or half a day old, has to be shown again', async () => {
    const { id, token } = await board.link({ password: 'open sesame' })
    const proof = await proofOf(token, 'open sesame')
    board.server.setTime(new Date(Date.now() + 13 * 3_600_000))
    expect((await shown(token, proof)).status).toBe(422)
    board.server.setTime(null)
    await board.owner.ask('patch', `/links/${id}`, { body: { password: 'open sesame' } })
    expect((await shown(token, proof)).status).toBe(422)
    await board.owner.ask('patch', `/links/${id}`, { body: { name: 'Renamed' } })
    expect((await look(token)).status).toBe(422)
  })

  it('cannot be found by trying, from one address or from many', async () => {
    const { token } = await board.link({ password: 'open sesame' })
    const statuses: number[] = []
    for (let i = 0; i < 21; i++) statuses.push((await unlock(token, `guess ${i}`, `198.51.100.${i}`)).status)
    expect(statuses.slice(-1)).toEqual([429])
    expect((await unlock(token, 'open sesame', '198.51.100.99')).status).toBe(429)
    expect((await unlock('A'.repeat(43), 'open sesame')).status).toBe(404)
    // Each attempt takes as long as hashing does.
  }, 300_000)
})

describe('a link that ends', () => {
  it('ends at once, whatever is held of it', async () => {
    const { id, token } = await board.link({ password: 'open sesame', allowsRows: true })
    const proof = String(
      (await board.ask('post', `/linked/${token}/unlock`, { body: { password: 'open sesame' } })).body.proof,
    )
    const headers = { 'link-proof': proof }
    expect((await draw(token, {}, { headers })).status).toBe(200)
    expect((await board.owner.ask('delete', `/links/${id}`)).status).toBe(200)
    for (const answer of [
      await board.ask('get', `/linked/${token}`, { headers }),
      await draw(token, {}, { headers }),
      await board.ask('get', `/linked/${token}/filters/city/values`, { headers }),
      await board.ask('post', `/linked/${token}/rows`, { headers, body: { tileId: 'list' } }),
      await board.ask('post', `/linked/${token}/data`, { headers, body: { tileId: 'list' } }),
      await board.ask('post', `/linked/${token}/brush`, { headers, body: choose('byCity', 'c2', 'Ulm') }),
      await board.ask('post', `/linked/${token}/unlock`, { body: { password: 'open sesame' } }),
    ])
      expect(answer).toMatchObject({ status: 410, body: { type: '/problems/gone' } })
    expect((await board.owner.ask('patch', `/links/${id}`, { body: { expiresAt: null } })).status).toBe(410)
  })

  it('ends when its time is over, and so do all tokens of an embed', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const brief = await board.link({ expiresAt })
    const frame = await board.link({ kind: 'embed', expiresAt })
    const token = embedToken(frame.id, frame.secret, { exp: anHour() })
    expect([(await look(brief.token)).status, (await look(token)).status]).toEqual([200, 200])
    board.server.setTime(new Date(Date.now() + 61_000))
    expect([(await look(brief.token)).status, (await look(token)).status]).toEqual([410, 410])
    board.server.setTime(null)
    await board.owner.ask('delete', `/links/${frame.id}`)
    expect((await look(token)).status).toBe(410)
  })

  it('cannot be made to end before it begins, nor lock what is not there', async () => {
    const make = (body: object) =>
      board.owner.ask('post', `/dashboards/${board.dashboardId}/links`, { body: { kind: 'public', ...body } })
    for (const body of [
      { expiresAt: '2020-01-01T00:00:00Z' },
      { expiresAt: 'tomorrow' },
      { lockedValues: { none: null } },
      { lockedValues: { city: { kind: 'top', n: 3 } } },
      { password: 'short' },
    ])
      expect((await make(body)).status, JSON.stringify(body)).toBe(400)
  })

  it('shows nothing of a dashboard in the trash, and the same again when it is back', async () => {
    const { token } = await board.link()
    await board.owner.ask('delete', `/dashboards/${board.dashboardId}`)
    expect([(await look(token)).status, (await draw(token)).status]).toEqual([410, 410])
    await board.owner.ask('post', `/dashboards/${board.dashboardId}/restore`)
    expect((await look(token)).status).toBe(200)
  })

  it('leads nowhere once its dashboard is gone for good, or before anything is published', async () => {
    const { body } = await board.owner.ask('post', '/dashboards', { body: { name: 'Brief' } })
    const made = await board.owner.ask('post', `/dashboards/${body.id}/links`, { body: { kind: 'public' } })
    const token = String(made.body.address).split('/').at(-1) ?? ''
    expect((await look(token)).status).toBe(404)
    await board.owner.ask('delete', `/dashboards/${body.id}`)
    await board.owner.ask('delete', `/dashboards/${body.id}/trash`)
    expect((await look(token)).status).toBe(404)
  })
})

describe('who asks without end', () => {
  /** As if this many had been asked already, of the link or from the address. */
  const counted = (key: string, count: number) =>
    board.server.database.asOwner(async client => {
      await client.query("select set_config('app.scope', 'system', false)")
      await client.query('update rate_limit set count = $1 where key like $2', [count, `${key} %`])
    })

  it('waits, and is told how long: of a link whoever they are, from an address whatever the link', async () => {
    const { token } = await board.link({ allowsRows: true, allowsExport: true })
    const choice = choose('byCity', 'c2', 'Ulm')
    expect([(await draw(token)).status, (await brush(token, choice)).status]).toEqual([200, 200])
    for (const by of ['account', 'address']) {
      await counted(`linkDraw ${by}`, 1_000_000)
      const refused = await draw(token)
      expect(refused).toMatchObject({ status: 429, body: { type: '/problems/too_many_requests' } })
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await rowsOf(token, { tileId: 'list' })).status).toBe(429)
      expect((await dataOf(token, { tileId: 'list' })).status).toBe(429)
      expect((await board.ask('get', `/linked/${token}/filters/city/values`)).status).toBe(429)
      expect([(await look(token)).status, (await brush(token, choice)).status]).toEqual([200, 200])
      await counted(`linkDraw ${by}`, 0)
      await counted(`linkBrush ${by}`, 1_000_000)
      expect((await brush(token, choice)).status).toBe(429)
      await counted(`linkBrush ${by}`, 0)
    }
    expect((await draw(token)).status).toBe(200)
  })
})

describe('who may make links', () => {
  it('those who may edit the dashboard and the workspace; nobody of another one', async () => {
    const { workspaceId } = board.owner
    const path = `/dashboards/${board.dashboardId}/links`
    const viewer = await board.server.person({ workspaceId, role: 'viewer' })
    const editor = await board.server.person({ workspaceId, role: 'editor' })
    const stranger = await board.server.person()
    await board.owner.ask('put', `/dashboards/${board.dashboardId}/grants/${viewer.userId}`, {
      body: { level: 'edit' },
    })
    const body = { kind: 'public' }
    const by = async (who: typeof viewer) => [
      (await who.ask('get', path)).status,
      (await who.ask('post', path, { body })).status,
      (await who.ask('patch', `/links/${open.id}`, { body: { name: 'x' } })).status,
      (await who.ask('delete', `/links/${(await board.link()).id}`)).status,
    ]
    expect(await by(viewer)).toEqual([403, 403, 403, 403])
    expect(await by(stranger)).toEqual([404, 404, 404, 404])
    expect(await by(editor)).toEqual([200, 201, 200, 200])
    await board.owner.ask('patch', `/dashboards/${board.dashboardId}`, { body: { visibility: 'restricted' } })
    expect(await by(editor)).toEqual([404, 404, 404, 404])
    await board.owner.ask('patch', `/dashboards/${board.dashboardId}`, { body: { visibility: 'workspace' } })
  })
})

describe('requests of links', () => {
  it('work in a frame of another site, without our header, and know no cookie', async () => {
    const answer = await board.server.app.request(`http://localhost:3000/api/v1/linked/${open.token}/draw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site', cookie: board.owner.cookie },
      body: JSON.stringify({ tileIds: ['draftTile'] }),
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

/** A token of the kind that others use. */
function jwt(header: object, secret = embed.secret): string {
  const [head, body] = [header, { exp: anHour(), sub: embed.id }].map(part =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const signature = secret && createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')
  return `${head}.${body}.${signature}`
}

/** A good token, signed in another way. */
function resigned(algorithm: string, letters: 'hex' | 'base64url' = 'base64url'): string {
  const said = signed({ exp: anHour() }).split('.').slice(0, 2).join('.')
  return `${said}.${createHmac(algorithm, embed.secret).update(said).digest(letters)}`
}

/** A good signature under other words. */
function swapped(payload: object): string {
  const [id, , signature] = signed({ exp: anHour(), values: inJapan }).split('.')
  return `${id}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.${signature}`
}
