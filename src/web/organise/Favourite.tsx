import { Star } from 'lucide-react'
import { organiseText as words } from '../organiseText.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useOrganise } from './queries.ts'

interface Props {
  dataset: { id: string; name: string; isFavourite: boolean }
}

/** The star: full for a favourite. */
export function Favourite({ dataset: { id, name, isFavourite } }: Props) {
  const { favourite } = useOrganise()
  const isOn = favourite.isPending ? favourite.variables.isFavourite : isFavourite
  return (
    <IconButton
      label={isOn ? words.removeFavourite(name) : words.addFavourite(name)}
      aria-pressed={isOn}
      onClick={() => favourite.mutate({ datasetId: id, isFavourite: !isOn })}
    >
      <Star size={14} aria-hidden className={cx(isOn && 'fill-current text-fg')} />
    </IconButton>
  )
}
