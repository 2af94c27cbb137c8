/** A key, as it is printed on keyboards. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-line bg-bg px-1 font-sans text-[11px] text-muted">
      {children}
    </kbd>
  )
}
