import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useRegionLive } from '../net/live-regions.ts';
import { useRegionDetail } from '../state/province.ts';
import { useMyTickets, useTicket } from '../state/tickets.ts';
import { isFinal } from '../../shared/domain/ticket.ts';
import type { RegionDetail, RegionLive, TicketView } from '../../shared/protocol/views.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { CounterBoard } from './counter-head.tsx';
import { ServiceList } from './service-list.tsx';
import { ServiceStandard } from './service-standard.tsx';
import { ClosedNotice, TakeNumber } from './take-number.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import styles from './counter-panel.module.css';
import './texts.ts';

type CounterPanelProps = {
  /** Code of the region. */
  readonly region: string;
  /** A service to open with, e.g. chosen in the hall's search. */
  readonly serviceId?: string | undefined;
  /** Draws a close button and hears Escape. */
  readonly onClose?: () => void;
};

type View =
  | { readonly kind: 'services' }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'ticket'; readonly id: string };

/**
 * A counter in one panel, for the 3D hall: board, services, standard, number, conversation, result. The flat view
 * shows the same parts under addresses of their own.
 */
export function CounterPanel({ region, serviceId, onClose }: CounterPanelProps) {
  const { t } = useTranslation(['common', 'counter']);
  const live = useRegionLive(region);
  const answer = useRegionDetail(region);
  const panel = useRef<HTMLElement>(null);
  const name = live?.name ?? (answer.status === 'ready' ? answer.detail.live.name : '');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [region]);
  useEscape(panel, onClose);

  return (
    <section ref={panel} className={styles['panel']} aria-label={name}>
      <header className={styles['head']}>
        <h2 ref={heading} tabIndex={-1} className={styles['title']}>
          {name}
        </h2>
        {onClose ? (
          <Button aria-label={t('close')} onClick={onClose} className={styles['close']}>
            <Icon name="close" />
          </Button>
        ) : null}
      </header>
      <div className={styles['scroll']}>
        {answer.status === 'ready' ? (
          <Content
            key={region}
            detail={answer.detail}
            live={live ?? answer.detail.live}
            serviceId={serviceId}
          />
        ) : null}
        {answer.status === 'loading' ? <p role="status">{t('counter:services.loading')}</p> : null}
        {answer.status === 'missing' ? <Notice tone="warn">{t('counter:services.missing')}</Notice> : null}
        {answer.status === 'unreachable' ? (
          <Notice tone="warn">
            <p>{t('counter:services.unreachable')}</p>
            <Button onClick={answer.reload}>{t('retry')}</Button>
          </Notice>
        ) : null}
      </div>
    </section>
  );
}

/** Escape is the way out of every panel in the hall. */
function useEscape(panel: RefObject<HTMLElement | null>, onClose: (() => void) | undefined): void {
  useEffect(() => {
    const box = panel.current;
    if (!box || !onClose) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    box.addEventListener('keydown', leave);
    return () => box.removeEventListener('keydown', leave);
  }, [panel, onClose]);
}

type ContentProps = {
  readonly detail: RegionDetail;
  readonly live: RegionLive;
  readonly serviceId: string | undefined;
};

function Content({ detail, live, serviceId }: ContentProps) {
  const { t } = useTranslation('counter');
  const held = useHeldTicket(live.code);
  const [view, setView] = useState<View>(() => firstView(held, serviceId));
  // A number taken in another tab, or found again after a reload, comes to the front by itself.
  const heldId = held?.id;
  useEffect(() => {
    if (heldId) setView({ kind: 'ticket', id: heldId });
  }, [heldId]);
  const services = useMemo(() => detail.groups.flatMap((group) => group.services), [detail.groups]);
  const toTicket = ({ id }: TicketView) => setView({ kind: 'ticket', id });
  const toServices = () => setView({ kind: 'services' });

  if (view.kind === 'ticket') return <ShownTicket id={view.id} onOther={toServices} />;
  const service = view.kind === 'service' ? services.find(({ id }) => id === view.id) : undefined;
  if (service) {
    return (
      <>
        <Back onClick={toServices} words={t('services.back')} />
        <div lang={DATA_LANGUAGE}>
          <h3 className={styles['service']}>{service.name}</h3>
          <p className={styles['agency']}>{service.agency}</p>
        </div>
        <ClosedNotice live={live} />
        <TakeNumber region={live.code} service={service} live={live} onTicket={toTicket} large />
        <ServiceStandard service={service} sampleNotice={detail.sampleNotice} headingLevel={3} />
      </>
    );
  }
  return (
    <>
      <CounterBoard live={live} />
      <ClosedNotice live={live} />
      {held ? (
        <Button variant="gold" wide onClick={() => toTicket(held)}>
          <Icon name="ticket" />
          {t('take.held', { number: held.number })}
        </Button>
      ) : null}
      <ServiceList
        detail={detail}
        live={live}
        onTicket={toTicket}
        headingLevel={3}
        detailsLink={({ id }, words) => (
          <Button aria-label={words.full} onClick={() => setView({ kind: 'service', id })}>
            {words.short}
          </Button>
        )}
      />
    </>
  );
}

function ShownTicket({ id, onOther }: { readonly id: string; readonly onOther: () => void }) {
  const { t } = useTranslation('counter');
  const ticket = useTicket(id);
  if (!ticket) return null;
  return (
    <>
      <TicketPanel ticket={ticket} />
      {ticket.state === 'SERVING' ? null : <Back onClick={onOther} words={t('services.other')} />}
    </>
  );
}

function Back({ onClick, words }: { readonly onClick: () => void; readonly words: string }) {
  return (
    <div>
      <Button variant="quiet" onClick={onClick}>
        <Icon name="back" size={20} />
        {words}
      </Button>
    </div>
  );
}

/** The open ticket at this counter that matters most, if any. */
function useHeldTicket(region: string): TicketView | undefined {
  return useMyTickets().find((ticket) => ticket.region === region && !isFinal(ticket.state));
}

function firstView(held: TicketView | undefined, serviceId: string | undefined): View {
  if (held) return { kind: 'ticket', id: held.id };
  return serviceId ? { kind: 'service', id: serviceId } : { kind: 'services' };
}
