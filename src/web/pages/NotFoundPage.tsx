import { Link } from '@tanstack/react-router'
import { text } from '../text.ts'
import { useTitle } from '../ui/Page.tsx'

export function NotFoundPage() {
  useTitle(text.shell.notFound)
  return (
    <main className="grid min-h-[60dvh] place-items-center px-4 text-center">
      <div className="grid gap-3">
        <h1 className="font-semibold text-lead">{text.shell.notFound}</h1>
        <Link to="/" className="text-accent text-body hover:underline">
          {text.shell.goHome}
        </Link>
      </div>
    </main>
  )
}
