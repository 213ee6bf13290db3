import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { usePageTitle } from './page-title.ts';

/** Key of the first page of this visit: the browser itself puts the focus there. */
let firstKey: string | undefined;

type PageHeadingProps = {
  /** For the tab; usually the heading's own words. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly className?: string | undefined;
};

/** The page's h1. On navigation it gets the focus, so that keyboard and screen reader start where the eye does. */
export function PageHeading({ title, children, className }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  usePageTitle(title);
  useEffect(() => {
    firstKey ??= key;
    if (key !== firstKey) heading.current?.focus({ preventScroll: true });
  }, [key]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  );
}
