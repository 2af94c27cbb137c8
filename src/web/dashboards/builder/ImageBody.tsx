import type { TileConfig } from '../../../contract/dashboard.ts'
import { dashboardImageRoutes } from '../../../contract/routes/dashboardImages.ts'
import { address } from '../../api.ts'
import { cx } from '../../ui/cx.ts'

interface Props {
  dashboardId: string
  config: Extract<TileConfig, { kind: 'image' }>
}

/** A picture that was uploaded. */
export function ImageBody({ dashboardId, config: { imageId, alt, fit } }: Props) {
  return (
    <img
      src={address(dashboardImageRoutes.dashboardImage, { params: { dashboardId, imageId } })}
      alt={alt}
      className={cx('min-h-0 w-full flex-1 rounded-control', fit === 'cover' ? 'object-cover' : 'object-contain')}
    />
  )
}
