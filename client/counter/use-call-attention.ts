/**
 * One call, announced once on this device: spoken by the assertive live region, chime, vibration, the tab's
 * title; and the officer learns that it was shown. A page loaded late does not announce an old call again.
 */
import { useEffect } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { TicketView } from '../../shared/protocol/views.ts';
import { setTitleAttention } from '../app/page-title.ts';
import { confirmCallSeen, useOpenTickets } from '../state/tickets.ts';
import { announce } from '../ui/announcer.tsx';
import { playChime, unlockSound } from './chime.ts';
import './texts.ts';

const announced = new Set<string>();
const STORED = 'mpp.calls';

function wasAnnounced(callId: string): boolean {
  if (announced.has(callId)) return true;
  try {
    return (sessionStorage.getItem(STORED) ?? '').includes(callId);
  } catch {
    return false;
  }
}

function noteAnnounced(callId: string): void {
  announced.add(callId);
  try {
    sessionStorage.setItem(STORED, [...announced].slice(-20).join(' '));
  } catch {
    // known for this page only
  }
}

/** Tickets being called now. Runs the announcements; mount it once (the call alert does). */
export function useCallAttention(): readonly TicketView[] {
  const { t } = useTranslation('counter');
  const called = useOpenTickets().filter((ticket) => ticket.state === 'CALLED' && ticket.call);
  const callIds = called.map((ticket) => ticket.call?.id).join(' ');
  const first = called[0];

  useEffect(() => {
    addEventListener('pointerdown', unlockSound);
    addEventListener('keydown', unlockSound);
    return () => {
      removeEventListener('pointerdown', unlockSound);
      removeEventListener('keydown', unlockSound);
    };
  }, []);

  useEffect(() => {
    for (const ticket of called) {
      const { call } = ticket;
      if (!call || wasAnnounced(call.id)) continue;
      noteAnnounced(call.id);
      announce(
        t('call.spoken', { number: ticket.number, desk: call.desk, region: ticket.regionName }),
        'assertive',
      );
      playChime();
      navigator.vibrate?.([250, 120, 250, 120, 400]);
    }
    // Only a new call announces; new estimates and languages do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [callIds]);

  useEffect(() => {
    const confirm = () => {
      if (document.visibilityState !== 'visible') return;
      for (const { id, call } of called) if (call) void confirmCallSeen(id, call.id);
    };
    confirm();
    document.addEventListener('visibilitychange', confirm);
    return () => document.removeEventListener('visibilitychange', confirm);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [callIds]);

  useEffect(() => {
    setTitleAttention(first ? t('call.tab', { number: first.number }) : '');
    return () => setTitleAttention('');
  }, [first, t]);

  return called;
}
