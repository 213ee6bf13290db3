import { useMemo, useRef, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { StaffMe } from '../../shared/protocol/views.ts';
import { ConsoleHeader } from './console-header.tsx';
import { OrderNotice, StandingNotices } from './console-notices.tsx';
import { ConsoleTabs, type Tab } from './console-tabs.tsx';
import { FinishDialog } from './finish-dialog.tsx';
import { LinePanel } from './line-panel.tsx';
import { ticketAtHand } from './next-action.ts';
import { NextBar } from './next-bar.tsx';
import { RequestPanel } from './request-panel.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { TalkPanel } from './talk-panel.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useDeskActions } from './use-desk-actions.ts';
import { useOfficeLine } from './use-office-line.ts';
import { useShortcuts } from './use-shortcuts.ts';
import styles from './console.module.css';

type ConsoleProps = { readonly me: StaffMe; readonly session: NonNullable<StaffMe['session']> };

/** The working screen: line, conversation and request side by side; one at a time where there is no room. */
export function Console({ me, session }: ConsoleProps) {
  const { t } = useTranslation(['officer', 'common']);
  const { line, status } = useOfficeLine(session.region);
  const [chosen, setTab] = useState<Tab | null>(null);
  const [helping, setHelping] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);
  const item = line ? ticketAtHand(line, me.id) : null;
  // After a reload in the middle of a consultation one wants to see the consultation.
  const tab = chosen ?? (item?.state === 'SERVING' ? 'talk' : 'line');
  const desk = useDeskActions(me, session, line, () => {
    setTab('talk');
    // The panel may have to appear first.
    setTimeout(() => composer.current?.focus(), 60);
  });

  const waitingIds = useMemo(
    () => line?.items.filter((one) => one.state === 'WAITING').map((one) => one.ticketId) ?? null,
    [line],
  );
  useArrivals(waitingIds, `${t('title')} · ${t('common:brand')}`);
  useShortcuts({
    next: desk.runNext,
    start: () => desk.run('start'),
    recall: () => desk.run('recall'),
    markMissed: () => desk.run('markMissed'),
    release: () => desk.run('release'),
    finish: desk.openFinish,
    break: desk.toggleBreak,
    write: () => {
      setTab('talk');
      setTimeout(() => composer.current?.focus(), 0);
    },
    help: () => setHelping(true),
  });

  return (
    <div className={styles['console']}>
      <a className="skip-link" href="#isi">
        {t('common:skip')}
      </a>
      <ConsoleHeader
        me={me}
        session={session}
        line={line}
        status={status}
        onToggleBreak={desk.toggleBreak}
        onHelp={() => setHelping(true)}
      />
      <StandingNotices line={line} deskState={session.state} />
      <NextBar line={line} session={session} desk={desk} />
      <OrderNotice />
      <ConsoleTabs tab={tab} onChange={setTab} waiting={waitingIds?.length ?? 0} serving={item !== null} />
      <main id="isi" tabIndex={-1} className={styles['regions']} data-tab={tab}>
        <LinePanel line={line} officerId={me.id} hidden={tab !== 'line'} />
        <TalkPanel item={item} region={session.region} composer={composer} hidden={tab !== 'talk'} />
        <RequestPanel item={item} region={session.region} hidden={tab !== 'request'} />
      </main>
      {desk.finishing ? <FinishDialog item={desk.finishing} onClose={desk.closeFinish} /> : null}
      {helping ? <ShortcutHelp onClose={() => setHelping(false)} /> : null}
    </div>
  );
}
