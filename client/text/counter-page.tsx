import { useTranslation } from '../i18n/use-translation.ts';
import { Link, useNavigate, useParams } from 'react-router';
import type { RegionDetail } from '../../shared/protocol/views.ts';
import { LoadingPlace } from '../app/loading-place.tsx';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { CounterBoard } from '../counter/counter-head.tsx';
import { ServiceList } from '../counter/service-list.tsx';
import { ClosedNotice } from '../counter/take-number.tsx';
import { MyNumberStrip } from '../home/my-number-strip.tsx';
import { useRegionLive } from '../net/live-regions.ts';
import { useRegionDetail } from '../state/province.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './pages.module.css';
import './texts.ts';

/** `/teks/loket/:code`: one regency's counter. A number is one press away on each of its services. */
export function CounterPage() {
  const { code = '' } = useParams();
  const { t } = useTranslation(['common', 'counter']);
  const answer = useRegionDetail(code);
  if (answer.status === 'missing') return <NotFoundPage />;
  if (answer.status === 'ready') return <Counter key={code} detail={answer.detail} />;
  if (answer.status === 'loading') return <LoadingPlace />;
  return (
    <div className={styles['page']}>
      <Notice tone="warn">
        <p>{t('counter:services.unreachable')}</p>
        <Button onClick={answer.reload}>{t('retry')}</Button>
      </Notice>
    </div>
  );
}

function Counter({ detail }: { readonly detail: RegionDetail }) {
  const { t } = useTranslation(['common', 'counter', 'text']);
  const navigate = useNavigate();
  const { code, name } = detail.live;
  const live = useRegionLive(code) ?? detail.live;
  return (
    <>
      <MyNumberStrip />
      <div className={styles['page']}>
        <Breadcrumbs
          crumbs={[
            { to: '/', name: t('home') },
            { to: '/teks', name: t('doors.text') },
          ]}
        />
        <div className={styles['headRow']}>
          <PageHeading className={styles['title']} title={name} />
          <ButtonLink to={`/aula/${code}`}>
            <Icon name="hall" size={20} />
            {t('counter:head.toHall')}
          </ButtonLink>
        </div>
        <CounterBoard live={live} />
        <ClosedNotice live={live} />
        <ServiceList
          detail={detail}
          live={live}
          onTicket={({ id }) => void navigate(`/tiket/${id}`)}
          detailsLink={({ id }, words) => (
            <Link className={styles['details']} to={`layanan/${id}`} aria-label={words.full}>
              {words.short}
            </Link>
          )}
        />
        <Hours detail={detail} />
      </div>
    </>
  );
}

/** Monday first, as offices count. */
const week = [1, 2, 3, 4, 5, 6, 0] as const;

function Hours({ detail }: { readonly detail: RegionDetail }) {
  const { t } = useTranslation('text');
  const intervals = (weekday: number) =>
    detail.hours
      .filter((day) => day.weekday === weekday)
      .flatMap((day) => day.intervals.map(({ from, to }) => `${dotted(from)}–${dotted(to)}`));
  return (
    <section className={styles['hours']} aria-labelledby="jam">
      <h2 id="jam" className={styles['subtitle']}>
        {t('counter.hours', { zone: detail.timeZoneLabel })}
      </h2>
      <dl className={styles['hourList']}>
        {week.map((weekday) => (
          <div key={weekday}>
            <dt>{t(`weekday.d${weekday}`)}</dt>
            <dd>{intervals(weekday).join(', ') || t('counter.closed')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Clocks are written 08.00 in Indonesian. */
function dotted(clock: string): string {
  return clock.replace(':', '.');
}
