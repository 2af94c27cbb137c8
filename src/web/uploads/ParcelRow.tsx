import { Link } from '@tanstack/react-router'
import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { say } from '../words.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { progressOf } from './progress.ts'
import { cancel, dismiss, isOver, type Parcel } from './tray.ts'

const words = text.upload
const button = 'control inline-flex shrink-0 items-center rounded-control px-2 font-medium text-label hover:bg-hover'
const quiet = 'text-muted hover:text-fg'

/** One file on its way, telling the truth as it goes; in one line where there is room for it. */
export function ParcelRow({ parcel, inLine }: { parcel: Parcel; inLine: boolean }) {
  const { upload } = parcel
  const failure = parcel.failure ?? (upload?.status === 'failed' ? failureOf(parcel) : null)
  const over = failure !== null || (upload !== null && isOver(upload))
  const isDone = upload?.status === 'completed'
  const { share, words: progress } = progressOf(parcel, Date.now())
  return (
    <Card role="group" aria-label={parcel.fileName} className="animate-appear py-1.5 pr-1.5 pl-3">
      <div className="flex items-center gap-2">
        <StateIcon failed={failure !== null} done={isDone} />
        <span
          className={cx('min-w-0 flex-1 truncate font-medium text-body', inLine && 'sm:max-w-64')}
          title={parcel.fileName}
        >
          {parcel.fileName}
        </span>
        {inLine && failure === null && (
          <Course
            share={isDone ? 'done' : share}
            progress={progress}
            label={parcel.fileName}
            className="hidden flex-1 sm:flex"
          />
        )}
        {inLine && failure !== null && <span className="hidden flex-1 sm:block" />}
        {isDone && upload.datasetId && (
          <Link
            to="/datasets/$datasetId"
            params={{ datasetId: upload.datasetId }}
            className={cx(button, 'text-accent')}
          >
            {words.open}
          </Link>
        )}
        <Ending parcel={parcel} over={over} />
      </div>
      {failure === null ? (
        <Course
          share={isDone ? 'done' : share}
          progress={progress}
          label={parcel.fileName}
          className={inLine ? 'sm:hidden' : ''}
        />
      ) : (
        <p className="pr-2 pb-1 text-label text-muted">{failure}</p>
      )}
      <PasswordForm upload={upload} />
      {isDone && upload.sameAsDatasetId && !parcel.isAgain && <Twin datasetId={upload.sameAsDatasetId} />}
    </Card>
  )
}

function Ending({ parcel, over }: { parcel: Parcel; over: boolean }) {
  const className = cx(button, quiet)
  if (over)
    return (
      <button type="button" aria-label={text.common.dismiss} className={className} onClick={() => dismiss(parcel.id)}>
        <X size={14} aria-hidden />
      </button>
    )
  const label = words.cancelOf(parcel.fileName)
  return (
    <button type="button" aria-label={label} className={className} onClick={() => void cancel(parcel)}>
      {words.cancel}
    </button>
  )
}

/** The same bytes made a dataset before. */
function Twin({ datasetId }: { datasetId: string }) {
  return (
    <p className="pb-1 text-label text-muted">
      {words.same}{' '}
      <Link to="/datasets/$datasetId" params={{ datasetId }} className="text-accent underline">
        {words.sameOpen}
      </Link>
    </p>
  )
}

interface CourseProps {
  share: number | null | 'done'
  progress: string
  label: string
  className: string
}

function Course({ share, progress, label, className }: CourseProps) {
  return (
    <div className={cx('flex items-center gap-3', className || 'pr-2 pb-1')}>
      {share === 'done' ? <span className="flex-1" /> : <ProgressBar share={share} label={label} />}
      <span className="num shrink-0 text-label text-muted">{progress}</span>
    </div>
  )
}

function StateIcon({ failed, done }: { failed: boolean; done: boolean }) {
  if (failed) return <TriangleAlert size={14} aria-hidden className="shrink-0 text-bad" />
  return done ? <CircleCheck size={14} aria-hidden className="shrink-0 text-good" /> : null
}

function failureOf({ upload }: Parcel): string {
  return upload?.reason ? say(upload.reason) : words.cannotRead
}
