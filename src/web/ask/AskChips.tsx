import { Check, ChevronDown } from 'lucide-react'
import type { AskChip } from '../../contract/ask.ts'
import { askText as words } from '../askText.ts'
import { cx } from '../ui/cx.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { say } from '../words.ts'

interface Props {
  chips: readonly AskChip[]
  onChoose: (chip: AskChip, option: string) => void
}

const look = 'inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-control border px-2 text-label'

/** What each part of a question was understood as; what it may mean besides is chosen from a list. */
export function AskChips({ chips, onChoose }: Props) {
  if (chips.length === 0) return null
  return (
    <ul aria-label={words.understood} className="flex flex-wrap items-center gap-1.5">
      {chips.map(chip => (
        <li key={`${chip.start}:${chip.end}`} className="max-w-full">
          <Chip chip={chip} onChoose={option => onChoose(chip, option)} />
        </li>
      ))}
    </ul>
  )
}

function Chip({ chip, onChoose }: { chip: AskChip; onChoose: (option: string) => void }) {
  const meaning = chip.says ? say(chip.says) : words.notKnown
  const said = (
    <>
      <span className="min-w-0 truncate text-muted">{chip.text}</span>
      <span className="min-w-0 truncate font-medium">{meaning}</span>
    </>
  )
  const tone = chip.says ? 'border-line bg-surface' : 'border-warn bg-warn-soft'
  if (chip.options.length === 0) return <span className={cx(look, tone)}>{said}</span>
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={words.chip(chip.text, meaning)}
          className={cx(look, tone, 'pointer-coarse:min-h-11 hover:bg-hover')}
        >
          {said}
          <ChevronDown size={12} aria-hidden className="shrink-0 text-muted" />
        </button>
      }
    >
      {chip.options.map(option => (
        <MenuItem
          key={option.id}
          icon={<Check size={14} aria-hidden className={cx(option.id !== chip.chosen && 'invisible')} />}
          onSelect={() => onChoose(option.id)}
        >
          {say(option.says)}
        </MenuItem>
      ))}
    </Menu>
  )
}
