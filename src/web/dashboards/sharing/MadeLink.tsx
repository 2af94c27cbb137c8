import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import type { Output } from '../../../contract/route.ts'
import type { sharingRoutes } from '../../../contract/routes/sharing.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/Input.tsx'
import { nameOf } from './linkWords.ts'
import { frameSnippet, serverSnippet } from './snippets.ts'

export type Made = Output<typeof sharingRoutes.createLink>

/** A link that was just made: what is told only once, and how to use it. */
export function MadeLink({ made, onDone }: { made: Made; onDone: () => void }) {
  const { address, secret, link } = made
  return (
    <div className="mt-2 grid gap-4">
      {secret === null ? (
        <Copied label={words.address} value={address} />
      ) : (
        <>
          <Copied label={words.secret} value={secret} note={words.secretNote} />
          <Code label={words.serverCode} code={serverSnippet(address)} />
          <Code label={words.frameCode} code={frameSnippet(nameOf(link))} />
        </>
      )}
      <div className="flex justify-end">
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </div>
  )
}

function Copied({ label, value, note }: { label: string; value: string; note?: string }) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {label}
      </label>
      <div className="flex gap-2">
        <Input id={id} readOnly value={value} className="font-mono" onFocus={event => event.target.select()} />
        <CopyButton label={label} value={value} />
      </div>
      {note && <p className="text-label text-muted">{note}</p>}
    </div>
  )
}

function Code({ label, code }: { label: string; code: string }) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between">
        <p className="font-medium text-label">{label}</p>
        <CopyButton label={label} value={code} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-auto rounded-control border border-line bg-hover p-3 font-mono text-label">
        {code}
      </pre>
    </div>
  )
}

function CopyButton({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  const copy = () => navigator.clipboard.writeText(value).then(() => setCopied(true))
  return (
    <Button aria-label={`${words.copy}: ${label}`} onClick={() => void copy()}>
      <Icon size={14} aria-hidden />
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </Button>
  )
}
