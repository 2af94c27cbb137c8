import Markdown from 'react-markdown'
import gfm from 'remark-gfm'

/** Written text. What is written as HTML is shown as it was written, never run; pictures are tiles of their own. */
export function TextTile({ markdown }: { markdown: string }) {
  return (
    <div className="prose min-h-0 flex-1 overflow-auto">
      <Markdown remarkPlugins={[gfm]} disallowedElements={['img']} components={{ a: Anchor }}>
        {markdown}
      </Markdown>
    </div>
  )
}

function Anchor({ href, children }: { href?: string | undefined; children?: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="text-accent underline">
      {children}
    </a>
  )
}
