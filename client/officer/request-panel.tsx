import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem, ServiceView } from '../../shared/protocol/views.ts';
import { formatClock, formatDate } from '../i18n/format.ts';
import { useRegionDetail } from '../state/province.ts';
import { Button } from '../ui/button.tsx';
import { Panel, PanelScroll } from './panel.tsx';
import { PersonTags } from './person-tags.tsx';
import { RequirementList } from './requirement-list.tsx';
import { useZone } from './use-zone.ts';
import styles from './request-panel.module.css';

type RequestPanelProps = {
  readonly item: LineItem | null;
  readonly region: string;
  readonly hidden: boolean;
};

/** Who asks for what, and the service standard by which it is answered. */
export function RequestPanel({ item, region, hidden }: RequestPanelProps) {
  const { t } = useTranslation('officer');
  return (
    <Panel heading={t('request.heading')} hidden={hidden}>
      <PanelScroll className={styles['scroll']}>
        {item ? (
          <Request item={item} region={region} />
        ) : (
          <p className={styles['none']}>{t('request.none')}</p>
        )}
      </PanelScroll>
    </Panel>
  );
}

function Request({ item, region }: { readonly item: LineItem; readonly region: string }) {
  const { t } = useTranslation(['officer', 'common']);
  const zone = useZone();
  const answer = useRegionDetail(region);
  const service =
    answer.status === 'ready'
      ? answer.detail.groups.flatMap((group) => group.services).find((one) => one.id === item.serviceId)
      : undefined;
  return (
    <>
      <div className={styles['person']}>
        <p className={styles['name']}>
          {item.number} · {item.citizenName}
        </p>
        <PersonTags item={item} />
        <p className={styles['meta']}>
          {t('request.arrived', { time: formatClock(item.issuedAt, zone) })}
          {item.callCount > 0 ? ` · ${t('request.calls', { count: item.callCount })}` : ''}
        </p>
      </div>
      {service ? <Standard service={service} ticketId={item.ticketId} /> : null}
      {answer.status === 'loading' ? <p className={styles['none']}>{t('common:loading')}</p> : null}
      {answer.status === 'missing' || answer.status === 'unreachable' ? (
        <div className={styles['none']}>
          <p>{t('request.failed')}</p>
          <Button onClick={answer.reload}>{t('common:retry')}</Button>
        </div>
      ) : null}
    </>
  );
}

const scopeWords = {
  tuntas: 'request.scopeTuntas',
  praperiksa: 'request.scopePraperiksa',
  hadir: 'request.scopeHadir',
} as const;

function Standard({ service, ticketId }: { readonly service: ServiceView; readonly ticketId: string }) {
  const { t } = useTranslation('officer');
  return (
    <>
      <h3 className={styles['service']}>{service.name}</h3>
      <p className={styles['meta']}>{service.agency}</p>
      <RequirementList ticketId={ticketId} requirements={service.requirements} />
      <dl className={styles['facts']}>
        <dt>{t('request.fee')}</dt>
        <dd>{service.fee}</dd>
        <dt>{t('request.duration')}</dt>
        <dd>{service.duration}</dd>
        <dt>{t('request.product')}</dt>
        <dd>{service.product}</dd>
        <dt>{t('request.scope')}</dt>
        <dd>
          {t(scopeWords[service.digitalScope])}: {service.digitalScopeNote}
        </dd>
      </dl>
      <details className={styles['steps']}>
        <summary>{t('request.steps')}</summary>
        <ol>
          {service.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      {service.note ? <p className={styles['meta']}>{service.note}</p> : null}
      <p className={styles['meta']}>
        {t('request.checkedOn', { date: formatDate(service.checkedOn) })}
        {service.sample ? ` · ${t('request.sample')}` : ''}
      </p>
    </>
  );
}
