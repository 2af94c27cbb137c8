import { useEffect } from 'react'
import { isTyping } from '../shell/useShortcuts.ts'
import { clipOf, givenBy } from './clipboard.ts'
import { offerClip } from './offer.ts'

/** What is pasted on the page, and not into something on it, is offered as data. */
export function usePaste(isAllowed: boolean): void {
  useEffect(() => {
    if (!isAllowed) return
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event)) return
      const given = givenBy(event.clipboardData)
      if (!given) return
      event.preventDefault()
      void clipOf(given).then(clip => clip && offerClip(clip))
    }
    addEventListener('paste', onPaste)
    return () => removeEventListener('paste', onPaste)
  }, [isAllowed])
}
