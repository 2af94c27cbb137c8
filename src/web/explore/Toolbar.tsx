import { Ellipsis, Eraser, Link2, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ChartType } from '../../contract/chart.ts'
import type { Message } from '../../contract/message.ts'
import { AddToButton, AddToLine } from '../dashboards/addTo/AddToButton.tsx'
import { exploreText as words } from '../exploreText.ts'
import { ExportItems } from '../figures/ExportItems.tsx'
import { ExportMenu } from '../figures/ExportMenu.tsx'
import { SaveBar } from '../savedCharts/SaveBar.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { emptyQuestion, isEmpty } from './address.ts'
import { useExploring } from './context.ts'

interface Props {
  steps: { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void }
  /** The drawn chart's own title: what a saved one is called unless told otherwise. */
  title: Message | null
  /** What it is drawn as, once it is drawn. */
  type: ChartType | undefined
  /** Stands in place of saving, where the chart is kept elsewhere. */
  keep?: ReactNode
  children: ReactNode
}

/** Back and forth, the link, the files, and the way to keep the chart. */
export function Toolbar({ steps, title, type, keep, children }: Props) {
  const { question, edit } = useExploring()
  const hasPicture = title !== null && !isEmpty(question)
  const clear = () => edit(emptyQuestion(question.source), words.said.cleared)
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
      {children}
      <IconButton label={words.undo} aria-keyshortcuts="Control+Z" disabled={!steps.canUndo} onClick={steps.undo}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton label={words.redo} aria-keyshortcuts="Control+Shift+Z" disabled={!steps.canRedo} onClick={steps.redo}>
        <Redo2 size={16} aria-hidden />
      </IconButton>
      <span className="hidden items-center gap-1 sm:flex">
        <IconButton label={words.clear} disabled={isEmpty(question)} onClick={clear}>
          <Eraser size={16} aria-hidden />
        </IconButton>
        <IconButton label={words.copyLink} onClick={() => void copyLink()}>
          <Link2 size={16} aria-hidden />
        </IconButton>
      </span>
      <span className="sm:hidden">
        <Menu
          align="start"
          trigger={
            <IconButton label={words.more}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Eraser size={14} />} disabled={isEmpty(question)} onSelect={clear}>
            {words.clear}
          </MenuItem>
          <MenuItem icon={<Link2 size={14} />} onSelect={() => void copyLink()}>
            {words.copyLink}
          </MenuItem>
          {keep === undefined && type && <AddToLine question={question} type={type} />}
          {hasPicture && <ExportItems chart={{ question }} />}
        </Menu>
      </span>
      <span className="flex-1" />
      {hasPicture && (
        <span className="mr-1 hidden sm:block">
          <ExportMenu chart={{ question }} title={say(title)} />
        </span>
      )}
      {keep === undefined && type && (
        <span className="hidden sm:block">
          <AddToButton question={question} type={type} />
        </span>
      )}
      {keep ?? (
        <SaveBar question={question} title={title ? say(title) : ''} onAsk={next => edit(next, words.said.options)} />
      )}
    </div>
  )
}

async function copyLink(): Promise<void> {
  await navigator.clipboard.writeText(location.href)
  toast(words.copied)
}
