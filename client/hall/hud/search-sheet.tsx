import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { useLastRegion } from '../../state/last-region.ts';
import { loadCatalogue, useCatalogue } from '../../state/province.ts';
import { searchCounters } from '../../state/search-counters.ts';
import { Icon } from '../../ui/icons.tsx';
import { CounterChoice } from './counter-choice.tsx';
import { CounterDirectory } from './counter-directory.tsx';
import { usePlace } from './hall-context.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { quickest, useSuggestion } from './use-suggestion.ts';
import styles from './search-sheet.module.css';

export type Wish = { readonly region: string; readonly serviceId: string | null };

type SearchSheetProps = {
  readonly onClose: () => void;
  readonly onChoose: (wish: Wish) => void;
};

const SUGGESTIONS = 3;
const RESULTS = 8;

/** "Butuh apa?": a service, a region or both in plain words; beneath it every counter as an ordinary button. */
export function SearchSheet({ onClose, onChoose }: SearchSheetProps) {
  const { t } = useTranslation('hall');
  const id = useId();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const field = useRef<HTMLInputElement>(null);
  // Ready for typing, but on a phone the keyboard would cover the suggestions.
  useEffect(() => {
    if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
  }, []);
  const choices = useChoices(asked);
  const submit = () => {
    const [first] = choices;
    if (asked && first) onChoose({ region: first.code, serviceId: first.serviceId });
  };
  return (
    <Sheet title={t('search.title')} onClose={onClose}>
      <form
        role="search"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {t('search.label')}
        </label>
        <Icon name="search" />
        <input
          ref={field}
          id={id}
          type="search"
          autoComplete="off"
          enterKeyHint="go"
          placeholder={t('search.placeholder')}
          value={query}
          onFocus={loadCatalogue}
          onChange={(event) => setQuery(event.target.value)}
        />
      </form>
      <p className="visually-hidden" role="status">
        {asked ? t('search.results', { count: choices.length }) : ''}
      </p>
      {asked && choices.length === 0 ? <p>{t('search.none', { query: asked })}</p> : null}
      {choices.length > 0 ? (
        <ul
          className={styles['list']}
          aria-label={asked ? t('search.results', { count: choices.length }) : t('search.suggested')}
        >
          {choices.map(({ code, serviceId, title, note }) => (
            <li key={`${code} ${serviceId ?? ''}`}>
              <CounterChoice
                code={code}
                title={title}
                note={note}
                isService={serviceId !== null}
                onChoose={() => onChoose({ region: code, serviceId })}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {asked ? null : <CounterDirectory onChoose={(region) => onChoose({ region, serviceId: null })} />}
    </Sheet>
  );
}

type Choice = {
  readonly code: string;
  readonly serviceId: string | null;
  readonly title: string;
  readonly note: string;
};

function useChoices(asked: string): readonly Choice[] {
  const { t } = useTranslation('hall');
  const { province } = usePlace();
  const catalogue = useCatalogue();
  const suggestion = useSuggestion();
  const last = useLastRegion((state) => state.code);
  const list = useRegionsStore((regions) => regions.list);
  return useMemo(() => {
    const nameOf = (code: string) => province.regions.find((r) => r.code === code)?.name ?? code;
    if (!asked) {
      const quick = quickest(list, SUGGESTIONS).map((r) => r.code);
      const codes = [...new Set([suggestion, ...quick])]
        .filter((code) => code !== null)
        .slice(0, SUGGESTIONS);
      return codes.map((code) => ({
        code,
        serviceId: null,
        title: nameOf(code),
        note: code === last ? t('search.last') : quick.includes(code) ? t('search.quick') : '',
      }));
    }
    // A service without a place is looked for where one would go anyway, then where it is quickest.
    const places = [...new Set([suggestion, ...quickest(list, 2).map((r) => r.code)])].filter(
      (c) => c !== null,
    );
    return searchCounters(asked, catalogue?.services ?? [], province.regions, RESULTS)
      .flatMap(({ service, region }): Choice[] => {
        const codes = region ? [region.code] : places;
        return codes.map((code) => ({
          code,
          serviceId: service?.id ?? null,
          title: service?.name ?? nameOf(code),
          note: service ? t('search.at', { region: nameOf(code) }) : '',
        }));
      })
      .slice(0, RESULTS);
  }, [asked, catalogue, province, suggestion, last, list, t]);
}
