import { DATA_LANGUAGE } from '../../i18n/language.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRegionsStore } from '../../net/live-regions.ts';
import { useZone } from '../../state/use-zone.ts';
import { Icon } from '../../ui/icons.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { regionWords } from '../../ui/region-state.ts';
import { useNow } from '../../ui/use-now.ts';
import { useHall } from '../state/hall-store.ts';
import { useRegionName } from './hall-context.ts';
import styles from './counter-choice.module.css';

type CounterChoiceProps = {
  readonly code: string;
  readonly title: string;
  readonly note: string;
  /** The title is a service's name from the pack, not the page's own words. */
  readonly isService?: boolean;
  readonly onChoose: () => void;
};

/** One counter as a button: what it is, how it is there now; pressing it brings one there. */
export function CounterChoice({ code, title, note, isService, onChoose }: CounterChoiceProps) {
  const { t } = useTranslation(['common', 'hall']);
  const live = useRegionsStore((regions) => regions.byCode[code]);
  const zone = useZone();
  const words = regionWords(live, zone, useNow(60_000), t);
  const nameOf = useRegionName();
  const name = nameOf(code);
  const facts = [words.state, words.line, words.estimate].filter(Boolean).join(' · ');
  const isAbove = useHall((hall) => hall.gallery);
  // From above there is no way to walk: the counter opens.
  const todo = t(isAbove ? 'hall:go.here' : 'hall:go.to', { name });
  // All that is seen is said, in the same order.
  const label = [todo, title === name ? '' : title, note, facts].filter(Boolean).join('. ');
  return (
    <button type="button" className={styles['choice']} aria-label={label} onClick={onChoose}>
      <span className={styles['words']}>
        <strong lang={isService ? DATA_LANGUAGE : undefined}>{title}</strong>
        {note ? <span className={styles['note']}>{note}</span> : null}
        <span className={styles['facts']}>
          <Lamp state={words.lamp} />
          {facts}
        </span>
      </span>
      <Icon name="arrow" size={20} />
    </button>
  );
}
