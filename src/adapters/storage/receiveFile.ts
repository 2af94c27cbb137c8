import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { DomainError } from '../../contract/problem.ts'
import type { IncomingFile, ReceivedFile } from '../../ports/store.ts'
import { baseName, openForm, type Receiving } from './form.ts'
import { named, writeHashed } from './writeHashed.ts'

/** Finds the only file of a multipart request; nothing is read past its headers until `save`. */
export function receiveFile(request: IncomingMessage, receiving: Receiving): Promise<IncomingFile> {
  return new Promise((resolve, reject) => {
    const form = openForm(request, { files: 1, fileSize: receiving.maxBytes }, reject)
    if (form === null) return
    let isAlone = true
    form.once('filesLimit', () => {
      isAlone = false
    })
    const ended = new Promise<void>(done => form.once('close', done))
    form.once('file', (_field, stream, info) => {
      const refuseOthers = async () => {
        await ended
        if (!isAlone) throw new DomainError('invalid_request', SEVERAL)
      }
      resolve({ fileName: baseName(info), save: () => save(request, stream, { ...receiving, refuseOthers }) })
    })
    request.pipe(form)
  })
}

const SEVERAL = 'The request holds several files. Send them with into=one to make one dataset of them, or one by one.'

interface Saving extends Receiving {
  /** Waits for the end of the request. @throws DomainError when more files came */
  refuseOthers(): Promise<void>
}

async function save(request: IncomingMessage, stream: FileStream, saving: Saving): Promise<ReceivedFile> {
  const path = saving.target()
  request.once('aborted', () =>
    stream.destroy(new DomainError('cancelled', 'The sender went away before the file was complete.')),
  )
  try {
    const received = await writeHashed(stream, path, saving.signal)
    if (stream.truncated) {
      request.unpipe()
      request.resume()
      throw new DomainError('too_large', `The file is larger than ${saving.maxBytes.toLocaleString('en')} bytes.`)
    }
    await saving.refuseOthers()
    return received
  } catch (fault) {
    await rm(path, { force: true })
    throw named(fault)
  }
}

type FileStream = Readable & { truncated?: boolean }

/** Copies a local file, hashing it on the way. */
export function copyFile(source: string, target: string): Promise<ReceivedFile> {
  return writeHashed(createReadStream(source), target, new AbortController().signal)
}
