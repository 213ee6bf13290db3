/** The quiet page before the desk: sign-in and the choice of a desk share it. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { MegaMendung } from '../ui/mega-mendung.tsx';
import styles from './entrance-page.module.css';

type EntrancePageProps = {
  readonly heading: string;
  readonly lead?: string;
  readonly children: ReactNode;
};

/** The heading receives the focus, so that a screen reader begins there. */
export function EntrancePage({ heading, lead, children }: EntrancePageProps) {
  const { t } = useTranslation(['officer', 'common']);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${heading} · ${t('common:brand')}`;
    title.current?.focus();
  }, [heading, t]);
  return (
    <main id="isi" className={styles['page']}>
      <MegaMendung className={styles['cloud']} />
      <MegaMendung className={styles['cloudFar']} />
      <div className={styles['card']}>
        <header className={styles['head']}>
          <BrandMark size={44} />
          <div>
            <p className={styles['brand']}>{t('common:brand')}</p>
            <h1 ref={title} tabIndex={-1}>
              {heading}
            </h1>
          </div>
        </header>
        {lead ? <p className={styles['lead']}>{lead}</p> : null}
        {children}
      </div>
    </main>
  );
}
