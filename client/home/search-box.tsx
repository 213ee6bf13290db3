import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Link, useNavigate } from 'react-router';
import { useCounterSearch } from '../state/use-counter-search.ts';
import type { Match } from '../state/search-counters.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './search-box.module.css';

/** Where a match leads: a service at a region, the choice of a region for a service, or a region's counter. */
export function matchPath({ service, region }: Match): string {
  if (region && service) return `/teks/loket/${region.code}/layanan/${service.id}`;
  if (region) return `/teks/loket/${region.code}`;
  return `/teks?layanan=${encodeURIComponent(service?.id ?? '')}`;
}

/** One field for everything: "ktp garut" leads straight to the service at that counter. */
export function SearchBox() {
  const { t } = useTranslation('home');
  const id = useId();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const { prepare, ready, search } = useCounterSearch();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const matches = useMemo(() => search(asked), [asked, search]);

  function move(event: KeyboardEvent, step: 1 | -1): void {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = at + step;
    event.preventDefault();
    if (next < 0) field.current?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') move(event, 1);
    if (event.key === 'ArrowUp') move(event, -1);
    if (event.key === 'Escape') {
      setQuery('');
      field.current?.focus();
    }
  }

  return (
    // The arrows are a convenience beside Tab; every result is an ordinary link.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles['box']} onKeyDown={onKeyDown}>
      <form
        role="search"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          const first = matches[0];
          if (first) void navigate(matchPath(first));
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {t('search.label')}
        </label>
        <span className={styles['glass']}>
          <Icon name="search" size={24} />
        </span>
        <input
          ref={field}
          id={id}
          className={styles['field']}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t('search.placeholder')}
          value={query}
          onFocus={prepare}
          onChange={(event) => {
            prepare();
            setQuery(event.target.value);
          }}
        />
        {query ? (
          <button
            type="button"
            className={styles['clear']}
            aria-label={t('search.clear')}
            onClick={() => {
              setQuery('');
              field.current?.focus();
            }}
          >
            <Icon name="close" size={20} />
          </button>
        ) : null}
      </form>
      <p className="visually-hidden" role="status">
        {asked && ready ? t('search.results', { count: matches.length }) : ''}
      </p>
      {asked ? (
        <div className={styles['results']}>
          {matches.length > 0 ? (
            <ul ref={list} className={styles['list']}>
              {matches.map((match) => (
                <li key={matchPath(match)}>
                  <Result match={match} />
                </li>
              ))}
            </ul>
          ) : (
            <p className={styles['none']}>
              {ready ? t('search.none', { query: asked }) : t('search.loading')}
            </p>
          )}
        </div>
      ) : null}
    </div>
  );
}

function Result({ match }: { readonly match: Match }) {
  const { t } = useTranslation('home');
  const { service, region } = match;
  return (
    <Link className={styles['result']} to={matchPath(match)}>
      <Icon name={service ? 'doc' : 'pin'} />
      <span className={styles['words']}>
        <strong lang={service ? DATA_LANGUAGE : undefined}>{service?.name ?? region?.name}</strong>
        <span>{service ? (region?.name ?? t('search.pickRegion')) : t('search.allServices')}</span>
      </span>
      <Icon name="chevron" size={20} />
    </Link>
  );
}
