import { Plus } from 'lucide-react'
import { builderText as words } from '../../builderText.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useEditing } from './editing.ts'

/** Nothing is here, and how to begin. */
export function EmptyTab() {
  const { float } = useEditing()
  return (
    <Card>
      <Empty
        action={
          <Button onClick={() => float({ kind: 'add' })}>
            <Plus size={14} aria-hidden />
            {words.add}
          </Button>
        }
      >
        {words.emptyTab}
      </Empty>
    </Card>
  )
}
