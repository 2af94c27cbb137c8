import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ClipboardPaste, FileSpreadsheet, FileUp } from 'lucide-react'
import { formatBytes } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { readClipboard } from '../uploads/clipboard.ts'
import { offerClip } from '../uploads/offer.ts'
import { usePicker } from '../uploads/picker.ts'
import { uploadSample } from '../uploads/tray.ts'
import { uploadText } from '../uploads/uploadText.ts'
import { samplesQuery } from './queries.ts'

const words = text.home

/** The first thing an empty workspace shows: one large place to drop, and the samples. */
export function LargeDropZone() {
  const picker = usePicker()
  const { data } = useQuery(samplesQuery)
  return (
    <div className="grid gap-6">
      <div className="grid place-items-center rounded-dialog border border-bar border-dashed bg-surface px-6 py-16 text-center">
        <FileUp size={24} strokeWidth={1.5} aria-hidden className="mb-4 text-muted" />
        <h2 className="font-semibold text-lead">{words.dropTitle}</h2>
        <p className="mt-1 mb-5 max-w-sm text-body text-muted">{words.dropNote}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" onClick={picker.open}>
            {words.choose}
          </Button>
          <PasteButton label="shown" />
        </div>
      </div>
      {data && data.items.length > 0 && (
        <section>
          <h2 className="mb-2 font-medium text-label text-muted">{words.orSample}</h2>
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {data.items.map(sample => (
              <li key={sample.name}>
                <button
                  type="button"
                  onClick={() => void uploadSample(sample)}
                  className="flex h-full w-full items-start gap-3 rounded-card border border-line bg-surface p-3 text-left transition-colors duration-150 hover:bg-hover"
                >
                  <FileSpreadsheet size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-muted" />
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium text-body">{sample.title}</span>
                    <span className="block text-label text-muted">{sample.description}</span>
                  </span>
                  <span className="num shrink-0 text-label text-muted leading-5">{formatBytes(sample.sizeBytes)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Looks into the clipboard where the browser allows it, and otherwise gives a place to paste into. */
function PasteButton({ label }: { label: 'shown' | 'where there is room' }) {
  return (
    <Button onClick={() => void readClipboard().then(offerClip)}>
      <ClipboardPaste size={14} aria-hidden />
      <span className={cx(label !== 'shown' && 'sr-only sm:not-sr-only')}>{uploadText.paste.button}</span>
    </Button>
  )
}

/** Says where files land once there are datasets; a mouse may also click it. Fingers have the button above. */
export function DropStrip() {
  const picker = usePicker()
  return (
    <button
      type="button"
      onClick={picker.open}
      className="control mb-4 hidden w-full items-center justify-center gap-2 rounded-control border border-bar border-dashed text-label text-muted transition-colors duration-150 hover:bg-hover hover:text-fg md:flex"
    >
      <FileUp size={14} aria-hidden />
      {words.dropStrip}
    </button>
  )
}

/** The same, out of the way, once there are datasets. */
export function UploadButtons() {
  const picker = usePicker()
  const { data } = useQuery(samplesQuery)
  return (
    <div className="flex gap-2">
      {data && data.items.length > 0 && (
        <Menu
          trigger={
            <Button>
              {words.samples}
              <ChevronDown size={14} aria-hidden className="text-muted" />
            </Button>
          }
        >
          {data.items.map(sample => (
            <MenuItem key={sample.name} hint={formatBytes(sample.sizeBytes)} onSelect={() => void uploadSample(sample)}>
              {sample.title}
            </MenuItem>
          ))}
        </Menu>
      )}
      <PasteButton label="where there is room" />
      <Button look="primary" onClick={picker.open}>
        <FileUp size={14} aria-hidden />
        {words.upload}
      </Button>
    </div>
  )
}
