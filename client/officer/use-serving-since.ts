import { useState } from 'react';
import { keepDraft, readDraft } from './drafts.ts';

/**
 * When this consultation began, epoch ms, as this tab saw it: kept over a reload. The line tells no time of the
 * beginning; the office's figures come from the event log, not from here.
 */
export function useServingSince(ticketId: string, now: number): number {
  const [since, setSince] = useState(() => ({ ticketId, at: remembered(ticketId, now) }));
  if (since.ticketId === ticketId) return since.at;
  const fresh = { ticketId, at: remembered(ticketId, now) };
  setSince(fresh);
  return fresh.at;
}

function remembered(ticketId: string, now: number): number {
  const key = `serving.${ticketId}`;
  const kept = Number(readDraft(sessionStorage, key));
  if (kept > 0) return kept;
  keepDraft(sessionStorage, key, String(now));
  return now;
}
