import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { notesOf } from '../../core/chart/echarts/notes.ts'
import { subtitleOf } from '../../core/chart/svg/pageSvg.ts'
import { say } from '../../core/words/say.ts'
import { Writer } from '../../core/words/writer.ts'
import { drawSvg } from './drawSvg.ts'
import { fonts } from './fonts.ts'
import type { RenderOrder } from './protocol.ts'

/** Pixels of the screen are 1/96 inch, points of paper 1/72. */
const pointsPerPixel = 0.75
const a4 = { width: 595, height: 842, margin: 51 }
const chartMargin = 24
/** Documents of which the compiler keeps what it computed. */
const keptAge = 4

/** What the template reads; nothing of it is ever part of the template's source. */
interface Data {
  title: string
  subtitle: string
  notes: string[]
  source: string
  summary: string
  /** The picture, as SVG. */
  figure: string
  language: string
  page: { width: number; height: number; margin: number }
}

const template = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(
  width: data.page.width * 1pt,
  height: if data.page.height == 0 { auto } else { data.page.height * 1pt },
  margin: data.page.margin * 1pt,
)
#set text(font: ("Inter", "Noto Sans JP"), size: 9pt, fill: rgb("#16191F"), lang: data.language)
#set par(leading: 0.5em, spacing: 0.7em)
#show heading: set text(size: 15pt, weight: 600)
#heading(level: 1, data.title)
#if data.subtitle != "" [#text(fill: rgb("#5B6270"), data.subtitle)]
#v(4pt)
#figure(image(bytes(data.figure), format: "svg", width: 100%, alt: data.summary))
#set text(fill: rgb("#5B6270"), size: 8pt)
#for note in data.notes [#par(note)]
#if data.source != "" [#par(data.source)]
`

let compiler: NodeCompiler | null = null

/** A chart on a page: tagged, with its text as text and its marks as vectors, in the colours of paper. */
export function drawPdf(order: RenderOrder): Uint8Array {
  const typst = warmCompiler()
  const { model, locale } = order
  const writer = new Writer(locale)
  const page = order.page === 'a4' ? a4 : { width: order.width * pointsPerPixel, height: 0, margin: chartMargin }
  const room = (page.width - 2 * page.margin) / pointsPerPixel
  const figure = { ...order, theme: 'light' as const, width: room, height: (order.height * room) / order.width }
  const data: Data = {
    title: say(model.title, locale),
    subtitle: subtitleOf({ model, writer }),
    notes: notesOf(model, writer),
    source: order.source,
    summary: say(model.summary, locale),
    figure: drawSvg(figure, 'figure'),
    language: new Intl.Locale(writer.locale).language,
    page,
  }
  try {
    const inputs = { data: JSON.stringify(data) }
    return typst.pdf({ mainFileContent: template, inputs }, { pdfStandard: 'ua-1', creationTimestamp: 0 })
  } catch (error) {
    // The compiler says what is wrong in the place where Node keeps an error's code.
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(`the page could not be set: ${detail}`, { cause: error })
  } finally {
    typst.evictCache(keptAge)
  }
}

/** Reading the fonts takes longer than a page. */
function warmCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [...fonts.inter, ...fonts.noto] }] })
  return compiler
}
