import { useTranslation } from '../i18n/use-translation.ts';
import { useRegions } from '../net/live-regions.ts';
import { PageHeading } from '../app/page-heading.tsx';
import { useProvince } from '../state/province.ts';
import { useLanguage } from '../i18n/language.ts';
import { MegaMendung } from '../ui/mega-mendung.tsx';
import { Doors } from './doors.tsx';
import { MyNumberStrip } from './my-number-strip.tsx';
import { RegionList } from './region-list.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './home-page.module.css';
import './texts.ts';

/** The first page: what do you need, the two doors, and the live state of every regency. */
export function HomePage() {
  return (
    <>
      <MyNumberStrip />
      <section className="hero">
        <Scene />
        <div className="hero-inner">
          <Welcome />
          <SearchBox />
          <Doors />
        </div>
      </section>
      <Counters />
    </>
  );
}

function Welcome() {
  const { t } = useTranslation('home');
  const { language } = useLanguage();
  const province = useProvince();
  const tagline = province?.branding.tagline;
  return (
    <>
      <PageHeading className="hero-title" title="">
        {t('title')}
      </PageHeading>
      <p className="hero-note">{tagline?.[language] ?? tagline?.['id'] ?? '\u00a0'}</p>
    </>
  );
}

/** The clouds of Cirebon, on which the hall stands. */
function Scene() {
  return (
    <div className={styles['scene']} aria-hidden="true">
      <MegaMendung className={styles['right']} />
      <MegaMendung className={styles['left']} />
    </div>
  );
}

function Counters() {
  const { t } = useTranslation('home');
  const province = useProvince();
  const title = province ? t('regions.title', { count: province.regions.length }) : t('regions.titleUnknown');
  return (
    <section className={styles['counters']} aria-labelledby="loket">
      <h2 id="loket" className={styles['title']}>
        {title}
      </h2>
      <Summary />
      {province ? <RegionList province={province} hallLinks /> : <Skeleton />}
    </section>
  );
}

/** One honest sentence about the whole house. */
function Summary() {
  const { t } = useTranslation(['common', 'home']);
  const { list, freshness } = useRegions();
  const sum = (count: (region: (typeof list)[number]) => number) =>
    list.reduce((total, region) => total + count(region), 0);
  const open = sum((region) => (region.open ? 1 : 0));
  const words =
    list.length === 0
      ? t('state.unknown')
      : open === 0
        ? t('home:regions.allClosed')
        : t('home:regions.now', {
            open,
            officers: sum((region) => region.officers),
            waiting: sum((region) => region.waiting),
          });
  return <p className={styles['summary']}>{freshness === 'stale' ? t('stale') : words}</p>;
}

/** Holds the place of the list, so that nothing jumps when it comes. */
function Skeleton() {
  return (
    <div className={styles['skeleton']} aria-hidden="true">
      {Array.from({ length: 9 }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}
