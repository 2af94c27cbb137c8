import { Eye } from 'lucide-react'
import { text } from '../text.ts'
import { Badge } from '../ui/Badge.tsx'

const words = text.dataset

/** That a rule limits whoever looks to some rows. */
export function SomeRows() {
  return (
    <span title={words.someRowsNote}>
      <Badge icon={<Eye size={12} aria-hidden />}>{words.someRows}</Badge>
    </span>
  )
}

/** The same beside a count in a table. */
export function SeenRows() {
  return (
    <span title={words.someRowsNote} className="mr-1 inline-block align-[-1px] text-muted">
      <Eye size={12} role="img" aria-label={words.someRows} />
    </span>
  )
}
