import { useTranslation } from '../../i18n/use-translation.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useHall } from '../state/hall-store.ts';
import { busiestPlace } from './crowd-places.ts';
import { usePlace } from './hall-context.ts';
import { Invite } from './invite.tsx';
import styles from './hall-sheet.module.css';

type HallSheetProps = { readonly hall: number; readonly onClose: () => void };

/** The hall one is in: its name, its people, and the way for a friend to come here, too. */
export function HallSheet({ hall, onClose }: HallSheetProps) {
  const { t } = useTranslation('hall');
  const count = useHall((state) => state.inHall);
  const isAbove = useHall((state) => state.gallery);
  return (
    <Sheet title={t('room.name', { hall })} onClose={onClose}>
      <div className={styles['facts']}>
        <p>
          <strong>{count > 1 || isAbove ? t('room.here', { count }) : t('room.alone')}</strong>
        </p>
        <BusiestWords />
        <p>{t('room.same')}</p>
      </div>
      <Invite hall={hall} />
    </Sheet>
  );
}

/** The crowd of the plan in words. */
export function BusiestWords() {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const cells = useHall((state) => state.cells);
  const busiest = busiestPlace(hall, cells);
  if (!busiest) return null;
  const wing = hall.wings.find((w) => w.id === busiest.wing);
  const place = wing ? t('sign.wing', { name: wing.name, subtitle: wing.subtitle }) : t('room.atrium');
  return <p>{t('room.busiest', { place, count: busiest.people })}</p>;
}
