/**
 * Is the server within reach? Requests and the live stream report here; the offline banner listens. Rooms do
 * not: where sockets are blocked everything still works over HTTPS (and their token is a request anyway).
 * A short gap says nothing: only after 2.5 s the visitor is told.
 */
import { create } from 'zustand';

const TELL_AFTER_MS = 2500;

type Reachability = { readonly unreachable: boolean };

export const useReachability = create<Reachability>(() => ({ unreachable: false }));

const down = new Map<string, ReturnType<typeof setTimeout>>();
const told = new Set<string>();

/** A source (`api`, `regions`) reports that it works, or that it does not. */
export function reportReachable(source: string, works: boolean): void {
  if (works) {
    forgetSource(source);
    // Requests come and go: another way that works proves that the next one will, too.
    if (source !== 'api') forgetSource('api');
    return;
  }
  if (down.has(source)) return;
  down.set(
    source,
    setTimeout(() => {
      told.add(source);
      publish();
    }, TELL_AFTER_MS),
  );
}

/** The source is not used any more: it says nothing about the network. */
export function forgetSource(source: string): void {
  clearTimeout(down.get(source));
  down.delete(source);
  told.delete(source);
  publish();
}

function publish(): void {
  const unreachable = told.size > 0;
  if (useReachability.getState().unreachable !== unreachable) useReachability.setState({ unreachable });
}
