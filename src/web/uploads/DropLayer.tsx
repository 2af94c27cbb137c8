import { type ReactNode, useMemo, useState } from 'react'
import { useDropzone } from 'react-dropzone'
import { READ_ENDINGS } from '../../core/grid/fileName.ts'
import { text } from '../text.ts'
import { versionsText } from '../versionsText.ts'
import { Offers } from './Offers.tsx'
import { offer } from './offer.ts'
import { Picker } from './picker.ts'
import type { RefreshTarget } from './refreshTarget.ts'

/** What the file picker shows at first; whatever is dropped is looked at all the same. */
const ACCEPTED = READ_ENDINGS.map(ending => `.${ending}`).join(',')

/** The whole window takes files; what is inside may open the file picker. */
export function DropLayer({ disabled, children }: { disabled: boolean; children: ReactNode }) {
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    onDrop: (files, _refused, event) => offer(files, targetOf(event.target)),
    onDragOver: event => setOver(targetOf(event.target)),
    noClick: true,
    noKeyboard: true,
    disabled,
  })
  const [over, setOver] = useState<RefreshTarget | null>(null)
  const picker = useMemo(() => ({ open }), [open])
  return (
    <Picker value={picker}>
      {/* Where files may not be dropped, everything else is used all the same. */}
      <div {...getRootProps({ role: 'none' })} aria-disabled={false} className="flex min-h-dvh flex-col">
        {/* Opened by buttons; by itself it is nothing to reach. */}
        <input {...getInputProps({ 'aria-label': text.home.choose, accept: ACCEPTED })} hidden />
        {children}
        <Offers />
        {isDragActive && (
          <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
            <div className="grid animate-appear gap-1 rounded-dialog border-2 border-accent border-dashed bg-surface px-12 py-8 text-center shadow-floating">
              <p className="font-semibold text-lead">
                {over ? versionsText.drop.over(over.name) : text.shell.dropHere}
              </p>
              <p className="text-body text-muted">{text.shell.dropNote}</p>
            </div>
          </div>
        )}
      </div>
    </Picker>
  )
}

/** The dataset that stands where a file is dropped: its row of a list, or its page. */
function targetOf(place: EventTarget | null): RefreshTarget | null {
  const holder = place instanceof Element ? place.closest<HTMLElement>('[data-dataset]') : null
  // A page of one dataset takes files anywhere, on its head and around it.
  const { dataset: id, datasetName: name } =
    (holder ?? document.querySelector<HTMLElement>('[data-dataset-page]'))?.dataset ?? {}
  return id && name ? { id, name } : null
}
