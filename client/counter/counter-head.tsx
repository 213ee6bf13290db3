import { useTranslation } from '../i18n/use-translation.ts';
import type { DeskLive, RegionLive } from '../../shared/protocol/views.ts';
import { useZone } from '../state/use-zone.ts';
import { Icon } from '../ui/icons.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { regionWords } from '../ui/region-state.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './counter-head.module.css';
import './texts.ts';

/** The counter's live board: open or closed, who is there, how long it takes, what each desk does now. */
export function CounterBoard({ live }: { readonly live: RegionLive | undefined }) {
  const { t } = useTranslation(['common', 'counter']);
  const zone = useZone();
  const now = useNow(60_000);
  const words = regionWords(live, zone, now, t);
  return (
    <section className={styles['board']} aria-label={t('counter:head.now')}>
      <ul className={styles['facts']}>
        <li className={styles['fact']}>
          <Lamp state={words.lamp} />
          <strong>{words.state}</strong>
          {words.detail ? <span>{words.detail}</span> : null}
        </li>
        {words.line ? (
          <li className={styles['fact']}>
            <Icon name="people" size={20} />
            <span>{words.line}</span>
          </li>
        ) : null}
        {words.estimate ? (
          <li className={styles['fact']}>
            <Icon name="clock" size={20} />
            <span>{words.estimate}</span>
          </li>
        ) : null}
      </ul>
      {live && live.desks.length > 0 ? (
        <ul className={styles['desks']} aria-label={t('counter:head.desks')}>
          {live.desks.map((desk) => (
            <Desk key={desk.deskId} desk={desk} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Desk({ desk }: { readonly desk: DeskLive }) {
  const { t } = useTranslation('counter');
  const doing = {
    AVAILABLE: t('head.deskFree'),
    CALLING: t('head.calling'),
    SERVING: t('head.serving'),
    BREAK: t('head.deskBreak'),
    LOST: t('head.deskLost'),
  }[desk.state];
  return (
    <li className={styles['desk']}>
      <span className={styles['deskLabel']}>{desk.label}</span>
      <span className={styles['officer']}>
        {desk.officerName}
        {desk.simulated ? <em className={styles['simulated']}>{t('head.simulated')}</em> : null}
      </span>
      <span className={styles['doing']}>
        {doing}
        {desk.number ? (
          <strong className={styles['number']}>
            <span className="visually-hidden">{t('result.number')} </span>
            {desk.number}
          </strong>
        ) : null}
      </span>
    </li>
  );
}
