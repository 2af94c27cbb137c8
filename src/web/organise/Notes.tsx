import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import type { Dataset } from '../../contract/dataset.ts'
import { useMay } from '../access/me.ts'
import { useDatasetChanges } from '../datasets/useDatasetChanges.ts'
import { organiseText as words } from '../organiseText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/Toast.tsx'

/** What people wrote down about a dataset: its first line, and the whole to read and change. */
export function Notes({ dataset: { id, notes } }: { dataset: Dataset }) {
  const mayEdit = useMay('editor')
  const { save } = useDatasetChanges()
  const [draft, setDraft] = useState<string | null>(null)
  if (!notes && !mayEdit) return null
  const keep = async () => {
    if (draft === null) return
    await save({ id, notes: draft })
    toast(words.saved)
    setDraft(null)
  }
  return (
    <>
      <button
        type="button"
        onClick={() => setDraft(notes)}
        className="-ml-1.5 inline-flex h-6 min-w-0 max-w-full items-center gap-1 rounded-control px-1.5 text-label text-muted hover:bg-hover hover:text-fg"
      >
        <NotebookPen size={12} aria-hidden className="shrink-0" />
        <span className="truncate">{notes ? `${words.notes}: ${notes.split('\n')[0]}` : words.addNotes}</span>
      </button>
      <Dialog open={draft !== null} onClose={() => setDraft(null)} title={words.notes} wide>
        {mayEdit ? (
          <form
            className="grid gap-3"
            onSubmit={event => {
              event.preventDefault()
              void keep()
            }}
          >
            <textarea
              aria-label={words.notes}
              value={draft ?? ''}
              maxLength={50_000}
              rows={12}
              placeholder={words.notesPlaceholder}
              onChange={event => setDraft(event.target.value)}
              onKeyDown={event => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep()
              }}
              className="w-full rounded-control border border-line bg-surface p-2 text-body"
            />
            <div className="flex justify-end gap-2">
              <Button onClick={() => setDraft(null)}>{text.common.cancel}</Button>
              <Button type="submit" look="primary">
                {words.save}
              </Button>
            </div>
          </form>
        ) : (
          <p className="whitespace-pre-wrap text-body">{notes}</p>
        )}
      </Dialog>
    </>
  )
}
