import { lazy, type ComponentType } from 'react';

/**
 * A page in a chunk of its own. A phone that loses its network for a moment asks a second time; what fails then
 * reaches the error boundary, whose "Muat ulang" also helps when a new version has replaced the files.
 */
export function lazyPage<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return { default: await load() };
    }
  });
}
