import { Star as Icon } from 'lucide-react'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'

interface Props {
  label: string
  isOn: boolean
  onToggle: (isOn: boolean) => void
}

/** The star of what can be a favourite: full when it is one. */
export function Star({ label, isOn, onToggle }: Props) {
  return (
    <IconButton label={label} aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      <Icon size={14} aria-hidden className={cx(isOn && 'fill-current text-fg')} />
    </IconButton>
  )
}
