import { useQuery } from '@tanstack/react-query'
import type { FilterValue } from '../../../contract/dashboardFilter.ts'
import { tileName } from '../../../core/dashboard/tileName.ts'
import { lockReach } from '../../../core/link/lockReach.ts'
import { boardText } from '../../boardText.ts'
import { sharingText as words } from '../../sharingText.ts'
import { draftQuery, targetsQuery } from './queries.ts'

interface Props {
  dashboardId: string
  filterId: string
  value: FilterValue
}

/** Which charts a lock narrows, and which it takes from those who come by the link. */
export function LockReach({ dashboardId, filterId, value }: Props) {
  const document = useQuery(draftQuery(dashboardId)).data?.document
  const targets = useQuery(targetsQuery(dashboardId)).data
  if (!document || !targets) return null
  const { narrowed, hidden, whole } = lockReach(document, { filterId, value }, targets)
  const titles = (ids: readonly string[]) =>
    document.tiles
      .filter(({ id }) => ids.includes(id))
      .map(tile => `“${tileName(tile, document) || boardText.untitled[tile.config.kind]}”`)
      .join(', ')
  return (
    <p role="status" className="text-label text-muted">
      {words.narrows(narrowed.length, narrowed.length + hidden.length + whole.length)}
      {hidden.length > 0 && <span className="text-warn"> {words.hides(hidden.length, titles(hidden))}</span>}
      {whole.length > 0 && ` ${words.leaves(whole.length, titles(whole))}`}
    </p>
  )
}
