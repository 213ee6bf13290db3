/**
 * Text people typed that can be stored and shown: no NUL (PostgreSQL's jsonb has none) and no half of a
 * surrogate pair (it has no UTF-8). Everything else, in any script, is theirs to write.
 */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
