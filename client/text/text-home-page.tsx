import { useEffect } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Link, useSearchParams } from 'react-router';
import { LoadingPlace } from '../app/loading-place.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { MyNumberStrip } from '../home/my-number-strip.tsx';
import { RegionList } from '../home/region-list.tsx';
import { SearchBox } from '../home/search-box.tsx';
import { loadCatalogue, useCatalogue, useProvince } from '../state/province.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import styles from './pages.module.css';
import './texts.ts';

/** `/teks`: choose a regency by search or from the list; with `?layanan=` for a service chosen already. */
export function TextHomePage() {
  const { t } = useTranslation(['common', 'text']);
  const [parameters] = useSearchParams();
  const province = useProvince();
  const service = useChosenService(parameters.get('layanan'));
  const title = service ? t('text:home.forService', { service: service.name }) : t('text:home.title');
  return (
    <>
      <MyNumberStrip />
      <div className={styles['page']}>
        <Breadcrumbs crumbs={[{ to: '/', name: t('home') }]} />
        <PageHeading className={styles['title']} title={title} />
        {service ? (
          <p>
            <Link className={styles['inline']} to="/teks">
              {t('text:home.clearService')}
            </Link>
          </p>
        ) : (
          <>
            <p className={styles['intro']}>{t('text:home.intro')}</p>
            <SearchBox />
          </>
        )}
        <h2 className={styles['subtitle']}>{t('text:home.list')}</h2>
        {province ? (
          <RegionList
            province={province}
            pathOf={(code) => `/teks/loket/${code}${service ? `/layanan/${service.id}` : ''}`}
          />
        ) : (
          <LoadingPlace />
        )}
      </div>
    </>
  );
}

function useChosenService(id: string | null) {
  const catalogue = useCatalogue();
  useEffect(() => {
    if (id) loadCatalogue();
  }, [id]);
  return catalogue?.services.find((service) => service.id === id);
}
