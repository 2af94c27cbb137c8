import { Eraser, Link2, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Message } from '../../contract/message.ts'
import { exploreText as words } from '../exploreText.ts'
import { SaveBar } from '../savedCharts/SaveBar.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { emptyQuestion, isEmpty } from './address.ts'
import { useExploring } from './context.ts'

interface Props {
  steps: { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void }
  /** The drawn chart's own title: what a saved one is called unless told otherwise. */
  title: Message | null
  children: ReactNode
}

/** Back and forth, the link, and the way to keep the chart. */
export function Toolbar({ steps, title, children }: Props) {
  const { question, edit } = useExploring()
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
      {children}
      <IconButton label={words.undo} aria-keyshortcuts="Control+Z" disabled={!steps.canUndo} onClick={steps.undo}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton label={words.redo} aria-keyshortcuts="Control+Shift+Z" disabled={!steps.canRedo} onClick={steps.redo}>
        <Redo2 size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={words.clear}
        disabled={isEmpty(question)}
        onClick={() => edit(emptyQuestion(question.source), words.said.cleared)}
      >
        <Eraser size={16} aria-hidden />
      </IconButton>
      <IconButton label={words.copyLink} onClick={() => void copyLink()}>
        <Link2 size={16} aria-hidden />
      </IconButton>
      <span className="flex-1" />
      <SaveBar question={question} title={title ? say(title) : ''} onAsk={next => edit(next, words.said.options)} />
    </div>
  )
}

async function copyLink(): Promise<void> {
  await navigator.clipboard.writeText(location.href)
  toast(words.copied)
}
