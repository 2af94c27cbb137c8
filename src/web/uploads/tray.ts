import { useSyncExternalStore } from 'react'
import type { Dataset } from '../../contract/dataset.ts'
import { datasetRoutes, uploadRoutes } from '../../contract/routes/datasets.ts'
import { versionRoutes } from '../../contract/routes/versions.ts'
import type { Upload } from '../../contract/upload.ts'
import { call, Fault, send, watch } from '../api.ts'
import { queries } from '../queries.ts'
import { text } from '../text.ts'
import { versionsText } from '../versionsText.ts'
import type { RefreshTarget } from './refreshTarget.ts'
import { uploadText } from './uploadText.ts'

/** One file on its way: first its bytes, then what the server says of it. */
export interface Parcel {
  id: number
  fileName: string
  sizeBytes: number
  sentBytes: number
  upload: Upload | null
  /** Why it came to nothing. */
  failure: string | null
  /** Whether its dataset may open by itself: not one of several that were sent at once. */
  isAlone: boolean
  /** Whether its bytes are known to be here already. */
  isAgain: boolean
  /** When rows began to be read, for the time that is left. */
  readingSince: number | null
}

/** What is sent in one request: a file, or those of one dataset. */
interface Sending {
  id: number
  files: readonly File[]
  query: { into?: 'one'; name?: string }
}

const sendingAtOnce = 2
const listeners = new Set<() => void>()
const doneListeners = new Set<(upload: Upload) => void>()
const aborts = new Map<number, AbortController>()
/** Uploads the server has taken in, also before it has said anything of them. */
const taken = new Map<number, string>()
const waiting: Sending[] = []
/** Cancelled between their last byte and the server's answer. */
const unwanted = new Set<number>()
let parcels: readonly Parcel[] = []
let sending = 0
let nextId = 1

/** Sends files, two at a time; each appears at once. */
export function upload(files: readonly File[]): void {
  for (const file of files) {
    const id = add(file.name, file.size, files.length === 1)
    waiting.push({ id, files: [file], query: {} })
  }
  sendNext()
}

/** Sends files that become the tables of one dataset. */
export function uploadTogether(files: readonly File[], name: string): void {
  const id = add(uploadText.together.parcel(name, files.length), sizeOf(files))
  waiting.push({ id, files, query: { into: 'one', name } })
  sendNext()
}

/** Sends a newer file of a dataset; answers which change it proposes, null when it did not arrive. */
export async function refresh({ id: datasetId, name }: RefreshTarget, file: File): Promise<string | null> {
  const id = add(versionsText.drop.parcel(file.name, name), file.size, false)
  const abort = new AbortController()
  aborts.set(id, abort)
  const onSent = (bytes: number) => patch(id, { sentBytes: Math.min(bytes, file.size) })
  try {
    const sending = { route: versionRoutes.refresh, params: { datasetId }, query: {}, files: [file] }
    const { uploadId, proposalId } = await send({ ...sending, onSent, signal: abort.signal })
    // How it goes on is seen where the change is.
    dismiss(id)
    if (!unwanted.delete(id)) return proposalId
    await call(uploadRoutes.cancelUpload, { params: { uploadId } }).catch(ignoreFinished)
  } catch (error) {
    fail(id, error)
  } finally {
    aborts.delete(id)
  }
  return null
}

/** Has the server take one of its samples. */
export async function uploadSample(sample: { name: string; title: string; sizeBytes: number }): Promise<void> {
  const id = add(sample.title, sample.sizeBytes)
  patch(id, { sentBytes: sample.sizeBytes })
  try {
    const { uploadId } = await call(uploadRoutes.uploadSample, { params: { name: sample.name } })
    follow(id, uploadId)
  } catch (error) {
    fail(id, error)
  }
}

/** Has sheets read that were left aside; they become a dataset of their own, which opens. */
export async function readSheets({ id: datasetId, file }: Dataset, sheets: string[]): Promise<void> {
  const id = add(uploadText.sheets.parcel(file.name, sheets), file.bytes)
  patch(id, { sentBytes: file.bytes, isAgain: true })
  try {
    const { uploadId } = await call(datasetRoutes.readSheets, { params: { datasetId }, body: { sheets } })
    follow(id, uploadId)
  } catch (error) {
    fail(id, error)
  }
}

/** Has a failed upload read again with the password of its file, and follows it anew. @throws Fault */
export async function retry({ id: uploadId, fileName, sizeBytes }: Upload, password: string): Promise<void> {
  const upload = await call(uploadRoutes.retryUpload, { params: { uploadId }, body: { password } })
  const known = parcels.find(parcel => parcel.upload?.id === uploadId)
  const id = known?.id ?? add(fileName, sizeBytes)
  patch(id, { upload, failure: null, readingSince: null, sentBytes: sizeBytes })
  follow(id, uploadId)
}

/** Stops a file on its way, wherever it is. */
export async function cancel(parcel: Parcel): Promise<void> {
  const place = waiting.findIndex(({ id }) => id === parcel.id)
  if (place >= 0) waiting.splice(place, 1)
  const uploadId = parcel.upload?.id ?? taken.get(parcel.id)
  if (uploadId === undefined) {
    const sending = aborts.get(parcel.id)
    // The server has all of it: only its answer names what is to be cancelled.
    if (sending && parcel.sentBytes >= parcel.sizeBytes) return void unwanted.add(parcel.id)
    sending?.abort()
    return dismiss(parcel.id)
  }
  await call(uploadRoutes.cancelUpload, { params: { uploadId } }).catch(ignoreFinished)
}

export function dismiss(id: number): void {
  taken.delete(id)
  change(parcels.filter(parcel => parcel.id !== id))
}

/** Files on their way, oldest first. */
export function useParcels(): readonly Parcel[] {
  return useSyncExternalStore(subscribe, () => parcels)
}

/** Tells of each upload that has become a dataset; returns how to stop listening. */
export function onUploaded(listener: (upload: Upload) => void): () => void {
  doneListeners.add(listener)
  return () => doneListeners.delete(listener)
}

export const isOver = (upload: Upload) => upload.finishedAt !== null || /completed|failed|cancelled/.test(upload.status)

/** Whether something is still to come of a file. */
export const isUnderway = ({ failure, upload }: Parcel) => failure === null && !(upload && isOver(upload))

const sizeOf = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0)

function add(fileName: string, sizeBytes: number, isAlone = true): number {
  const id = nextId++
  const fresh = {
    id,
    fileName,
    sizeBytes,
    sentBytes: 0,
    upload: null,
    failure: null,
    isAlone,
    isAgain: false,
    readingSince: null,
  }
  change([...parcels, fresh])
  return id
}

function sendNext(): void {
  const next = sending < sendingAtOnce ? waiting.shift() : undefined
  if (!next) return
  sending++
  void sendOne(next).finally(() => {
    sending--
    sendNext()
  })
  sendNext()
}

async function sendOne({ id, files, query }: Sending): Promise<void> {
  const abort = new AbortController()
  aborts.set(id, abort)
  const onSent = (bytes: number) => patch(id, { sentBytes: Math.min(bytes, sizeOf(files)) })
  try {
    const { uploadId } = await send({ route: uploadRoutes.upload, query, files, onSent, signal: abort.signal })
    follow(id, uploadId)
    if (unwanted.delete(id)) await call(uploadRoutes.cancelUpload, { params: { uploadId } }).catch(ignoreFinished)
  } catch (error) {
    fail(id, error)
  } finally {
    aborts.delete(id)
  }
}

/** Follows an upload until it is over; when the stream breaks off, asks once more and listens again. */
function follow(id: number, uploadId: string): void {
  taken.set(id, uploadId)
  void queries.invalidateQueries({ queryKey: ['uploads'] })
  const params = { uploadId }
  const stop = watch(
    uploadRoutes.watchUpload,
    { params },
    {
      onEvent: upload => learn(id, upload) && stop(),
      onEnd: () => {
        call(uploadRoutes.getUpload, { params })
          .then(upload => learn(id, upload) || setTimeout(() => follow(id, uploadId), 1000))
          .catch(error => fail(id, error))
      },
    },
  )
}

/** Takes in what the server says of an upload; true when it is over. */
function learn(id: number, upload: Upload): boolean {
  const known = parcels.find(parcel => parcel.id === id)
  if (known?.upload && isOver(known.upload)) return true
  const readingSince = known?.readingSince ?? (upload.processedRows > 0 ? Date.now() : null)
  patch(id, { upload, readingSince })
  if (!isOver(upload)) return false
  void queries.invalidateQueries({ queryKey: ['datasets'] })
  void queries.invalidateQueries({ queryKey: ['uploads'] })
  if (upload.status === 'cancelled') dismiss(id)
  if (upload.status === 'completed') {
    for (const listener of doneListeners) listener(upload)
    if (!upload.sameAsDatasetId || known?.isAgain) setTimeout(() => dismiss(id), 4000)
  }
  return true
}

function fail(id: number, error: unknown): void {
  if (error instanceof Fault && error.code === 'cancelled') dismiss(id)
  else patch(id, { failure: error instanceof Error ? error.message : text.upload.cannotRead })
}

function ignoreFinished(error: unknown): void {
  // It finished while the person reached for the button.
  if (!(error instanceof Fault && error.code === 'conflict')) throw error
}

function patch(id: number, part: Partial<Parcel>): void {
  change(parcels.map(parcel => (parcel.id === id ? { ...parcel, ...part } : parcel)))
}

function change(next: readonly Parcel[]): void {
  parcels = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
