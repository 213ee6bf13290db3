/** The tab's title: the page's own, unless a call wants attention. */
import { useEffect } from 'react';

const BRAND = 'MPP Digital';
let page = '';
let attention = '';

function show(): void {
  document.title = attention || (page ? `${page} · ${BRAND}` : BRAND);
}

/** Titles the tab while the page is mounted; an empty title is the brand alone. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

/** Replaces the title until called with an empty text: "Giliran Anda! A-012". */
export function setTitleAttention(text: string): void {
  attention = text;
  show();
}
