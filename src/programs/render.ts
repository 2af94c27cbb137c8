import { drawPdf } from '../adapters/render/drawPdf.ts'
import { drawPicture } from '../adapters/render/drawPicture.ts'
import { drawPng } from '../adapters/render/drawPng.ts'
import { drawSvg } from '../adapters/render/drawSvg.ts'
import type { Order, RenderOrder, RenderReply } from '../adapters/render/protocol.ts'
import { writeWorkbook } from '../adapters/render/writeWorkbook.ts'

/*
 * The render process: turns one chart, picture or set of tables after the other into a file. It is started with an empty environment, touches no
 * network and no file but the fonts, and ends when the server ends.
 */

process.on('disconnect', () => process.exit(0))
// A server in a terminal is stopped by Ctrl-C with all of its group; the server itself says when we end.
process.on('SIGINT', () => {})
process.on('message', (order: Order) => {
  const { id } = order
  try {
    const bytes = made(order)
    reply({ kind: 'done', id, bytes, residentBytes: process.memoryUsage.rss() })
  } catch (error) {
    reply({ kind: 'failed', id, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

function made(order: Order): Uint8Array {
  if ('sheets' in order) return writeWorkbook(order.sheets)
  if ('model' in order) return draw(order)
  const svg = drawPicture(order)
  return order.format === 'png' ? drawPng(svg) : new TextEncoder().encode(svg)
}

function draw(order: RenderOrder): Uint8Array {
  switch (order.format) {
    case 'svg':
      return new TextEncoder().encode(drawSvg(order))
    case 'png':
      return drawPng(drawSvg(order))
    case 'pdf':
      return drawPdf(order)
  }
}

function reply(message: RenderReply): void {
  process.send?.(message)
}
