import { organiseText as words } from '../organiseText.ts'
import { useOrganise } from './queries.ts'
import { Star } from './Star.tsx'

interface Props {
  dataset: { id: string; name: string; isFavourite: boolean }
}

/** The star of a dataset. */
export function Favourite({ dataset: { id, name, isFavourite } }: Props) {
  const { favourite } = useOrganise()
  const isOn = favourite.isPending ? favourite.variables.isFavourite : isFavourite
  return (
    <Star
      label={isOn ? words.removeFavourite(name) : words.addFavourite(name)}
      isOn={isOn}
      onToggle={next => favourite.mutate({ datasetId: id, isFavourite: next })}
    />
  )
}
