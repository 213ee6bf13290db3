/** The house mark: a julang ngapak roof, its crossed ridge ends, and the sun in the gable. */
export function BrandMark({ size = 36 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="12" fill="var(--teak)" />
      <path
        d="M19.5 5.5 24 12.5 28.5 5.5"
        fill="none"
        stroke="var(--gold)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <path
        d="M5 29.5C14 28.5 20.5 21.5 24 11.5c3.5 10 10 17 19 18l-.6 4.3C33.7 33 27.8 28.3 24 21.3 20.2 28.3 14.3 33 5.6 33.8Z"
        fill="#fdf3e1"
      />
      <path d="M24 24.5a6 6 0 0 1 6 6H18a6 6 0 0 1 6-6Z" fill="var(--gold)" />
      <path d="M12.5 35.5V42M35.5 35.5V42M9 42h30" stroke="#fdf3e1" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M18.5 36.5h11v5.5h-11z" fill="var(--gold)" />
    </svg>
  );
}
