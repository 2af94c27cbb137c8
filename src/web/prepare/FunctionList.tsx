import { useState } from 'react'
import type { FormulaFunction } from '../../core/formula/define.ts'
import { signatureOf } from '../../core/formula/define.ts'
import { formulaFunctions } from '../../core/formula/functions.ts'
import { prepareText } from '../prepareText.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Input } from '../ui/Input.tsx'

const words = prepareText.form

/** Every function of formulas: how it is written, what it is for, an example. */
export function FunctionList({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = formulaFunctions.filter(each => `${each.name} ${each.help}`.toLowerCase().includes(wanted))
  const groups = [...new Set(found.map(each => each.group))]
  return (
    <Dialog open onClose={onClose} title={words.functions} description={words.functionsNote} wide>
      <Input
        type="search"
        aria-label={words.searchFunctions}
        placeholder={words.searchFunctions}
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      {groups.map(group => (
        <section key={group} className="mt-4">
          <h3 className="mb-1 font-semibold text-body">{group}</h3>
          <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
            {found
              .filter(each => each.group === group)
              .map(each => (
                <Entry key={each.name} entry={each} />
              ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

function Entry({ entry }: { entry: FormulaFunction }) {
  return (
    <div className="min-w-0">
      <dt className="break-words font-medium font-mono text-label">{signatureOf(entry)}</dt>
      <dd className="text-label text-muted">
        {entry.help} <span className="break-words font-mono">{entry.example}</span>
      </dd>
    </div>
  )
}
