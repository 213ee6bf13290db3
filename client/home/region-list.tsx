import { useMemo, type CSSProperties } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import type { ProvinceView } from '../../shared/protocol/views.ts';
import { useRegions } from '../net/live-regions.ts';
import { useLastRegion } from '../state/last-region.ts';
import { useZone } from '../state/use-zone.ts';
import { Icon } from '../ui/icons.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { regionWords } from '../ui/region-state.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './region-list.module.css';
import './texts.ts';

type Region = ProvinceView['regions'][number];
type Group = {
  readonly id: string;
  readonly name: string;
  readonly subtitle: string;
  readonly accent: string;
  readonly regions: readonly Region[];
};

/** Regions by wing, in the pack's order; those without a wing last (or alone). */
export function groupRegions(province: ProvinceView, restName: string): readonly Group[] {
  const groups = province.wings.map(({ id, name, subtitle, accent }) => ({
    id,
    name,
    subtitle,
    accent,
    regions: province.regions.filter((region) => region.wing === id),
  }));
  const placed = new Set(province.wings.map((wing) => wing.id));
  const rest = province.regions.filter((region) => region.wing === null || !placed.has(region.wing));
  const last = { id: 'x', name: restName, subtitle: '', accent: 'var(--brand-accent)', regions: rest };
  return [...groups, last].filter((group) => group.regions.length > 0);
}

type RegionListProps = {
  readonly province: ProvinceView;
  /** Where a region leads; by default to its counter in the flat view. */
  readonly pathOf?: (code: string) => string;
  /** Offers the way into the 3D hall beside each region. */
  readonly hallLinks?: boolean;
  /** Level of the wings' headings. */
  readonly headingLevel?: 2 | 3;
};

/** Every regency's counter with its live state, by wing. */
export function RegionList({ province, pathOf, hallLinks = false, headingLevel = 3 }: RegionListProps) {
  const { t } = useTranslation('home');
  const groups = useMemo(() => groupRegions(province, t('regions.rest')), [province, t]);
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  const last = useLastRegion((state) => state.code);
  const lastRegion = province.regions.find((region) => region.code === last);
  return (
    <div className={styles['groups']}>
      {lastRegion ? (
        <section className={styles['group']}>
          <Heading className={styles['lastTitle']}>{t('regions.last')}</Heading>
          <ul className={styles['list']}>
            <RegionRow region={lastRegion} accent="var(--gold)" pathOf={pathOf} hallLinks={hallLinks} />
          </ul>
        </section>
      ) : null}
      {groups.length > 1 ? (
        <nav className={styles['jump']} aria-label={t('regions.jump')}>
          {groups.map((group) => (
            <a
              key={group.id}
              className={styles['chip']}
              href={`#wilayah-${group.id}`}
              style={accentStyle(group.accent)}
            >
              {group.name}
            </a>
          ))}
        </nav>
      ) : null}
      {groups.map((group) => (
        <section
          key={group.id}
          className={styles['group']}
          id={`wilayah-${group.id}`}
          style={accentStyle(group.accent)}
        >
          <header className={styles['groupHead']}>
            <Heading className={styles['groupName']}>
              {group.subtitle ? <span className={styles['subtitle']}>{group.subtitle}</span> : null}{' '}
              {group.name}
            </Heading>
            <span className={styles['count']}>{t('regions.count', { count: group.regions.length })}</span>
          </header>
          <ul className={styles['list']}>
            {group.regions.map((region) => (
              <RegionRow
                key={region.code}
                region={region}
                accent={group.accent}
                pathOf={pathOf}
                hallLinks={hallLinks}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function accentStyle(accent: string): CSSProperties {
  return { '--accent': accent } as CSSProperties;
}

type RegionRowProps = {
  readonly region: Region;
  readonly accent: string;
  readonly pathOf: RegionListProps['pathOf'];
  readonly hallLinks: boolean;
};

function RegionRow({ region, accent, pathOf, hallLinks }: RegionRowProps) {
  const { t } = useTranslation(['common', 'home']);
  const { byCode } = useRegions();
  const zone = useZone();
  const now = useNow(60_000);
  const words = regionWords(byCode[region.code], zone, now, t);
  const { kind, name } = splitName(region.name);
  return (
    <li className={styles['row']} style={accentStyle(accent)}>
      <Link className={styles['main']} to={pathOf?.(region.code) ?? `/teks/loket/${region.code}`}>
        <span className={styles['name']}>
          {kind ? <span className={styles['kind']}>{kind} </span> : null}
          {name}
        </span>
        <span className={styles['state']}>
          <Lamp state={words.lamp} />
          <span>{[words.state, words.detail].filter(Boolean).join(' · ')}</span>
        </span>
        {words.line ? (
          <span className={styles['line']}>{[words.line, words.estimate].filter(Boolean).join(' · ')}</span>
        ) : null}
      </Link>
      {hallLinks ? (
        <Link
          className={styles['hall']}
          to={`/aula/${region.code}`}
          aria-label={t('home:regions.hall', { name: region.name })}
          title={t('home:regions.hall', { name: region.name })}
        >
          <Icon name="hall" />
        </Link>
      ) : null}
    </li>
  );
}

/** "Kabupaten Garut": the kind is small print, the name is what one looks for. */
function splitName(full: string): { kind: string; name: string } {
  const [first = '', ...rest] = full.split(' ');
  return rest.length > 0 && /^(kabupaten|kota)$/i.test(first)
    ? { kind: first, name: rest.join(' ') }
    : { kind: '', name: full };
}
