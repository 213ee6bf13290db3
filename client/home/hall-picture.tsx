import styles from './hall-picture.module.css';

/** Drawn from the hall itself by tests/studio/draw-welcome.ts. Phones load some 8 KB of it, and last. */
const pictures = {
  day: {
    phone: [
      new URL('./pictures/day-phone.avif', import.meta.url).href,
      new URL('./pictures/day-phone.webp', import.meta.url).href,
    ],
    wide: [
      new URL('./pictures/day-wide.avif', import.meta.url).href,
      new URL('./pictures/day-wide.webp', import.meta.url).href,
    ],
  },
  evening: {
    phone: [
      new URL('./pictures/evening-phone.avif', import.meta.url).href,
      new URL('./pictures/evening-phone.webp', import.meta.url).href,
    ],
    wide: [
      new URL('./pictures/evening-wide.avif', import.meta.url).href,
      new URL('./pictures/evening-wide.webp', import.meta.url).href,
    ],
  },
} as const;

const DARK = '(prefers-color-scheme: dark)';
const WIDE = '(min-width: 60rem)';

/** The hall as it looks: by day on light pages, by lamplight on dark ones. Decoration: the link beside it has the words. */
export function HallPicture() {
  const { day, evening } = pictures;
  return (
    <picture className={styles['frame']}>
      <Sources media={`${WIDE} and ${DARK}`} urls={evening.wide} />
      <Sources media={DARK} urls={evening.phone} />
      <Sources media={WIDE} urls={day.wide} />
      <source type="image/avif" srcSet={day.phone[0]} />
      <img
        className={styles['picture']}
        src={day.phone[1]}
        width={520}
        height={277}
        alt=""
        loading="lazy"
        decoding="async"
        fetchPriority="low"
      />
    </picture>
  );
}

type SourcesProps = { readonly media: string; readonly urls: readonly [avif: string, webp: string] };

function Sources({ media, urls: [avif, webp] }: SourcesProps) {
  return (
    <>
      <source media={media} type="image/avif" srcSet={avif} />
      <source media={media} type="image/webp" srcSet={webp} />
    </>
  );
}
