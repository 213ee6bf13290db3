import { DATA_LANGUAGE } from '../i18n/language.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Link, useNavigate, useParams } from 'react-router';
import type { RegionDetail, ServiceView } from '../../shared/protocol/views.ts';
import { LoadingPlace } from '../app/loading-place.tsx';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { CounterBoard } from '../counter/counter-head.tsx';
import { ServiceStandard } from '../counter/service-standard.tsx';
import { ClosedNotice, TakeNumber } from '../counter/take-number.tsx';
import { useRegionLive } from '../net/live-regions.ts';
import { useRegionDetail } from '../state/province.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './pages.module.css';
import './texts.ts';

/** `/teks/loket/:code/layanan/:serviceId`: the standard of one service, and its number. */
export function ServicePage() {
  const { code = '', serviceId = '' } = useParams();
  const { t } = useTranslation(['common', 'counter', 'text']);
  const answer = useRegionDetail(code);
  if (answer.status === 'missing') return <NotFoundPage />;
  if (answer.status === 'loading') return <LoadingPlace />;
  if (answer.status === 'unreachable') {
    return (
      <div className={styles['page']}>
        <Notice tone="warn">
          <p>{t('counter:services.unreachable')}</p>
          <Button onClick={answer.reload}>{t('retry')}</Button>
        </Notice>
      </div>
    );
  }
  const { detail } = answer;
  const service = detail.groups.flatMap((group) => group.services).find(({ id }) => id === serviceId);
  if (service) return <Service detail={detail} service={service} />;
  return (
    <div className={styles['page']}>
      <PageHeading className={styles['title']} title={t('text:service.missing')} />
      <div>
        <ButtonLink variant="primary" to={`/teks/loket/${code}`}>
          {t('text:service.toCounter', { region: detail.live.name })}
        </ButtonLink>
      </div>
    </div>
  );
}

function Service({ detail, service }: { readonly detail: RegionDetail; readonly service: ServiceView }) {
  const { t } = useTranslation(['common', 'text']);
  const navigate = useNavigate();
  const { code, name } = detail.live;
  const live = useRegionLive(code) ?? detail.live;
  return (
    <div className={styles['page']}>
      <Breadcrumbs
        crumbs={[
          { to: '/', name: t('home') },
          { to: '/teks', name: t('doors.text') },
          { to: `/teks/loket/${code}`, name },
        ]}
      />
      <PageHeading className={styles['title']} title={service.name}>
        <span lang={DATA_LANGUAGE}>{service.name}</span>
      </PageHeading>
      <p className={styles['intro']} lang={DATA_LANGUAGE}>
        {service.agency}
      </p>
      <div className={styles['columns']}>
        <div className={styles['aside']}>
          <ClosedNotice live={live} />
          <TakeNumber
            region={code}
            service={service}
            live={live}
            large
            onTicket={({ id }) => void navigate(`/tiket/${id}`)}
          />
          <CounterBoard live={live} />
        </div>
        <div className={styles['main']}>
          <ServiceStandard service={service} sampleNotice={detail.sampleNotice} />
          <p>
            <Link className={styles['inline']} to={`/teks/loket/${code}`}>
              {t('text:service.toCounter', { region: name })}
            </Link>
          </p>
        </div>
      </div>
    </div>
  );
}
