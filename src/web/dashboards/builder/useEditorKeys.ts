import { useEffect } from 'react'
import { builderText as words } from '../../builderText.ts'
import { useKeys } from '../../explore/useKeys.ts'
import { usePageCommands } from '../../shell/pageCommands.ts'
import { isTyping } from '../../shell/useShortcuts.ts'
import { copyEvent, readTiles } from './clipboard.ts'
import { useEditing } from './editing.ts'
import { useTileActions } from './useTileActions.ts'

/** Keys that work anywhere on the page, and the same by name in the palette. */
export function useEditorKeys(): void {
  const editing = useEditing()
  const { document, tiles, selection, select, undo, redo, float } = editing
  const actions = useTileActions()
  useKeys({ undo, redo })

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.altKey) return
      const isCommand = event.ctrlKey || event.metaKey
      if (isCommand && event.key.toLowerCase() === 'a') select(tiles.map(({ id }) => id))
      else if (!isCommand && event.key === 'a') float({ kind: 'add' })
      else return
      event.preventDefault()
    }
    const onCopy = (event: ClipboardEvent) => {
      const ids = chosenIds(selection)
      if (isTyping(event) || ids.length === 0 || !getSelection()?.isCollapsed) return
      copyEvent(
        event,
        document,
        tiles.filter(({ id }) => ids.includes(id)),
      )
      if (event.type === 'cut') actions.remove(ids)
    }
    const onPaste = (event: ClipboardEvent) => {
      const copied = isTyping(event) ? null : readTiles(event.clipboardData?.getData('text/plain') ?? '')
      if (!copied) return
      event.preventDefault()
      actions.paste(copied)
    }
    addEventListener('keydown', onKey)
    addEventListener('copy', onCopy)
    addEventListener('cut', onCopy)
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('copy', onCopy)
      removeEventListener('cut', onCopy)
      removeEventListener('paste', onPaste)
    }
  })

  usePageCommands(words.commands, [
    { label: words.add, act: () => float({ kind: 'add' }) },
    { label: words.publish, act: () => float({ kind: 'publish' }) },
    { label: words.phone, act: () => float({ kind: 'phone' }) },
    { label: words.undo, act: undo },
    { label: words.redo, act: redo },
    { label: words.closeGaps, act: actions.closeGaps },
    ...(selection.size === 0
      ? []
      : [
          { label: words.duplicate, act: () => actions.duplicate([...selection]) },
          { label: words.copy, act: () => void actions.copy([...selection]) },
          { label: words.remove, act: () => actions.remove([...selection]) },
        ]),
  ])
}

/** What is selected, else the tile that has the focus. */
function chosenIds(selection: ReadonlySet<string>): string[] {
  if (selection.size > 0) return [...selection]
  const focused = document.activeElement?.closest<HTMLElement>('[data-tile]')?.dataset['tile']
  return focused === undefined ? [] : [focused]
}
