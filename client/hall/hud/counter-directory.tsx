import { useMemo } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { usePlace } from './hall-context.ts';
import { CounterChoice } from './counter-choice.tsx';
import styles from './counter-directory.module.css';

/** The hall as a list: every counter that stands in the picture is an ordinary button here. */
export function CounterDirectory({ onChoose }: { readonly onChoose: (code: string) => void }) {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const groups = useMemo(() => {
    const wings = hall.wings.map((wing) => ({
      id: wing.id,
      title: t('sign.wing', { name: wing.name, subtitle: wing.subtitle }),
      accent: wing.accent,
      counters: hall.counters.filter((c) => c.wingId === wing.id),
    }));
    const rest = hall.counters.filter((c) => !hall.wings.some((w) => w.id === c.wingId));
    return rest.length > 0
      ? [...wings, { id: '', title: t('search.other'), accent: 'var(--gold)', counters: rest }]
      : wings;
  }, [hall, t]);
  return (
    <details className={styles['directory']}>
      <summary>{t('search.all')}</summary>
      <nav aria-label={t('search.allWords')} className={styles['wings']}>
        {groups.map((group) => (
          <section key={group.id}>
            <h3 style={{ borderColor: group.accent }}>{group.title}</h3>
            <ul className={styles['list']}>
              {group.counters.map((c) => (
                <li key={c.code}>
                  <CounterChoice
                    code={c.code}
                    title={c.name}
                    note={t('sign.counter', { index: c.index })}
                    onChoose={() => onChoose(c.code)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </details>
  );
}
