import { type ClipboardEvent, type FormEvent, useState } from 'react'
import { formatBytes, locale } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Table, Td, Th } from '../ui/Table.tsx'
import { clipFrom } from './clip.ts'
import { givenBy } from './clipboard.ts'
import { offerClip, withdraw } from './offer.ts'
import { fileNameOf, momentOf, type Pasted, pastedOf } from './pasted.ts'
import { upload } from './tray.ts'
import { uploadText } from './uploadText.ts'

const words = uploadText.paste
const COLUMNS_SHOWN = 12

/** Shows what was pasted, asks what to call it, and sends it as a file; without anything, a place to paste into. */
export function PasteDialog({ pasted }: { pasted: Pasted | null }) {
  return (
    <Dialog open onClose={withdraw} title={words.title} description={words.note} wide>
      {pasted ? <Ready pasted={pasted} /> : <Waiting />}
    </Dialog>
  )
}

function Waiting() {
  const [typed, setTyped] = useState('')
  const onPaste = (event: ClipboardEvent) => {
    const given = givenBy(event.clipboardData)
    const clip = given && clipFrom(given)
    if (!clip) return
    event.preventDefault()
    offerClip(clip)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const pasted = pastedOf(typed)
    if (pasted) offerClip({ pasted })
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-1">
      <textarea
        aria-label={words.here}
        placeholder={words.here}
        rows={8}
        value={typed}
        onPaste={onPaste}
        onChange={event => setTyped(event.target.value)}
        spellCheck={false}
        className="w-full resize-y rounded-control border border-line bg-surface p-2.5 font-mono text-fg text-label hover:border-bar"
      />
      <div className="flex justify-end gap-2">
        <Button onClick={withdraw}>{text.common.cancel}</Button>
        <Button look="primary" type="submit" disabled={typed.trim() === ''}>
          {words.show}
        </Button>
      </div>
    </form>
  )
}

function Ready({ pasted }: { pasted: Pasted }) {
  const [name, setName] = useState(() => words.nameOf(momentOf(new Date(), locale)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    withdraw()
    upload([new File([pasted.text], fileNameOf(name, pasted.ending))])
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-1">
      <Field
        label={words.name}
        value={name}
        required
        maxLength={120}
        onChange={event => setName(event.target.value)}
        onFocus={event => event.target.select()}
        autoComplete="off"
        hint={sizeOf(pasted)}
      />
      <Preview pasted={pasted} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="ghost" onClick={() => offerClip(null)} className="mr-auto">
          {words.again}
        </Button>
        <Button onClick={withdraw}>{text.common.cancel}</Button>
        <Button look="primary" type="submit">
          {words.send}
        </Button>
      </div>
    </form>
  )
}

function sizeOf({ ending, lineCount, text: body }: Pasted): string {
  return [ending.toUpperCase(), words.lines(lineCount), formatBytes(body.length)].join(' · ')
}

function Preview({ pasted: { head, text: body } }: { pasted: Pasted }) {
  if (!head)
    return (
      <div className="grid gap-2">
        <p className="text-label text-muted">{words.asText}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="max-h-48 overflow-auto rounded-control border border-line p-2.5 text-label">
          {body.slice(0, 2000)}
        </pre>
      </div>
    )
  const width = Math.min(COLUMNS_SHOWN, Math.max(...head.map(row => row.length)))
  const columns = Array.from({ length: width }, (_, c) => c)
  const [first = [], ...rest] = head
  return (
    <div className="rounded-control border border-line">
      <Table label={words.preview}>
        <thead>
          <tr>
            {columns.map(c => (
              <Th key={c}>{first[c]}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and none moves
            <tr key={r}>
              {columns.map(c => (
                <Td key={c} className="max-w-60 truncate">
                  {row[c]}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
