/**
 * Unsent words of the officer (a message, the note of an outcome), kept for this tab's session: a reload or a
 * dead server loses nothing, and nothing stays on a shared computer.
 */
const PREFIX = 'mpp.officer.draft.';

export function readDraft(storage: Storage, key: string): string {
  try {
    return storage.getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/** An empty draft is forgotten. */
export function keepDraft(storage: Storage, key: string, text: string): void {
  try {
    if (text === '') storage.removeItem(PREFIX + key);
    else storage.setItem(PREFIX + key, text);
  } catch {
    // A private window without storage: the words live as long as the page.
  }
}

/** Signing out leaves no words of citizens behind. */
export function forgetDrafts(storage: Storage): void {
  try {
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  } catch {
    // nothing was stored
  }
}
