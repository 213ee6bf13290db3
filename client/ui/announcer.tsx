/** Two live regions for the whole page; anything may speak through them. */
import { create } from 'zustand';

type Spoken = { readonly polite: string; readonly assertive: string };
const useSpoken = create<Spoken>(() => ({ polite: '', assertive: '' }));

/**
 * Says a text to screen readers: `polite` waits its turn, `assertive` interrupts (only "Giliran Anda" does).
 * The region is emptied first, so that the same words are said again.
 */
export function announce(text: string, manner: keyof Spoken = 'polite'): void {
  useSpoken.setState({ [manner]: '' });
  setTimeout(() => useSpoken.setState({ [manner]: text }), 60);
}

export function Announcer() {
  const { polite, assertive } = useSpoken();
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
