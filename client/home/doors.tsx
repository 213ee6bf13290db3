import { useTranslation } from '../i18n/use-translation.ts';
import { Link } from 'react-router';
import { Pavilion } from '../ui/pavilion.tsx';
import { TextDoorArt } from './door-art.tsx';

/** The two bodies of the same service. */
export function Doors() {
  const { t } = useTranslation(['common', 'home']);
  return (
    <nav className="doors" aria-label={t('home:doorsLabel')}>
      <Link className="door door-hall" to="/aula">
        <span className="door-art">
          <Pavilion />
        </span>
        <span className="door-words">
          <strong>{t('doors.hall')}</strong>
          <span>{t('doors.hallNote')}</span>
        </span>
      </Link>
      <Link className="door door-text" to="/teks">
        <span className="door-art">
          <TextDoorArt />
        </span>
        <span className="door-words">
          <strong>{t('doors.text')}</strong>
          <span>{t('doors.textNote')}</span>
        </span>
      </Link>
    </nav>
  );
}
