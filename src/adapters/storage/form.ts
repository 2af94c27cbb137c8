import type { IncomingMessage } from 'node:http'
import { basename } from 'node:path'
import busboy from 'busboy'
import { DomainError } from '../../contract/problem.ts'
import type { ReceiveOptions } from '../../ports/store.ts'

export interface Receiving extends ReceiveOptions {
  /** A new path to write the bytes to. */
  target: () => string
}

/** Reads a request as a form, which the caller pipes it into; a form without files, or a broken one, is told to `reject`. */
export function openForm(
  request: IncomingMessage,
  limits: busboy.Limits,
  reject: (fault: DomainError) => void,
): busboy.Busboy | null {
  let form: busboy.Busboy
  try {
    form = busboy({ headers: request.headers, defParamCharset: 'utf8', limits })
  } catch (cause) {
    const detail = 'Send the file as multipart/form-data, in a field named "file".'
    reject(new DomainError('invalid_request', detail, { cause }))
    return null
  }
  form.once('error', cause => reject(new DomainError('invalid_request', 'The upload is not well-formed.', { cause })))
  form.once('close', () => reject(new DomainError('invalid_request', 'There is no file in the request.')))
  request.once('aborted', () => form.destroy(new Error('the sender went away')))
  return form
}

/** A file's name as the sender gave it, without the folders it lies in there. */
export function baseName({ filename }: busboy.FileInfo): string {
  return basename((filename ?? '').replaceAll('\\', '/')).slice(0, 255) || 'file'
}
