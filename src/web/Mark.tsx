/** The product's mark: a needle on its bearing. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" stroke="currentColor" strokeWidth="2" aria-hidden>
      <circle cx="16" cy="16" r="12.5" />
      <path d="M22.2 9.2 17.6 18 9.8 22.8 14.4 14Z" fill="currentColor" strokeWidth="1" strokeLinejoin="round" />
    </svg>
  )
}
