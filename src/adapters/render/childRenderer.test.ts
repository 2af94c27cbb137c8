import { ChildProcess } from 'node:child_process'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { edges } from '../../../test/factories/chartEdges.ts'
import { gallery } from '../../../test/factories/chartGallery.ts'
import type { ChartModel } from '../../contract/chart.ts'
import type { RenderRequest } from '../../ports/renderer.ts'
import { childRenderer } from './childRenderer.ts'

const renderer = childRenderer()
afterAll(() => renderer.close())
afterEach(() => vi.restoreAllMocks())

const asked = (model: ChartModel, change: Partial<RenderRequest> = {}): RenderRequest => ({
  model,
  format: 'svg',
  theme: 'light',
  width: 480,
  height: 320,
  locale: 'en',
  source: 'Source: sales.csv, version 3, Nov 21, 2026',
  ...change,
})
const svgOf = async (model: ChartModel, change: Partial<RenderRequest> = {}) =>
  new TextDecoder().decode(await renderer.render(asked(model, change)))
const named = (name: string): ChartModel => {
  const model = gallery[name]
  if (!model) throw new Error(`the gallery has no ${name}`)
  return model
}
/** The next time a process is ended, whoever ends it. */
function nextEnd(): Promise<void> {
  const kill = ChildProcess.prototype.kill
  return new Promise(resolve => {
    vi.spyOn(ChildProcess.prototype, 'kill').mockImplementation(function (this: ChildProcess, signal) {
      resolve()
      return kill.call(this, signal)
    })
  })
}

describe('every chart', () => {
  it.each(Object.entries({ ...gallery, ...edges }))(
    '%s says its title and its source, in marks without faults',
    async (_, model) => {
      const svg = await svgOf(model)
      const title = String(model.title.params.measure)
      expect(svg).toMatch(/^<svg[^>]*role="img"/)
      expect(svg).toContain(`<title id="title">${title}</title>`)
      expect(svg).toContain('Source: sales.csv')
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<script/)
    },
  )

  it('is the same in every run', async () => {
    expect(await svgOf(named('lines'))).toBe(await svgOf(named('lines')))
  })
})

describe('a picture', () => {
  it('is a PNG of twice the size it is asked in', async () => {
    const png = Buffer.from(await renderer.render(asked(named('bar'), { format: 'png' })))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([960, 640])
  })

  it('grows until its small multiples can be read', async () => {
    const svg = await svgOf(named('facets'), { width: 358, height: 260 })
    expect(Number(/height="(\d+)/.exec(svg)?.[1])).toBeGreaterThan(4 * 150)
  })

  it('keeps what looks like markup as text', async () => {
    const svg = await svgOf(named('table'))
    expect(svg).toContain('Product 1 &lt;b&gt;')
  })

  it('is dark where it is asked to be', async () => {
    expect(await svgOf(named('bar'), { theme: 'dark' })).toContain('#14171C')
  })
})

describe('a page', () => {
  it('is a PDF with its text as text, tagged for readers', async () => {
    const pdf = Buffer.from(await renderer.render(asked(named('japanese'), { format: 'pdf' }))).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/ToUnicode')
  })
})

describe('the render process', () => {
  it('ends when nobody draws, and another one draws the next chart', async () => {
    const resting = childRenderer({ idleMs: 20 })
    await resting.render(asked(named('bar')))
    await nextEnd()
    expect((await resting.render(asked(named('bar')))).byteLength).toBeGreaterThan(1000)
    await resting.close()
  })

  it('is not waited for by whoever has gone', async () => {
    const leaving = new AbortController()
    const drawn = renderer.render(asked(named('scatter'), { signal: leaving.signal }))
    leaving.abort()
    await expect(drawn).rejects.toMatchObject({ code: 'cancelled' })
    expect(await svgOf(named('bar'))).toContain('<svg')
  })

  it('is ended when a chart takes too long; the next one is drawn by another', async () => {
    const hasty = childRenderer({ timeoutMs: 1 })
    await expect(hasty.render(asked(named('bar')))).rejects.toMatchObject({ code: 'took_too_long' })
    await hasty.close()
  })

  it('says that it is busy when too many wait', async () => {
    const narrow = childRenderer({ mostWaiting: 1 })
    const first = narrow.render(asked(named('bar')))
    const second = narrow.render(asked(named('bar')))
    await expect(narrow.render(asked(named('bar')))).rejects.toMatchObject({ code: 'busy' })
    await Promise.all([first, second])
    await narrow.close()
  })

  it('tells what failed without ending', async () => {
    const broken = { ...named('bar'), series: null as unknown as ChartModel['series'] }
    await expect(renderer.render(asked(broken))).rejects.toMatchObject({ code: 'internal' })
    expect(await svgOf(named('bar'))).toContain('<svg')
  })
})
