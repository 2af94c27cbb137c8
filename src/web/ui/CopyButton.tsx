import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { text } from '../text.ts'
import { Button } from './Button.tsx'

/** Puts a text into the clipboard, and says so. Browsers have none for pages that came without https: then there is no button. */
export function CopyButton({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false)
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard) return null
  const Icon = isCopied ? Check : Copy
  const copy = () =>
    clipboard.writeText(value).then(
      () => setCopied(true),
      // Not allowed: the text stands beside it, to be marked.
      () => setCopied(false),
    )
  return (
    <Button aria-label={`${text.common.copy}: ${label}`} onClick={() => void copy()}>
      <Icon size={14} aria-hidden />
      <span aria-live="polite">{isCopied ? text.common.copied : text.common.copy}</span>
    </Button>
  )
}
