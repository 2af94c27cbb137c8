import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import type { Field, Shelf } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { isNumeric } from '../grid/cellText.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Choice } from './Choice.tsx'
import { useExploring } from './context.ts'
import { figureOf, groupOf } from './fieldFor.ts'
import { fieldWords } from './fieldWords.ts'
import { GroupControls } from './GroupControls.tsx'
import { moveField } from './moveField.ts'
import { change, fieldsOn, type Place, remove, shelves } from './shelves.ts'
import { ValueControls } from './ValueControls.tsx'

interface Props {
  field: Field
  place: Place
  onClose: () => void
}

/** Everything that can be said about one field. */
export function FieldPanel({ field, place, onClose }: Props) {
  const { question, columns, edit } = useExploring()
  const name = fieldWords(field, columns)
  const set = (next: Field) =>
    edit(change(question, place, next), words.said.put(fieldWords(next, columns), place.shelf))
  const move = (to: Place) => {
    onClose()
    edit(moveField(question, { from: place, to, columns }), words.said.put(name, to.shelf))
  }
  const count = fieldsOn(question, place.shelf).length
  return (
    <div className="grid gap-3">
      <RoleChoice field={field} shelf={place.shelf} onChange={set} />
      {field.role === 'value' && <ValueControls field={field} onChange={set} />}
      {field.role === 'group' && <GroupControls field={field} onChange={set} />}
      <Choice
        label={words.moveTo}
        value={place.shelf}
        onChange={shelf => move({ shelf, index: fieldsOn(question, shelf).length })}
        options={shelves.map(shelf => [shelf, words.shelves[shelf]])}
      />
      <div className="flex items-center gap-1">
        {count > 1 && (
          <>
            <IconButton
              label={words.left}
              disabled={place.index === 0}
              onClick={() => move({ ...place, index: place.index - 1 })}
            >
              <ArrowLeft size={14} aria-hidden />
            </IconButton>
            <IconButton
              label={words.right}
              disabled={place.index === count - 1}
              onClick={() => move({ ...place, index: place.index + 2 })}
            >
              <ArrowRight size={14} aria-hidden />
            </IconButton>
          </>
        )}
        <span className="flex-1" />
        <Button
          look="ghost"
          onClick={() => {
            onClose()
            edit(remove(question, place), words.said.removed(name))
          }}
        >
          <Trash2 size={14} aria-hidden />
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

interface RoleProps {
  field: Field
  shelf: Shelf
  onChange: (field: Field) => void
}

/** Whether a column groups, is a figure, or stands row by row. */
function RoleChoice({ field, shelf, onChange }: RoleProps) {
  const { columns } = useExploring()
  const column = field.column === undefined ? undefined : columns.get(field.column)
  if (!column) return null
  const roles: [Field['role'], string][] = [
    ...(shelf !== 'facet' ? [['value', words.figureOfIt] as const] : []),
    ...(shelf !== 'size' ? [['group', words.groups] as const] : []),
    ...(isNumeric(column) && shelf !== 'facet' ? [['raw', words.eachRow] as const] : []),
  ].map(([role, said]) => [role, said])
  if (roles.length < 2) return null
  const make: Record<Field['role'], () => Field> = {
    value: () => figureOf(column),
    group: () => groupOf(column, shelf),
    raw: () => ({ role: 'raw', column: column.id }),
  }
  return <Choice label={words.stands} value={field.role} options={roles} onChange={role => onChange(make[role]())} />
}
