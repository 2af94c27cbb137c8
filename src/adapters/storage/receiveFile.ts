import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { DomainError } from '../../contract/problem.ts'
import type { IncomingFile, ReceivedFile } from '../../ports/store.ts'

interface Options {
  maxBytes: number
  signal: AbortSignal
  /** A new path to write the bytes to. */
  target: () => string
}

/** Finds the first file of a multipart request; nothing is read past its headers until `save`. */
export function receiveFile(request: IncomingMessage, options: Options): Promise<IncomingFile> {
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy
    try {
      parser = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: { files: 1, fileSize: options.maxBytes },
      })
    } catch (cause) {
      reject(
        new DomainError('invalid_request', 'Send the file as multipart/form-data, in a field named "file".', { cause }),
      )
      return
    }
    parser.once('file', (_field, stream, info) => {
      const fileName = basename((info.filename ?? '').replaceAll('\\', '/')).slice(0, 255) || 'file'
      resolve({ fileName, save: () => save(request, stream, options) })
    })
    parser.once('error', cause =>
      reject(new DomainError('invalid_request', 'The upload is not well-formed.', { cause })),
    )
    parser.once('close', () => reject(new DomainError('invalid_request', 'There is no file in the request.')))
    request.once('aborted', () => parser.destroy(new Error('the sender went away')))
    request.pipe(parser)
  })
}

async function save(request: IncomingMessage, stream: Readable & { truncated?: boolean }, options: Options) {
  const path = options.target()
  request.once('aborted', () =>
    stream.destroy(new DomainError('cancelled', 'The sender went away before the file was complete.')),
  )
  try {
    const received = await writeHashed(stream, path, options.signal)
    if (stream.truncated) {
      request.unpipe()
      request.resume()
      throw new DomainError('too_large', `The file is larger than ${options.maxBytes.toLocaleString('en')} bytes.`)
    }
    return received
  } catch (fault) {
    await rm(path, { force: true })
    throw named(fault)
  }
}

/** Copies a local file, hashing it on the way. */
export function copyFile(source: string, target: string): Promise<ReceivedFile> {
  return writeHashed(createReadStream(source), target, new AbortController().signal)
}

async function writeHashed(stream: Readable, path: string, signal: AbortSignal): Promise<ReceivedFile> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(stream, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
  return { path, sizeBytes, sha256: hash.digest('hex') }
}

function named(fault: unknown): Error {
  if (fault instanceof DomainError) return fault
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new DomainError('disk_full', 'There is no room for this file on the server.', { cause: fault })
  if (code === 'ABORT_ERR' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new DomainError('cancelled', 'The sender went away before the file was complete.', { cause: fault })
  return fault as Error
}
