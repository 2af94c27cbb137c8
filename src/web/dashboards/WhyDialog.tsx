import { text } from '../text.ts'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  title: string
  why: string
  onClose: () => void
}

/** Why the dashboard has this tile. */
export function WhyDialog({ title, why, onClose }: Props) {
  return (
    <Dialog open onClose={onClose} title={text.dashboard.why} description={title}>
      <p className="text-body">{why}</p>
    </Dialog>
  )
}
