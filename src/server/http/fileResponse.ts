import { Readable } from 'node:stream'

/** What a verb of a file route answers. */
export interface Download {
  stream: Readable
  fileName: string
  sizeBytes: number
  contentType: string
}

/** Bytes as a download, never shown in place: an uploaded file may be a hostile page. */
export function fileResponse({ stream, fileName, sizeBytes, contentType }: Download): Response {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  // The two stream types describe the same object; Node's own conversion loses the element type.
  const body = Readable.toWeb(stream) as ReadableStream<Uint8Array>
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-length': String(sizeBytes),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
    },
  })
}
