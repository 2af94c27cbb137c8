import type { Suggestion } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { say } from '../words.ts'
import { useExploring } from './context.ts'

/** Why the suggested type fits; where another is drawn, the suggestion can be taken. */
export function TypeReason({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { question, edit } = useExploring()
  const [best] = suggestions
  if (!best) return null
  const why = say(best.why)
  const isTaken = question.type === 'auto' || question.type === best.type
  return (
    <p
      className="order-last min-w-0 basis-full text-label text-muted sm:order-none sm:line-clamp-2 sm:flex-1 sm:basis-64"
      title={why}
    >
      {!isTaken && (
        <>
          <button
            type="button"
            onClick={() => edit({ ...question, type: 'auto' }, words.said.type(words.types[best.type]))}
            className="font-medium text-accent hover:underline"
          >
            {words.rather(words.types[best.type])}
          </button>{' '}
        </>
      )}
      {why}
    </p>
  )
}
