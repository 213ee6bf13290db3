import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react';
import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import type { RegionDetail, RegionLive, ServiceView, TicketView } from '../../shared/protocol/views.ts';
import { searchCounters } from '../state/search-counters.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { ScopeBadge } from './scope-badge.tsx';
import { TakeNumber } from './take-number.tsx';
import styles from './service-list.module.css';
import './texts.ts';

type ServiceListProps = {
  readonly detail: RegionDetail;
  readonly live: RegionLive | undefined;
  readonly onTicket: (ticket: TicketView) => void;
  /** Draws the way to a service's standard: a link in the flat view, a button in the hall's panel. */
  readonly detailsLink: (service: ServiceView, words: { short: string; full: string }) => ReactNode;
  readonly headingLevel?: 2 | 3;
};

/** All services of a counter by group, with a number one press away on each. */
export function ServiceList({ detail, live, onTicket, detailsLink, headingLevel = 2 }: ServiceListProps) {
  const { t } = useTranslation('counter');
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const groups = useMemo(() => filterGroups(detail.groups, asked), [detail.groups, asked]);
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  const Sub = headingLevel === 2 ? 'h3' : 'h4';
  const id = useId();
  const region = detail.live.code;
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <Heading id={id} className={styles['title']}>
        {t('services.title')}
      </Heading>
      <Finder query={query} onChange={setQuery} />
      {groups.length === 0 ? (
        <div className={styles['none']} role="status">
          <p>{t('services.none', { query: asked })}</p>
          <Button onClick={() => setQuery('')}>{t('services.showAll')}</Button>
        </div>
      ) : null}
      {groups.map((group) => (
        <section key={group.prefix} className={styles['group']} aria-labelledby={`${id}-${group.prefix}`}>
          <Sub id={`${id}-${group.prefix}`} className={styles['groupName']}>
            <span className={styles['prefix']} aria-hidden="true">
              {group.prefix}
            </span>
            <span lang={DATA_LANGUAGE}>{group.name}</span>
          </Sub>
          <ul className={styles['list']}>
            {group.services.map((service) => (
              <li key={service.id} className={styles['service']}>
                <div className={styles['words']}>
                  <strong className={styles['name']} lang={DATA_LANGUAGE}>
                    {service.name}
                  </strong>
                  <span className={styles['agency']} lang={DATA_LANGUAGE}>
                    {service.agency}
                  </span>
                  <ScopeBadge scope={service.digitalScope} />
                </div>
                <div className={styles['actions']}>
                  <TakeNumber region={region} service={service} live={live} onTicket={onTicket} />
                  {detailsLink(service, {
                    short: t('services.details'),
                    full: t('services.detailsOf', { name: service.name }),
                  })}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className={styles['sample']}>{t('services.sample', { notice: detail.sampleNotice })}</p>
    </section>
  );
}

function Finder({ query, onChange }: { readonly query: string; readonly onChange: (query: string) => void }) {
  const { t } = useTranslation('counter');
  const id = useId();
  return (
    <div className={styles['finder']}>
      <label className="visually-hidden" htmlFor={id}>
        {t('services.find')}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        className={styles['field']}
        autoComplete="off"
        placeholder={t('services.findPlaceholder')}
        value={query}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

type Groups = RegionDetail['groups'];

/** The groups with only what matches; the best match's group first. */
export function filterGroups(groups: Groups, query: string): Groups {
  if (query === '') return groups;
  const services = groups.flatMap((group) => group.services);
  const order = searchCounters(query, services, [], services.length).map((match) => match.service?.id);
  const rank = (service: ServiceView) => order.indexOf(service.id);
  return groups
    .map((group) => ({
      ...group,
      services: group.services.filter((s) => rank(s) >= 0).sort((a, b) => rank(a) - rank(b)),
    }))
    .filter((group) => group.services.length > 0)
    .sort((a, b) => Math.min(...a.services.map(rank)) - Math.min(...b.services.map(rank)));
}
