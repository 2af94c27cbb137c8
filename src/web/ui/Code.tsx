import { CopyButton } from './CopyButton.tsx'

/** Lines of code that are there to be copied. */
export function Code({ label, code }: { label: string; code: string }) {
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between">
        <p className="font-medium text-label">{label}</p>
        <CopyButton label={label} value={code} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-auto rounded-control border border-line bg-hover p-3 font-mono text-label">
        {code}
      </pre>
    </div>
  )
}
