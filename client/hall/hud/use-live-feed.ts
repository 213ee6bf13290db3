/** Carries the live state of all regions onto boards, floor tiles and desks, outside of React's drawing. */
import { useEffect } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import type { TFunction } from '../../i18n/use-translation.ts';
import type { ProvinceView, RegionLive } from '../../../shared/protocol/views.ts';
import type { Zone } from '../../i18n/format.ts';
import { useRegionsStore, watchRegions } from '../../net/live-regions.ts';
import { useZone } from '../../state/use-zone.ts';
import { regionWords } from '../../ui/region-state.ts';
import type { HallEngine } from '../engine/hall-engine.ts';
import { usePlace } from './hall-context.ts';
import '../texts/texts.ts';

export function useLiveFeed(): void {
  const { engine, province } = usePlace();
  const { t } = useTranslation(['common', 'hall']);
  const zone = useZone();
  useEffect(watchRegions, []);
  useEffect(() => {
    if (!engine) return;
    const show = (list: readonly RegionLive[]) => {
      for (const region of list) showRegion(engine, region, zone, t);
      showBigBoard(engine, list, province, t);
    };
    show(useRegionsStore.getState().list);
    return useRegionsStore.subscribe((now, before) => {
      if (now.list !== before.list) show(now.list);
    });
  }, [engine, province, zone, t]);
}

function showRegion(engine: HallEngine, live: RegionLive, zone: Zone | null, t: TFunction): void {
  const words = regionWords(live, zone, Date.now(), t);
  engine.showCounter(live.code, {
    board: {
      open: live.open && live.officers > 0,
      serving: live.desks.some((d) => d.state === 'SERVING' || d.state === 'CALLING'),
      state: words.state,
      ...boardNumber(live, t),
      waiting: words.line || words.detail,
      estimate: words.estimate || (words.line ? words.detail : ''),
    },
    tile: { state: words.lamp, line: live.open && live.waiting > 0 ? words.line : '' },
    desks: live.desks,
  });
}

/** The number that matters most now: being called, being served, else called last. */
function boardNumber(live: RegionLive, t: TFunction): { nowLabel: string; now: string } {
  const calling = live.desks.find((d) => d.state === 'CALLING' && d.number);
  if (calling?.number) return { nowLabel: t('hall:board.calling'), now: calling.number };
  const serving = live.desks.find((d) => d.state === 'SERVING' && d.number);
  if (serving?.number) return { nowLabel: t('hall:board.serving'), now: serving.number };
  const [last] = live.lastCalls;
  if (last) return { nowLabel: t('hall:board.last'), now: last.number };
  return { nowLabel: live.officers > 0 ? t('hall:board.ready') : t('hall:board.serving'), now: '–' };
}

function showBigBoard(
  engine: HallEngine,
  list: readonly RegionLive[],
  province: ProvinceView,
  t: TFunction,
): void {
  const calls = list
    .flatMap((region) => region.lastCalls.map((call) => ({ ...call, place: region.name })))
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, 4)
    .map(({ number, place }) => ({ number, place }));
  engine.showBigBoard({
    title: province.branding.title,
    zoneLabel: province.timeZoneLabel,
    greeting: t('hall:board.greeting'),
    callsTitle: t('hall:board.calls'),
    calls,
    noCalls: t('hall:board.noCalls'),
  });
}
