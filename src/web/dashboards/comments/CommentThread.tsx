import { Check, Ellipsis, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Comment } from '../../../contract/sharing.ts'
import { useMay, useMe } from '../../access/me.ts'
import { formatAgo, formatMoment } from '../../format.ts'
import { commentText as words } from '../../sharingText.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { toast } from '../../ui/Toast.tsx'
import { CommentBox } from './CommentBox.tsx'
import { partsOf } from './mentions.ts'
import { useComments } from './queries.ts'

interface Props {
  root: Comment
  answers: readonly Comment[]
  /** Of the tile it is about, where remarks of all tiles stand together. */
  tileTitle: string | null
  mayWrite: boolean
}

/** A remark with its answers. */
export function CommentThread({ root, answers, tileTitle, mayWrite }: Props) {
  const { write, change } = useComments(root.dashboardId)
  const [answering, setAnswering] = useState(false)
  const isSettled = root.resolvedAt !== null
  return (
    <li className="grid gap-2 border-line border-t px-4 py-3">
      {tileTitle !== null && <p className="truncate text-label text-muted">{tileTitle}</p>}
      <Remark comment={root} mayWrite={mayWrite} />
      {answers.length > 0 && (
        <ul className="grid gap-2 border-line border-l-2 pl-3">
          {answers.map(answer => (
            <li key={answer.id}>
              <Remark comment={answer} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      )}
      {isSettled && root.resolvedBy !== null && (
        <p className="text-label text-muted">{words.settled(root.resolvedBy)}</p>
      )}
      {answering ? (
        <CommentBox
          label={words.answer}
          send={words.reply}
          isBusy={write.isPending}
          onCancel={() => setAnswering(false)}
          onSend={text =>
            write.mutate({ text, tileId: root.tileId, parentId: root.id }, { onSuccess: () => setAnswering(false) })
          }
        />
      ) : (
        mayWrite && (
          <div className="-ml-3 flex gap-1">
            <Button look="ghost" onClick={() => setAnswering(true)}>
              {words.reply}
            </Button>
            {!root.isDeleted && (
              <Button
                look="ghost"
                busy={change.isPending}
                onClick={() => change.mutate({ commentId: root.id, isResolved: !isSettled })}
              >
                {isSettled ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
                {isSettled ? words.reopen : words.settle}
              </Button>
            )}
          </div>
        )
      )}
    </li>
  )
}

function Remark({ comment, mayWrite }: { comment: Comment; mayWrite: boolean }) {
  const { change } = useComments(comment.dashboardId)
  const [editing, setEditing] = useState(false)
  if (comment.isDeleted) return <p className="text-body text-muted italic">{words.removed}</p>
  if (editing)
    return (
      <CommentBox
        label={words.edit}
        send={words.edit}
        given={comment}
        isBusy={change.isPending}
        onCancel={() => setEditing(false)}
        onSend={text => change.mutate({ commentId: comment.id, text }, { onSuccess: () => setEditing(false) })}
      />
    )
  return (
    <article>
      <header className="flex items-center gap-2 text-label text-muted">
        <span className="min-w-0 truncate font-medium text-fg">{comment.by}</span>
        <time title={formatMoment(comment.at)}>{formatAgo(comment.at)}</time>
        {comment.editedAt !== null && <span>{words.edited}</span>}
        {mayWrite && <RemarkMenu comment={comment} onEdit={() => setEditing(true)} />}
      </header>
      <p className="whitespace-pre-wrap break-words text-body">
        {partsOf(comment.text, comment.mentions).map((part, i) =>
          part.isMention ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is its place
            <strong key={i} className="font-medium text-accent">
              {part.text}
            </strong>
          ) : (
            part.text
          ),
        )}
      </p>
    </article>
  )
}

function RemarkMenu({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const { account } = useMe()
  const isAdmin = useMay('admin')
  const { remove } = useComments(comment.dashboardId)
  const isOwn = account.id === comment.byId
  if (!isOwn && !isAdmin) return null
  return (
    <span className="ml-auto">
      <Menu
        trigger={
          <IconButton label={words.menuOf(comment.by)}>
            <Ellipsis size={14} aria-hidden />
          </IconButton>
        }
      >
        {isOwn && <MenuItem onSelect={onEdit}>{words.edit}</MenuItem>}
        <MenuItem danger onSelect={() => remove.mutate(comment.id, { onSuccess: () => toast(words.removedNow) })}>
          {words.remove}
        </MenuItem>
      </Menu>
    </span>
  )
}
