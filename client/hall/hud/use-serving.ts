import { useEffect } from 'react';
import { useRegionLive } from '../../net/live-regions.ts';
import { useOpenTickets } from '../../state/tickets.ts';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';

/** While an officer serves us at the counter where we are, we sit and the camera looks across the desk. Returns whether that is so. */
export function useServing(): boolean {
  const { engine } = usePlace();
  const at = useHall((hall) => hall.panel.at);
  const ticket = useOpenTickets().find((t) => t.state === 'SERVING' && t.region === at);
  const live = useRegionLive(at ?? '');
  const desk = live?.desks.find((d) => d.number !== null && d.number === ticket?.number);
  const code = ticket?.region ?? null;
  // Desks are numbered from one; the first is the middle of the counter.
  const position = Math.min(2, Math.max(0, (desk?.position ?? 1) - 1));
  useEffect(() => {
    engine?.serveAt(code, position);
  }, [engine, code, position]);
  return code !== null;
}
