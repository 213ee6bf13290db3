import { useTranslation } from '../i18n/use-translation.ts';
import type { LineView, StaffMe } from '../../shared/protocol/views.ts';
import type { RoomStatus } from '../net/room-connection.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { classes } from '../ui/classes.ts';
import { DeskMenu } from './desk-menu.tsx';
import { KeyHint } from './key-hint.tsx';
import { longestWaiting, waitingFrom } from './line-groups.ts';
import { useNow } from './use-now.ts';
import { waitWords } from './wait-words.ts';
import styles from './console-header.module.css';

type HeaderProps = {
  readonly me: StaffMe;
  readonly session: NonNullable<StaffMe['session']>;
  readonly line: LineView | null;
  readonly status: RoomStatus;
  readonly onToggleBreak: () => void;
  readonly onHelp: () => void;
};

/** Where I sit, whether I am available, who waits longest, whether the server hears me. */
export function ConsoleHeader({ me, session, line, status, onToggleBreak, onHelp }: HeaderProps) {
  const { t } = useTranslation('officer');
  const region =
    line?.regionName ?? me.offices.find((office) => office.region === session.region)?.name ?? '';
  return (
    <header className={styles['header']} aria-label={t('bar.label')}>
      <div className={styles['place']}>
        <BrandMark size={40} />
        <div className={styles['names']}>
          <h1>{t('bar.office', { region })}</h1>
          <p>
            {session.deskLabel} · {me.name}
          </p>
        </div>
      </div>
      <Availability state={session.state} onToggle={onToggleBreak} />
      <Figures line={line} />
      <Connection status={status} />
      <DeskMenu onHelp={onHelp} />
    </header>
  );
}

function Availability({ state, onToggle }: { state: 'AVAILABLE' | 'BREAK'; onToggle: () => void }) {
  const { t } = useTranslation('officer');
  const options = [
    ['AVAILABLE', t('bar.available')],
    ['BREAK', t('bar.break')],
  ] as const;
  return (
    <div className={styles['state']} role="group" aria-label={t('bar.state')}>
      {options.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={state === value}
          data-state={value}
          onClick={() => state !== value && onToggle()}
        >
          <span className={styles['lamp']} aria-hidden="true" />
          {label}
          {state === value ? null : <KeyHint name="break" />}
        </button>
      ))}
    </div>
  );
}

function Figures({ line }: { readonly line: LineView | null }) {
  const { t } = useTranslation('officer');
  const now = useNow(5000);
  const longest = line ? longestWaiting(line) : null;
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{t('bar.longest')}</dt>
        <dd>
          {longest ? `${longest.number} · ${waitWords(waitingFrom(longest), now, t)}` : t('bar.nobody')}
        </dd>
      </div>
      <div>
        <dt>{t('bar.served')}</dt>
        <dd>{line?.servedToday ?? '–'}</dd>
      </div>
    </dl>
  );
}

const statusWords = {
  idle: 'bar.connecting',
  connecting: 'bar.connecting',
  online: 'bar.connected',
  reconnecting: 'bar.reconnecting',
  refused: 'bar.refused',
  replaced: 'bar.refused',
} as const;

function Connection({ status }: { readonly status: RoomStatus }) {
  const { t } = useTranslation('officer');
  return (
    <p className={classes(styles['connection'], status === 'online' && styles['online'])} role="status">
      <span className={styles['dot']} aria-hidden="true" />
      <span className={styles['word']}>{t(statusWords[status])}</span>
    </p>
  );
}
