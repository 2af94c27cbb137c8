import { type FormEvent, useState } from 'react'
import { stemOf } from '../../core/grid/fileName.ts'
import { formatBytes } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { commonName } from './commonName.ts'
import { withdraw } from './offer.ts'
import { upload, uploadTogether } from './tray.ts'
import { uploadText } from './uploadText.ts'

const words = uploadText.together
const REMEMBERED = 'files.into'
const MOST_IN_ONE = 1000
const NAMES_SHOWN = 200

type Into = 'one' | 'many'

/** Asks whether several files are one dataset or many; the answer is remembered in this browser. */
export function TogetherDialog({ files, leftOut }: { files: readonly File[]; leftOut: number }) {
  const fit = files.length <= MOST_IN_ONE
  const [into, setInto] = useState<Into>(() => (fit ? remembered() : 'many'))
  const [name, setName] = useState(() => commonName(files))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fit) localStorage.setItem(REMEMBERED, into)
    withdraw()
    if (into === 'one') uploadTogether(files, name.trim() || commonName(files))
    else upload(files)
  }
  return (
    <Dialog open onClose={withdraw} title={words.title(files.length)}>
      <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium text-label text-muted">{words.question}</legend>
          <Choice
            name="into"
            checked={into === 'one'}
            disabled={!fit}
            onChoose={() => setInto('one')}
            label={words.one(files.length)}
            note={fit ? words.oneNote : words.tooMany(MOST_IN_ONE)}
          />
          <Choice
            name="into"
            checked={into === 'many'}
            onChoose={() => setInto('many')}
            label={words.many(files.length)}
            note={words.manyNote}
          />
        </fieldset>
        {into === 'one' && (
          <Field
            label={words.name}
            value={name}
            maxLength={120}
            onChange={event => setName(event.target.value)}
            autoComplete="off"
          />
        )}
        <Names files={files} into={into} leftOut={leftOut} />
        <div className="flex justify-end gap-2">
          <Button onClick={withdraw}>{text.common.cancel}</Button>
          <Button look="primary" type="submit">
            {words.send}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function remembered(): Into {
  return localStorage.getItem(REMEMBERED) === 'one' ? 'one' : 'many'
}

/** The files, as tables or as datasets will be called. */
function Names({ files, into, leftOut }: { files: readonly File[]; into: Into; leftOut: number }) {
  const hidden = files.length - NAMES_SHOWN
  return (
    <section
      aria-label={words.files}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-40 overflow-auto rounded-control border border-line"
    >
      <ul className="grid">
        {files.slice(0, NAMES_SHOWN).map((file, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may be called the same, and none moves
          <li key={i} className="flex items-baseline gap-3 px-3 py-1 text-label">
            <span className="min-w-0 flex-1 truncate" title={file.name}>
              {into === 'many' ? stemOf(file.name) : file.name}
            </span>
            <span className="num shrink-0 text-muted">{formatBytes(file.size)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="px-3 py-1 text-label text-muted">{words.andMore(hidden)}</p>}
      {leftOut > 0 && <p className="px-3 py-1 text-label text-muted">{words.left(leftOut)}</p>}
    </section>
  )
}
