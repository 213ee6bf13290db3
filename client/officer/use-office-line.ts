import { useEffect } from 'react';
import type { LineView } from '../../shared/protocol/views.ts';
import { holdCounter, useCounterStatus, useLines } from '../net/counter-connection.ts';
import type { RoomStatus } from '../net/room-connection.ts';
import { noteSignedOut, refreshStaff } from './staff-store.ts';
import { refreshLine } from './ticket-commands.ts';

/** Without the room the line is asked for this often, ms. */
const POLL_MS = 4000;
/** Another browser may take the desk: looked after even while nothing else happens. */
const DESK_CHECK_MS = 60_000;

/** The office's line, kept true by the counter room, over HTTPS while the room is away. */
export function useOfficeLine(region: string): { line: LineView | null; status: RoomStatus } {
  const status = useCounterStatus(region, 'officer');
  const line = useLines((lines) => lines[region] ?? null);

  useEffect(() => holdCounter(region, 'officer'), [region]);

  useEffect(() => {
    const ask = () => void refreshLine().catch(noteSignedOut);
    ask();
    // Signed out, or not an officer here any more: the server's answer decides what to show.
    if (status === 'online' || status === 'refused') void refreshStaff();
    if (status === 'online') return;
    const timer = setInterval(ask, POLL_MS);
    return () => clearInterval(timer);
  }, [status]);

  useEffect(() => {
    const timer = setInterval(() => void refreshStaff(), DESK_CHECK_MS);
    return () => clearInterval(timer);
  }, []);

  return { line, status };
}
