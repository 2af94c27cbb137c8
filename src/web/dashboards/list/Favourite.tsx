import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { Star } from '../../organise/Star.tsx'
import { useDashboardChanges } from './useDashboardChanges.ts'

/** The star of a dashboard. */
export function Favourite({
  dashboard: { id, name, isFavourite },
}: {
  dashboard: Pick<ListedDashboard, 'id' | 'name' | 'isFavourite'>
}) {
  const { favourite } = useDashboardChanges()
  const isOn = favourite.isPending ? favourite.variables.isFavourite : isFavourite
  return (
    <Star
      label={isOn ? words.removeFavourite(name) : words.addFavourite(name)}
      isOn={isOn}
      onToggle={next => favourite.mutate({ id, isFavourite: next })}
    />
  )
}
