import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useNavigate } from 'react-router';
import type { CounterPlace, Point } from '../../../shared/hall/types.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useHall } from '../state/hall-store.ts';
import { CounterChoice } from './counter-choice.tsx';
import { nearest, sideOf, type Near } from './direction.ts';
import { FloorPlan } from './floor-plan.tsx';
import { usePlace, useRegionName } from './hall-context.ts';
import { BusiestWords } from './hall-sheet.tsx';
import { mouthOf } from './plan-frame.ts';
import { useTextPath } from './top-bar.tsx';
import styles from './where-sheet.module.css';

const NEAREST = 3;
/** Nearer than this one is there, metres. */
const HERE_M = 2;

/** Nobody is ever lost: where I am, what is near, where everything is, and the ways out. */
export function WhereSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['hall', 'common']);
  const { hall, engine } = usePlace();
  const navigate = useNavigate();
  const textPath = useTextPath();
  const target = useHall((state) => state.target?.code ?? null);
  const isAbove = useHall((state) => state.gallery);
  const isCrowded = useHall((state) => state.cells.length > 0);
  const go = (walk: () => void) => {
    onClose();
    walk();
  };
  const toCounter = (code: string) => go(() => engine?.guideTo(code));
  const toPoint = (at: Point) => go(() => engine?.walkTo(at));
  return (
    <Sheet title={t('where.title')} onClose={onClose}>
      <p className={styles['here']}>
        <Icon name="pin" /> <WhereWords />
      </p>
      <div>
        <FloorPlan hall={hall} target={target} onCounter={toCounter} onPoint={toPoint} />
        <ul className={styles['legend']}>
          {isAbove ? null : <li className={styles['you']}>{t('where.legendYou')}</li>}
          <li className={styles['open']}>{t('where.legendOpen')}</li>
          <li className={styles['closed']}>{t('where.legendClosed')}</li>
          {target ? <li className={styles['aim']}>{t('where.legendTarget')}</li> : null}
          {isCrowded ? <li className={styles['crowd']}>{t('where.legendCrowd')}</li> : null}
        </ul>
        <div className={styles['busy']}>
          <BusiestWords />
        </div>
      </div>
      <section>
        <h3 className={styles['heading']}>{t('where.leaveTitle')}</h3>
        <div className={styles['out']}>
          {isAbove ? null : (
            <Button onClick={() => toPoint(hall.entrance.spawn)}>{t('where.entrance')}</Button>
          )}
          <ButtonLink to={textPath}>{t('bar.text')}</ButtonLink>
          <Button onClick={() => void navigate('/')}>{t('where.leave')}</Button>
        </div>
      </section>
      {isAbove ? null : <Nearest onChoose={toCounter} />}
      {hall.wings.length > 0 && !isAbove ? (
        <section>
          <h3 className={styles['heading']}>{t('where.wings')}</h3>
          <div className={styles['ways']}>
            {hall.wings.map((wing) => (
              <Button
                key={wing.id}
                className={styles['wing']}
                style={{ borderLeftColor: wing.accent }}
                onClick={() => toPoint(mouthOf(wing))}
              >
                {t('sign.wing', { name: wing.name, subtitle: wing.subtitle })}
              </Button>
            ))}
          </div>
        </section>
      ) : null}
    </Sheet>
  );
}

/** The counters around, as they lay when the sheet was opened: a list that jumps cannot be read. */
function Nearest({ onChoose }: { readonly onChoose: (code: string) => void }) {
  const { t } = useTranslation('hall');
  const { hall, engine } = usePlace();
  const nameOf = useRegionName();
  const [near] = useState<readonly Near<CounterPlace>[]>(() =>
    engine ? nearest(hall.counters, engine.whereabouts(), NEAREST) : [],
  );
  if (near.length === 0) return null;
  return (
    <section>
      <h3 className={styles['heading']}>{t('where.nearest')}</h3>
      <ul className={styles['list']}>
        {near.map(({ place, metres, degrees }) => (
          <li key={place.code}>
            <CounterChoice
              code={place.code}
              title={nameOf(place.code)}
              note={
                metres < HERE_M
                  ? t('way.here')
                  : `${t('way.metres', { metres: Math.round(metres) })} · ${t(`way.${sideOf(degrees)}`)}`
              }
              onChoose={() => onChoose(place.code)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhereWords() {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const nameOf = useRegionName();
  const at = useHall((state) => state.panel.at);
  const id = useHall((state) => state.wing);
  const wing = hall.wings.find((w) => w.id === id);
  const isAbove = useHall((state) => state.gallery);
  if (isAbove) return t('gallery.here');
  if (at) return t('where.counter', { name: nameOf(at) });
  return wing ? t('where.wing', { name: `${wing.subtitle} ${wing.name}` }) : t('where.atrium');
}
