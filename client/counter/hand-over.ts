/** The field a message is written in, as far as handing it over goes. */
export type Field = {
  readonly read: () => string;
  readonly write: (text: string) => void;
};

/**
 * Hands what is written to `store` and takes it out of the field only when it is stored: a page that dies in
 * between loses nothing. Words written meanwhile stay; a second press while storing sends nothing twice; what
 * could not be stored stays in the field.
 */
export function createHandOver(field: Field, store: (text: string) => Promise<void>): () => Promise<void> {
  let isStoring = false;
  return async () => {
    const written = field.read();
    const text = written.trim();
    if (isStoring || text === '') return;
    isStoring = true;
    try {
      await store(text);
      const now = field.read();
      field.write(now.startsWith(written) ? now.slice(written.length).trimStart() : now);
    } catch {
      // Not stored: the text stays where it was written, to be sent again.
    } finally {
      isStoring = false;
    }
  };
}
