import { useId, type ReactNode } from 'react';
import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import type { ServiceView } from '../../shared/protocol/views.ts';
import { formatDate } from '../i18n/format.ts';
import { useProvince } from '../state/province.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScopeBadge } from './scope-badge.tsx';
import styles from './service-standard.module.css';
import './texts.ts';

/** Below this a fact may well be different in another regency, and the page says so. */
const SURE = 0.85;

type ServiceStandardProps = {
  readonly service: ServiceView;
  readonly sampleNotice: string;
  readonly headingLevel?: 2 | 3;
};

/** The published service standard: what to bring, what happens, how long, how much, what one gets, where to complain. */
export function ServiceStandard({ service, sampleNotice, headingLevel = 2 }: ServiceStandardProps) {
  const { t } = useTranslation('counter');
  const province = useProvince();
  return (
    <div className={styles['standard']}>
      <Part icon="doc" title={t('standard.requirements')} level={headingLevel}>
        <ul className={styles['checks']} lang={DATA_LANGUAGE}>
          {service.requirements.map((item) => (
            <li key={item}>
              <Icon name="check" size={18} />
              {item}
            </li>
          ))}
        </ul>
      </Part>
      <Part icon="steps" title={t('standard.steps')} level={headingLevel}>
        <ol className={styles['steps']} lang={DATA_LANGUAGE}>
          {service.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <dl className={styles['facts']}>
        <Fact icon="clock" term={t('standard.duration')}>
          <span lang={DATA_LANGUAGE}>{service.duration}</span>
        </Fact>
        <Fact icon="wallet" term={t('standard.fee')}>
          <span lang={DATA_LANGUAGE}>{service.fee}</span>
        </Fact>
        <Fact icon="gift" term={t('standard.product')}>
          <span lang={DATA_LANGUAGE}>{service.product}</span>
        </Fact>
        <Fact icon="hall" term={t('standard.scope')}>
          <ScopeBadge scope={service.digitalScope} />
          {service.digitalScopeNote ? (
            <span className={styles['soft']} lang={DATA_LANGUAGE}>
              {service.digitalScopeNote}
            </span>
          ) : null}
        </Fact>
        <Fact icon="speak" term={t('standard.complaint')}>
          {province ? (
            <a href={province.complaintUrl} rel="noreferrer">
              {t('standard.complaintText')}
            </a>
          ) : (
            t('standard.complaintText')
          )}
        </Fact>
      </dl>
      {service.confidence < SURE ? <Notice tone="info">{t('standard.unsure')}</Notice> : null}
      <footer className={styles['foot']}>
        <p>
          {t('services.sample', { notice: sampleNotice })}{' '}
          {t('standard.checked', { date: formatDate(service.checkedOn) })}.
        </p>
        {service.note ? (
          <p>
            {t('standard.note')}: <span lang={DATA_LANGUAGE}>{service.note}</span>
          </p>
        ) : null}
        {service.legalBasis.length > 0 ? (
          <p>
            {t('standard.legal')}: <span lang={DATA_LANGUAGE}>{service.legalBasis.join('; ')}</span>
          </p>
        ) : null}
        {service.sources.length > 0 ? (
          <details className={styles['sources']}>
            <summary>
              {t('standard.sources')} ({service.sources.length})
            </summary>
            <ul>
              {service.sources.map((source) => (
                <li key={source}>
                  <a href={source} rel="noreferrer nofollow">
                    {new URL(source).hostname}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </footer>
    </div>
  );
}

type PartProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly level: 2 | 3;
  readonly children: ReactNode;
};

function Part({ icon, title, level, children }: PartProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <Heading id={id} className={styles['heading']}>
        <Icon name={icon} />
        {title}
      </Heading>
      {children}
    </section>
  );
}

function Fact({
  icon,
  term,
  children,
}: {
  readonly icon: IconName;
  readonly term: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['fact']}>
      <dt>
        <Icon name={icon} />
        {term}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
