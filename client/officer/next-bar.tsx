import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem, LineView, StaffMe } from '../../shared/protocol/views.ts';
import { Button } from '../ui/button.tsx';
import { KeyHint } from './key-hint.tsx';
import { stopwatch } from './minutes-since.ts';
import type { NextAction } from './next-action.ts';
import { PersonTags } from './person-tags.tsx';
import type { DeskActions } from './use-desk-actions.ts';
import { useServingSince } from './use-serving-since.ts';
import styles from './next-bar.module.css';

type NextBarProps = {
  readonly line: LineView | null;
  readonly session: NonNullable<StaffMe['session']>;
  readonly desk: DeskActions;
};

/** Who is at hand, and the one thing to do next: always in the same place, always the same key. */
export function NextBar({ line, session, desk }: NextBarProps) {
  const { t } = useTranslation('officer');
  const { action } = desk;
  return (
    <section className={styles['bar']} aria-label={t('next.label')}>
      <div className={styles['who']}>
        {action && line ? <Who action={action} now={desk.now} desk={session.deskLabel} /> : t('loading')}
      </div>
      <div className={styles['actions']}>
        {desk.others.map((order) => (
          <Button key={order} onClick={() => desk.run(order)} busy={desk.busy === order}>
            {t(`next.${order}`)}
            <KeyHint name={order} />
          </Button>
        ))}
        {action ? <Prominent action={action} desk={desk} /> : null}
      </div>
    </section>
  );
}

/** Never a dead button: while nothing can be done it stays focusable and says why. */
function Prominent({ action, desk }: { readonly action: NextAction; readonly desk: DeskActions }) {
  const { t } = useTranslation('officer');
  const notYet = action.kind === 'nobodyWaits' || action.kind === 'awaitAnswer';
  const label =
    action.kind === 'awaitAnswer'
      ? t('next.recallIn', { seconds: Math.max(1, Math.ceil((action.recallAt - desk.now) / 1000)) })
      : t(`next.${action.kind === 'nobodyWaits' ? 'callNext' : action.kind}`);
  return (
    <Button
      variant={notYet ? 'plain' : action.kind === 'finish' ? 'primary' : 'gold'}
      large
      className={styles['prominent']}
      data-not-yet={notYet || undefined}
      aria-disabled={notYet || undefined}
      aria-describedby="next-who"
      busy={desk.busy !== null && !desk.others.some((order) => order === desk.busy)}
      onClick={desk.runNext}
    >
      {label}
      <KeyHint name="next" />
    </Button>
  );
}

function Who({
  action,
  now,
  desk,
}: {
  readonly action: NextAction;
  readonly now: number;
  readonly desk: string;
}) {
  const { t } = useTranslation('officer');
  switch (action.kind) {
    case 'becomeAvailable':
      return <p id="next-who">{t('next.onBreak')}</p>;
    case 'nobodyWaits':
      return (
        <div id="next-who">
          <p className={styles['calm']}>{t('next.nobody')}</p>
          <p className={styles['hint']}>{t('next.nobodyHint')}</p>
        </div>
      );
    case 'callNext':
      return <Person item={action.next} phase={t('next.nextIs')} />;
    case 'finish':
      return <Serving item={action.item} now={now} />;
    default:
      return <Called action={action} desk={desk} />;
  }
}

function Called({
  action,
  desk,
}: {
  readonly action: Extract<NextAction, { item: LineItem }>;
  readonly desk: string;
}) {
  const { t } = useTranslation('officer');
  const state =
    action.kind === 'start'
      ? t('next.here')
      : action.kind === 'markMissed'
        ? t('next.noMoreCalls')
        : t('next.awaiting');
  const count = t('next.callingCount', { n: action.item.callCount });
  return (
    <Person item={action.item} phase={`${t('next.calling')} · ${desk}`} detail={`${state} · ${count}`} />
  );
}

function Serving({ item, now }: { readonly item: LineItem; readonly now: number }) {
  const { t } = useTranslation('officer');
  const since = useServingSince(item.ticketId, now);
  return <Person item={item} phase={`${t('next.serving')} · ${stopwatch(since, now)}`} />;
}

function Person({ item, phase, detail }: { item: LineItem; phase: string; detail?: string }) {
  return (
    <div id="next-who" className={styles['person']}>
      <span className={styles['number']}>{item.number}</span>
      <div className={styles['facts']}>
        <p className={styles['phase']}>{phase}</p>
        <p className={styles['name']}>
          {item.citizenName} <PersonTags item={item} />
        </p>
        <p className={styles['hint']}>{detail ?? item.serviceName}</p>
      </div>
    </div>
  );
}
