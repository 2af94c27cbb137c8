/** The product's mark. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" className="fill-fg" />
      <path d="M5.5 14.5v-4M10 14.5v-9M14.5 14.5v-6" strokeWidth="2" strokeLinecap="round" className="stroke-bg" />
    </svg>
  )
}
