import { text } from '../text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'

/** The sheet of keys. */
export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={text.shell.shortcuts}>
      <dl className="grid">
        {text.shortcuts.map(([keys, what]) => (
          <div key={keys} className="flex min-h-9 items-center justify-between gap-4 border-line border-t">
            <dt className="text-body">{what}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.split(' ').map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
