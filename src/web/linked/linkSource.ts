import { linkRoutes } from '../../contract/routes/sharing.ts'
import { address, callByLink, downloadByLink } from '../api.ts'
import type { BoardSource } from '../dashboards/view/source.ts'
import { drawnOfLink } from './boardOfLink.ts'

/** A link that was opened: its token, and the proof that its password was shown. */
export interface OpenedLink {
  token: string
  proof: string | null
}

/** A dashboard as a link draws it. */
export function linkSource({ token, proof }: OpenedLink, allowsExport: boolean): BoardSource {
  const params = { token }
  return {
    key: ['link', token],
    draw: async (body, signal) => {
      const drawn = await callByLink(linkRoutes.drawLink, { params, body }, { proof, signal })
      return { ...drawn, tiles: drawn.tiles.map(drawnOfLink), targets: [] }
    },
    brush: async (body, signal) => {
      const { tiles } = await callByLink(linkRoutes.brushLink, { params, body }, { proof, signal })
      return { tiles: tiles.map(drawnOfLink) }
    },
    offer: (filterId, search, signal) =>
      callByLink(
        linkRoutes.linkFilterValues,
        { params: { ...params, filterId }, query: search ? { search } : {} },
        { proof, signal },
      ),
    image: imageId =>
      address(linkRoutes.linkImage, {
        params: { ...params, imageId },
        query: proof === null ? {} : { proof },
        ofLink: true,
      }),
    hasOrigins: false,
    hasExports: false,
    data: allowsExport
      ? (tileId, { values, selections }, signal) =>
          downloadByLink(linkRoutes.linkData, { params, body: { tileId, values, selections } }, { proof, signal })
      : null,
  }
}
