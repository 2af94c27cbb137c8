import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { uploadRoutes } from '../../contract/routes/datasets.ts'
import { UploadStatus } from '../../contract/upload.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { ListPage } from '../ui/ListPage.tsx'
import { Select } from '../ui/Select.tsx'
import { Th } from '../ui/Table.tsx'
import { UploadLine } from '../uploads/UploadLine.tsx'

const words = text.uploads

/** Every file that was sent, failed ones too. */
export function UploadsPage() {
  const search = useSearch({ from: '/shell/uploads' })
  const status = UploadStatus.options.find(option => option === search.status)
  const go = useNavigate()
  const found = useInfiniteQuery({
    queryKey: ['uploads', status ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(status && { status }), ...(pageParam && { cursor: pageParam }) }
      return call(uploadRoutes.listUploads, { query }, signal)
    },
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
  return (
    <ListPage
      title={words.title}
      note={words.note}
      empty={words.empty}
      found={found}
      actions={
        <Select
          aria-label={words.filter}
          value={status ?? ''}
          onChange={event =>
            void go({ to: '/uploads', search: event.target.value ? { status: event.target.value } : {} })
          }
          className="w-36"
        >
          <option value="">{words.all}</option>
          {UploadStatus.options.map(option => (
            <option key={option} value={option}>
              {words.statuses[option]}
            </option>
          ))}
        </Select>
      }
      head={
        <>
          <Th>{words.file}</Th>
          <Th className="w-28">{words.status}</Th>
          <Th numeric className="hidden w-24 md:table-cell">
            {words.rows}
          </Th>
          <Th numeric className="hidden w-24 md:table-cell">
            {words.size}
          </Th>
          <Th numeric className="hidden w-20 lg:table-cell">
            {words.took}
          </Th>
          <Th className="hidden w-36 lg:table-cell">{words.person}</Th>
          <Th className="hidden w-44 sm:table-cell">{words.when}</Th>
        </>
      }
    >
      {upload => <UploadLine key={upload.id} upload={upload} />}
    </ListPage>
  )
}
