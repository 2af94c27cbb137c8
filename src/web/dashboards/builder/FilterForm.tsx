import { useState } from 'react'
import { builderText as words } from '../../builderText.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterEditor } from '../filters/FilterEditor.tsx'
import { useEditing } from './editing.ts'

/** The filter of a control on the grid: on which column it is, and which tiles it narrows. */
export function FilterForm({ filterId }: { filterId: string }) {
  const { document, tab, change } = useEditing()
  const [isOpen, setIsOpen] = useState(false)
  const filter = document.filters.find(({ id }) => id === filterId)
  if (!filter) return <p className="text-label text-muted">{words.noFilter}</p>
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{words.editFilter}</Button>
      {isOpen && (
        <FilterEditor
          document={document}
          tabId={tab.id}
          filter={filter}
          onSave={operations => change(operations)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
